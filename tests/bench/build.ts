import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readVocabulary } from '../../src/vocabulary/read-vocabulary.ts';
import { buildTables, type Built } from './build-tables.ts';
import { agentPaths, type Builder } from './builder.ts';
import { catalogueBuilder } from './catalogue-builder.ts';
import { MIXED, PLAIN, writeCollection } from './collection.ts';
import { hugoBuilder } from './hugo-builder.ts';
import { measure, weigh, type Taken } from './measure.ts';
import { kindsTable, profileTable } from './profile.ts';
import { quietInWords, watchMachine } from './quiet.ts';
import { recordResults, siteOf, WORK } from './results.ts';
import { deleteOld, setAside } from './set-aside.ts';
import { starlightBuilder } from './starlight-builder.ts';

// Builds collections with the catalogue and other site generators, taking turns, and measures each build:
// `node tests/bench/build.ts [COLLECTION …]`. A collection is a number of made agents, `mixed-` and a number for one with long
// prompts, other tools' files and Chinese, or `shipped`. `--rounds N` builds N times and takes the median; `--limit N` stops a
// build after N seconds; `--only` skips the other generators, and `--against NAME` all but one of them; `--first` builds
// only from nothing, and not again after a change. `--profile` shows where
// the catalogue's time and bytes go, and records nothing. The catalogue's sites stay in the temporary folder for
// tests/bench/pages.ts.
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    limit: { type: 'string', default: '1500' },
    only: { type: 'boolean', default: false },
    against: { type: 'string' },
    first: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});
const collections = positionals.length === 0 ? ['shipped', '1000', 'mixed-1000', '10000'] : positionals;
const odd = collections.find((name) => !/^(?:shipped|(?:mixed-)?[1-9]\d*)$/.test(name));
if (odd !== undefined) throw new Error(`"${odd}" is no collection: give a number, mixed- and a number, or shipped.`);
const limit = Number(values.limit);
const vocabulary = await readVocabulary(join(root, 'content/capabilities'));

await mkdir(join(WORK, 'logs'), { recursive: true });
console.log(`Setting up in ${WORK}`);
const sites = new Map<string, string>();
const catalogue = await catalogueBuilder(
  root,
  join(WORK, 'catalogue'),
  (agents) => sites.get(agents) ?? siteOf('shipped'),
);
const builders = values.only || values.profile ? [catalogue] : [catalogue, ...(await otherBuilders())];

const parts: string[] = [];
const versions = Object.fromEntries(builders.map(({ name, version }) => [name, version]));
try {
  for (const name of collections) {
    const agents = await agentsOf(name);
    if (values.profile) {
      await printProfile(name, agents);
      continue;
    }
    const quiet = quietInWords(await watchMachine());
    console.log(`\n${name}. ${quiet}`);
    parts.push(`${buildTables(`### ${titleOf(name)}`, await compare(name, agents))}\n\n${quiet}`);
    // Recorded after each collection, so that stopping at a larger one loses nothing.
    await recordResults('build', versions, parts.join('\n\n'));
  }
} finally {
  await deleteOld();
}

async function otherBuilders(): Promise<Builder[]> {
  const hugo = await hugoBuilder(join(WORK, 'hugo'), join(root, 'node_modules/pagefind/lib/runner/bin.cjs'));
  const others = [
    await starlightBuilder(join(WORK, 'starlight'), { sidebar: true }),
    await starlightBuilder(join(WORK, 'starlight-bare'), { sidebar: false }),
    ...(hugo === undefined ? [] : [hugo]),
  ];
  return others.filter(({ name }) => values.against === undefined || name === values.against);
}

function sizeOf(name: string): number {
  return Number(/\d+$/.exec(name)?.[0] ?? 5);
}

function titleOf(name: string): string {
  if (name === 'shipped') return 'The five agents that come with it';
  const size = sizeOf(name).toLocaleString('en-US');
  return name.startsWith('mixed-')
    ? `${size} agents: long prompts, other tools’ files, some in Chinese`
    : `${size} agents`;
}

/** The folder with the agents of a collection, which is made if need be. */
async function agentsOf(name: string): Promise<string> {
  const agents = name === 'shipped' ? join(WORK, 'catalogue/content/agents') : join(WORK, 'agents', name);
  if (name !== 'shipped') {
    await writeCollection(agents, sizeOf(name), vocabulary, name.startsWith('mixed-') ? MIXED : PLAIN);
  }
  sites.set(agents, siteOf(name));
  return agents;
}

/** Builds one collection with each builder in turn, from nothing and again after one file changed. */
async function compare(name: string, agents: string): Promise<Built[]> {
  const built = builders.map((builder): Built => ({
    name: builder.name,
    first: [],
    again: [],
    weight: undefined,
    index: undefined,
    stages: undefined,
  }));
  // One round of a large collection is as informative as several of a small one.
  const rounds = Number(values.rounds ?? (sizeOf(name) > 2000 ? 1 : 5));
  for (const builder of builders) await builder.take(agents);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, builder] of builders.entries()) {
      const into = built[index];
      // A builder that was stopped or failed is not run again.
      if (into === undefined || into.first.some(({ stopped }) => stopped !== undefined)) continue;
      await buildTwice(builder, into, name);
    }
  }
  return built;
}

async function buildTwice(builder: Builder, into: Built, name: string): Promise<void> {
  const log = (kind: string): string => join(WORK, 'logs', `${builder.name.replaceAll(' ', '-')}-${name}-${kind}.log`);
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
  into.stages = /\[stages\] Seconds: (.*)/.exec(await readFile(log('first'), 'utf8'))?.[1];
  into.weight ??= await weigh(builder.output());
  if (builder.index !== undefined) into.index ??= await weigh(join(builder.output(), builder.index));
  if (values.first) return;
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

/** Prints where the time of the catalogue's build and the bytes of its site go. */
async function printProfile(name: string, agents: string): Promise<void> {
  const folder = join(WORK, 'profile', name);
  await setAside(folder);
  await catalogue.take(agents);
  await catalogue.clear();
  const { args, cwd, env } = catalogue.command();
  const log = join(WORK, 'logs', `profile-${name}.log`);
  const profiled = { ...env, NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
  refuseFailure(catalogue, await measure({ args, cwd, env: profiled }, log, limit));
  console.log(`\n${titleOf(name)}\n\n${profileTable(folder)}\n\n${await kindsTable(catalogue.output())}`);
}

/** Throws when the catalogue's own build failed: without its figures there is nothing to compare. Others may fail. */
function refuseFailure(builder: Builder, { stopped }: Taken): void {
  if (stopped === 'failure' && builder === catalogue) throw new Error(`The build failed; see ${join(WORK, 'logs')}.`);
}
