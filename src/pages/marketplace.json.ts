import type { APIRoute } from 'astro';
import { marketplaceFile, marketplaceName, pluginPath, servesArchives } from '../install/archives/marketplace.ts';
import { getPlugins, pluginArchive, summaryOf } from '../install/archives/get-archives.ts';
import { identity } from 'virtual:settings';
import { absolute } from '../site.ts';

/** The agents as plugins for Claude Code. Omitted if Claude Code would not accept plugins from the address; /bundles/ says so. */
export const GET: APIRoute = async () => {
  const home = absolute('');
  if (!servesArchives(home)) return new Response(null);
  const name = marketplaceName(home);
  const file = await marketplaceFile(name, await getPlugins(name), home, identity, async (plugin) => {
    const { sha256 } = await summaryOf(pluginPath(plugin), () => pluginArchive(plugin, home));
    return sha256;
  });
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
