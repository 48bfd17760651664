import type { APIRoute, GetStaticPaths } from 'astro';
import { marketplaceName, servesArchives } from '../../install/archives/marketplace.ts';
import type { Plugin } from '../../install/archives/plugins.ts';
import { getPlugins, pluginArchive } from '../../install/archives/get-archives.ts';
import { absolute } from '../../site.ts';

export const getStaticPaths = (async () => {
  const home = absolute('');
  // Claude Code would not accept them.
  if (!servesArchives(home)) return [];
  return (await getPlugins(marketplaceName(home))).map((plugin) => ({
    params: { name: plugin.name },
    props: { plugin },
  }));
}) satisfies GetStaticPaths;

/** Agents as a plugin for Claude Code. */
export const GET: APIRoute<{ plugin: Plugin }> = async ({ props }) => {
  const bytes = await pluginArchive(props.plugin, absolute(''));
  return new Response(bytes, { headers: { 'Content-Type': 'application/zip' } });
};
