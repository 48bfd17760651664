import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { compareText } from '../../src/agent/compare-text.ts';
import type { AgentEntry } from '../../src/catalogue/entry.ts';
import { fileReader } from '../../src/collection/read-file.ts';
import { scanFolder } from '../../src/collection/scan.ts';
import { readVocabulary } from '../../src/vocabulary/read-vocabulary.ts';
import { openIndex } from '../../src/search/query/open-index.ts';
import { agentDeriver } from '../../src/build/agents/derive.ts';
import { search } from '../../src/search/query/search.ts';
import { searchFiles } from '../../src/search/index/index-files.ts';
import { ndcgAt5, successAt3 } from './relevance.ts';

// Searches for every need of the relevance set and prints how good the results are: `npm run bench:search`.
// `--agents DIR --needs FILE` uses a set of your own, `--collection NAME` only the needs with that collection in the file.
// `--failures` lists the needs whose best agent is not among the first three, and those out of scope that are not doubted.
// A need without grades is out of scope.
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    agents: { type: 'string' },
    needs: { type: 'string', default: join(root, 'tests/bench/needs.json') },
    collection: { type: 'string' },
    failures: { type: 'boolean', default: false },
  },
});
const needSchema = z.array(
  z.object({ collection: z.string().optional(), need: z.string(), grades: z.record(z.string(), z.number()) }),
);
const vocabulary = await readVocabulary(join(root, 'content/capabilities'));
const needs = needSchema.parse(JSON.parse(await readFile(values.needs, 'utf8')));

if (values.agents === undefined) {
  await report('shipped', join(root, 'content/agents'), 'shipped');
  await report('collection', join(root, 'tests/fixtures/collection'), 'collection');
} else {
  await report(values.collection ?? values.agents, values.agents, values.collection);
}

async function report(label: string, folder: string, collection: string | undefined): Promise<void> {
  const selected = needs.filter((each) => collection === undefined || each.collection === collection);
  const { find } = await openFolder(folder);
  const [inScope, outOfScope] = [true, false].map((wanted) =>
    selected.filter(({ grades }) => Object.keys(grades).length > 0 === wanted),
  );
  const totals = { gain: 0, success: 0, empty: 0, doubted: 0, bytes: 0, requests: 0 };
  for (const { need, grades } of inScope ?? []) {
    const { names, doubtful, loaded } = await find(need);
    totals.bytes = Math.max(totals.bytes, loaded.bytes);
    totals.requests = Math.max(totals.requests, loaded.requests);
    if (doubtful) totals.doubted += 1;
    totals.gain += ndcgAt5(names, grades);
    if (successAt3(names, grades)) totals.success += 1;
    else if (values.failures) console.log(`  ${need}\n    ${names.slice(0, 5).join(', ')}`);
    if (names.length === 0) totals.empty += 1;
  }
  let said = 0;
  for (const { need } of outOfScope ?? []) {
    const { names, doubtful } = await find(need);
    if (doubtful || names.length === 0) said += 1;
    else if (values.failures) console.log(`  not doubted: ${need}\n    ${names.slice(0, 5).join(', ')}`);
  }
  const count = inScope?.length ?? 0;
  const share = (part: number): string => (part / count).toFixed(3);
  console.log(
    `${label}: ${count} needs, nDCG@5 ${share(totals.gain)}, success@3 ${share(totals.success)}, ` +
      `empty ${share(totals.empty)}, doubted ${totals.doubted}; out of scope ${said} of ${outOfScope?.length ?? 0} said; ` +
      `at most ${totals.requests} requests and ${Math.round(totals.bytes / 1000)} kB for one need`,
  );
}

/** Opens the site's search over a folder without building a site: the same index files and the same code. */
async function openFolder(folder: string): Promise<{ find: (need: string) => Promise<Found> }> {
  const files = await scanFolder(folder, fileReader(agentDeriver(vocabulary)), () => undefined);
  const agents = files
    .filter((file) => file.status === 'agent')
    .map((entry, number): AgentEntry => ({ ...entry, slug: String(number) }))
    .sort((a, b) => compareText(a.agent.name, b.agent.name));
  const made = searchFiles(agents, vocabulary);
  let loaded = { bytes: 0, requests: 0 };
  const load = (path: string): Promise<unknown> => {
    const text =
      path === 'index.json'
        ? JSON.stringify(made.manifest)
        : made.files.get(path.split('/')[1]?.replace('.json', '') ?? '');
    if (text === undefined) throw new Error(`There is no ${path}.`);
    loaded.bytes += gzipSync(text).length;
    loaded.requests += 1;
    return Promise.resolve(JSON.parse(text) as unknown);
  };
  return {
    find: async (need) => {
      // Each need counts as a first search.
      loaded = { bytes: 0, requests: 0 };
      const index = await openIndex(load);
      const { agents: numbers, doubtful } = await search(need, index);
      await index.cards(numbers.slice(0, 6));
      return { names: numbers.map((number) => made.agents[number]?.agent.name ?? ''), doubtful, loaded };
    },
  };
}

/** What a search gives. */
interface Found {
  /** The names of the agents, best first. */
  names: string[];
  doubtful: boolean;
  /** What was loaded for it. */
  loaded: { bytes: number; requests: number };
}
