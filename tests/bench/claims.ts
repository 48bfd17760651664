import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readAgent } from '../../src/agent/read-agent.ts';
import { bodyOf } from '../../src/agent/agent-file.ts';
import { readPassages } from '../../src/vocabulary/passages.ts';
import { coverageReader } from '../../src/vocabulary/coverage.ts';
import { readVocabulary } from '../../src/vocabulary/read-vocabulary.ts';

// Compares the coverage that the catalogue claims for agents with labels by a person who read them: `npm run bench:search`.
// `--reference DIR` adds a folder of agents, which the labels call "reference". `--list` prints every difference.
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { reference: { type: 'string' }, list: { type: 'boolean', default: false } } });
const labelSchema = z.array(
  z.object({
    collection: z.enum(['shipped', 'reference', 'collection']),
    agent: z.string(),
    covers: z.array(z.string()),
    partly: z.array(z.string()),
  }),
);
const labels = labelSchema.parse(JSON.parse(await readFile(join(root, 'tests/bench/claims.json'), 'utf8')));
const coverage = coverageReader(await readVocabulary(join(root, 'content/capabilities')));

await report('shipped', join(root, 'content/agents'));
await report('collection', join(root, 'tests/fixtures/collection'));
if (values.reference !== undefined) await report('reference', values.reference);

async function report(collection: string, folder: string): Promise<void> {
  const totals = { claims: 0, right: 0, covers: 0, found: 0 };
  for (const name of (await readdir(folder, { recursive: true })).filter((each) => each.endsWith('.md')).sort()) {
    const { agent, bytes } = readAgent(await readFile(join(folder, name)), name);
    const label = labels.find((each) => each.collection === collection && each.agent === agent?.name);
    if (agent === undefined || label === undefined) continue;
    const claimed = coverage(agent, readPassages(agent, bodyOf(bytes, agent))).claims.map(
      ({ capability }) => capability,
    );
    const right = claimed.filter((slug) => label.covers.includes(slug) || label.partly.includes(slug));
    const found = label.covers.filter((slug) => claimed.includes(slug));
    totals.claims += claimed.length;
    totals.right += right.length;
    totals.covers += label.covers.length;
    totals.found += found.length;
    if (!values.list) continue;
    console.log(`${agent.name}\n  claimed wrongly: ${claimed.filter((slug) => !right.includes(slug)).join(', ')}`);
    console.log(`  not claimed: ${label.covers.filter((slug) => !found.includes(slug)).join(', ')}`);
  }
  console.log(
    `${collection}: precision ${(totals.right / totals.claims).toFixed(2)} of ${totals.claims} claims, ` +
      `recall ${(totals.found / totals.covers).toFixed(2)} of ${totals.covers} capabilities`,
  );
}
