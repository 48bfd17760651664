import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalogue } from '../../../collection/get-catalogue.ts';
import { readBytes } from '../../../collection/read-prompt.ts';
import { sharedAddressesOf, sharedLines } from '../../../catalogue/shared-addresses.ts';
import { prepareAll } from '../../../install/files/prepare.ts';
import { INSTALL_LINES, servedFiles, type ServedFile } from '../../../install/files/served-files.ts';
import { TARGETS } from '../../../install/tools/targets.ts';

export const getStaticPaths = (async () => {
  // A build writes these files itself, without Astro.
  const { agents } = import.meta.env.DEV ? await getCatalogue() : { agents: [] };
  const own = agents.flatMap((entry) => {
    const { agent, slug } = entry;
    const bytes = readBytes(entry);
    const served = servedFiles(prepareAll(TARGETS, agent, slug, bytes), entry, bytes);
    return served.map((file) => ({ params: { slug, file: file.name }, props: { file } }));
  });
  const shared = sharedAddressesOf((await getCatalogue()).agents).map((each) => ({
    params: { slug: each.slug, file: INSTALL_LINES },
    props: { file: { bytes: new TextEncoder().encode(sharedLines(each)), type: 'text/plain; charset=utf-8' } },
  }));
  return [...own, ...shared];
}) satisfies GetStaticPaths;

/** The agent's file as other tools need it, and the data for the install scripts. */
export const GET: APIRoute<{ file: Pick<ServedFile, 'bytes' | 'type'> }> = ({ props: { file } }) =>
  new Response(Uint8Array.from(file.bytes), { headers: { 'Content-Type': file.type } });
