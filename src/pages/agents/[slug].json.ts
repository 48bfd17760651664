import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalogue, getVocabulary } from '../../collection/get-catalogue.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { agentRecord } from '../../catalogue/record.ts';
import { readBytes } from '../../collection/read-prompt.ts';
import { installRecords } from '../../install/commands/install-records.ts';
import { prepareAll } from '../../install/files/prepare.ts';
import { TARGETS } from '../../install/tools/targets.ts';
import { absolute } from '../../site.ts';

export const getStaticPaths = (async () => {
  // A build writes these files itself, without Astro.
  const { agents } = import.meta.env.DEV ? await getCatalogue() : { agents: [] };
  return agents.map((entry) => ({ params: { slug: entry.slug }, props: { entry } }));
}) satisfies GetStaticPaths;

/** Everything that is derived from the agent's file. */
export const GET: APIRoute<{ entry: AgentEntry }> = ({ props }) => {
  const { entry } = props;
  const tools = prepareAll(TARGETS, entry.agent, entry.slug, readBytes(entry));
  const record = agentRecord(entry, getVocabulary(), absolute, installRecords(tools, entry.slug, absolute));
  return new Response(`${JSON.stringify(record, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
