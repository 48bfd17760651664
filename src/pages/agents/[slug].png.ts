import { cacheDir } from 'astro:config/server';
import type { APIRoute, GetStaticPaths } from 'astro';
import { cacheFolder, openCache } from '../../cache.ts';
import { getCatalogue } from '../../collection/get-catalogue.ts';
import { colorOf } from '../../catalogue/agent-color.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { fingerprintPath } from '../../catalogue/fingerprint.ts';
import { SOCIAL_COLORS, socialImage } from '../../social/image.ts';
import { accessInWords, isProactive, modelInWords } from '../../catalogue/words.ts';
import { identity, settings } from 'virtual:settings';
import { hasSocialImage } from '../../settings.ts';

export const getStaticPaths = (async () => {
  const { agents } = await getCatalogue();
  if (!hasSocialImage(agents.length, settings.socialImages)) return [];
  return agents.map((entry) => ({ params: { slug: entry.slug }, props: { entry } }));
}) satisfies GetStaticPaths;

/** The image that other sites show next to a link to the agent's page. */
export const GET: APIRoute<{ entry: AgentEntry }> = async ({ props }) => {
  const { agent, shares } = props.entry;
  const image = await socialImage(openCache(cacheFolder(cacheDir)), {
    site: identity.title,
    name: agent.name,
    summary: agent.summary,
    facts: [accessInWords(agent.access), modelInWords(agent), ...(isProactive(agent) ? ['called proactively'] : [])],
    color: SOCIAL_COLORS[colorOf(agent)],
    fingerprint: fingerprintPath(shares),
  });
  return new Response(Uint8Array.from(image), { headers: { 'Content-Type': 'image/png' } });
};
