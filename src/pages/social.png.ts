import { cacheDir } from 'astro:config/server';
import type { APIRoute } from 'astro';
import { cacheFolder, openCache } from '../cache.ts';
import { getCatalogue } from '../collection/get-catalogue.ts';
import { GROUPS } from '../vocabulary/groups.ts';
import { fingerprintPath } from '../catalogue/fingerprint.ts';
import { SOCIAL_COLORS, socialImage } from '../social/image.ts';
import { counted } from '../catalogue/words.ts';
import { identity, settings } from 'virtual:settings';

/** The image that other sites show next to a link to a page without its own image. */
export const GET: APIRoute = async () => {
  // Without a body, Astro writes no file.
  if (settings.socialImages === 'none') return new Response(null, { status: 404 });
  const { agents } = await getCatalogue();
  const sums = GROUPS.map((_, group) => agents.reduce((sum, { shares }) => sum + (shares[group] ?? 0), 0));
  const largest = Math.max(...sums);
  const image = await socialImage(openCache(cacheFolder(cacheDir)), {
    site: identity.title,
    name: identity.title,
    summary: identity.description ?? 'Read what each agent does, see what it may touch, and copy the exact file.',
    facts: [counted(agents.length, 'coding agent')],
    color: identity.accent?.light ?? SOCIAL_COLORS.none,
    fingerprint: largest === 0 ? undefined : fingerprintPath(sums.map((sum) => sum / largest)),
  });
  return new Response(Uint8Array.from(image), { headers: { 'Content-Type': 'image/png' } });
};
