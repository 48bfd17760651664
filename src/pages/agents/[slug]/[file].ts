import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalogue, readBytes } from '../../../catalogue/catalogue.ts';
import type { AgentEntry } from '../../../catalogue/file.ts';
import { servedFile, servedNames } from '../../../install/served-files.ts';
import { TARGETS } from '../../../install/targets.ts';

export const getStaticPaths = (async () => {
  const { agents } = await getCatalogue();
  return agents.flatMap((entry) =>
    servedNames(TARGETS, entry.agent).map((file) => ({ params: { slug: entry.slug, file }, props: { entry } })),
  );
}) satisfies GetStaticPaths;

/** The agent's file as other tools need it, and what the install scripts are told. */
export const GET: APIRoute<{ entry: AgentEntry }, { file: string }> = async ({ params, props: { entry } }) => {
  const { bytes, type } = servedFile(TARGETS, params.file, entry.agent, entry.slug, await readBytes(entry));
  return new Response(Uint8Array.from(bytes), { headers: { 'Content-Type': type } });
};
