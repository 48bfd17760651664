import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readVocabulary } from '../../src/vocabulary/read-vocabulary.ts';
import { buildTables, type Built } from './build-tables.ts';
import { agentPaths, type Builder } from './builder.ts';
import { catalogueBuilder } from './catalogue-builder.ts';
import { writeCollection } from './collection.ts';
import { hugoBuilder } from './hugo-builder.ts';
import { measure, weigh, type Taken } from './measure.ts';
import { recordResults, siteOf, WORK } from './results.ts';
import { starlightBuilder } from './starlight-builder.ts';

// Builds synthetic collections with the catalogue and other site generators, taking turns, and measures each build:
// `node tests/bench/build.ts [SIZE …]`. The default sizes are 1000 and 10000. `--rounds N` builds N times and takes the
// median; `--limit N` stops a build after N seconds; `--only` skips the other generators. The catalogue's sites stay in the
// temporary folder for tests/bench/pages.ts.
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    limit: { type: 'string', default: '1500' },
    only: { type: 'boolean', default: false },
  },
});
const sizes = positionals.length === 0 ? [1000, 10_000] : positionals.map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new Error('A size is a number of agents.');
const limit = Number(values.limit);
const vocabulary = await readVocabulary(join(root, 'content/capabilities'));

await mkdir(join(WORK, 'logs'), { recursive: true });
console.log(`Setting up in ${WORK}`);
const sites = new Map<string, string>();
const catalogue = await catalogueBuilder(root, join(WORK, 'catalogue'), (agents) => sites.get(agents) ?? siteOf(0));
const builders = values.only ? [catalogue] : [catalogue, ...(await otherBuilders())];

await shippedSite();
const tables: string[] = [];
const versions = Object.fromEntries(builders.map(({ name, version }) => [name, version]));
for (const size of sizes) {
  tables.push(buildTables(size, await compare(size)));
  // Recorded after each size, so that stopping at a larger one loses nothing.
  await recordResults('build', versions, tables.join('\n\n'));
}

async function otherBuilders(): Promise<Builder[]> {
  const hugo = await hugoBuilder(join(WORK, 'hugo'));
  return [
    await starlightBuilder(join(WORK, 'starlight'), { sidebar: true }),
    await starlightBuilder(join(WORK, 'starlight-bare'), { sidebar: false }),
    ...(hugo === undefined ? [] : [hugo]),
  ];
}

/** Builds the site of the shipped agents, whose pages tests/bench/pages.ts measures too. */
async function shippedSite(): Promise<void> {
  const agents = join(WORK, 'catalogue/content/agents');
  sites.set(agents, siteOf(0));
  await catalogue.take(agents);
  await catalogue.clear();
  refuseFailure(catalogue, await measure(catalogue.command(), join(WORK, 'logs/shipped.log'), limit));
}

/** Builds one collection with each builder in turn, from nothing and again after one file changed. */
async function compare(size: number): Promise<Built[]> {
  const agents = join(WORK, 'agents', String(size));
  console.log(`\n${size.toLocaleString('en-US')} agents`);
  await writeCollection(agents, size, vocabulary);
  sites.set(agents, siteOf(size));
  const built = builders.map((builder): Built => ({
    name: builder.name,
    first: [],
    again: [],
    weight: undefined,
    index: undefined,
  }));
  // One round of a large collection is as informative as several of a small one.
  const rounds = Number(values.rounds ?? (size > 2000 ? 1 : 3));
  for (const builder of builders) await builder.take(agents);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, builder] of builders.entries()) {
      const into = built[index];
      // A builder that was stopped or failed is not run again.
      if (into === undefined || into.first.some(({ stopped }) => stopped !== undefined)) continue;
      await buildTwice(builder, into, size);
    }
  }
  return built;
}

async function buildTwice(builder: Builder, into: Built, size: number): Promise<void> {
  const log = (kind: string): string => join(WORK, 'logs', `${builder.name.replaceAll(' ', '-')}-${size}-${kind}.log`);
  await builder.clear();
  const first = await measure(builder.command(), log('first'), limit);
  refuseFailure(builder, first);
  into.first.push(first);
  console.log(
    `  ${builder.name}: ${first.stopped === undefined ? '' : `stopped (${first.stopped}) after `}${first.seconds.toFixed(1)} s`,
  );
  if (first.stopped !== undefined) {
    await builder.clear();
    return;
  }
  into.weight = await weigh(builder.output());
  if (builder.index !== undefined) into.index = await weigh(join(builder.output(), builder.index));
  const paths = await agentPaths(builder.source());
  const changed = join(builder.source(), paths[paths.length >> 1] ?? '');
  const before = await readFile(changed);
  await appendFile(changed, '\nSay in the end which of the findings are certain and which are guesses.\n');
  const again = await measure(builder.command(), log('again'), limit);
  refuseFailure(builder, again);
  into.again.push(again);
  console.log(`  ${builder.name}, one file changed: ${again.seconds.toFixed(1)} s`);
  await writeFile(changed, before);
}

/** Throws when the catalogue's own build failed: without its figures there is nothing to compare. Others may fail. */
function refuseFailure(builder: Builder, { stopped }: Taken): void {
  if (stopped === 'failure' && builder === catalogue) throw new Error(`The build failed; see ${join(WORK, 'logs')}.`);
}
