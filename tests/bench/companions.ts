import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { bodyOf } from '../../src/agent/agent-file.ts';
import { compareText } from '../../src/agent/compare-text.ts';
import { readAgent } from '../../src/agent/read-agent.ts';
import { coverageReader } from '../../src/vocabulary/coverage.ts';
import { readPassages } from '../../src/vocabulary/passages.ts';
import { readVocabulary } from '../../src/vocabulary/read-vocabulary.ts';

// Counts which capabilities agents cover together: `node tests/bench/companions.ts FOLDER…`, where each folder inside of a
// FOLDER is a collection. Prints each capability's companions; `--write` puts them into the headers of the vocabulary.
const vocabularyFolder = fileURLToPath(new URL('../../content/capabilities', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});
/** How many companions a capability has at most, and how much more often than by chance they are covered together. */
const MOST = 8;
const LEAST_LIFT = 2;
/** So much is added to what is expected and to what is found, or two agents would make a pair. */
const DOUBT = 0.3;

const vocabulary = await readVocabulary(vocabularyFolder);
// The claims must not rest on the companions that are counted from them.
const coverage = coverageReader(vocabulary.map((capability) => ({ ...capability, companions: [] })));
const once = new Map<string, number>();
const together = new Map<string, Map<string, number>>();
const seen = new Set<string>();
let all = 0;
for (const folder of positionals) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await count(join(folder, entry.name));
  }
}
for (const { slug } of vocabulary) {
  const companions = companionsOf(slug);
  console.log(`${slug}: ${companions.join(', ')}`);
  if (values.write) await write(slug, companions);
}

/** Counts a collection. It weighs as much as the root of its size, because its agents have a manner in common. */
async function count(collection: string): Promise<void> {
  const files = await readdir(collection, { recursive: true });
  const covered = new Map<string, Map<string, number>>();
  for (const file of files.filter((each) => each.endsWith('.md')).sort(compareText)) {
    const { agent, bytes } = readAgent(await readFile(join(collection, file)), file);
    const text = bytes.toString();
    // A copy says nothing new.
    if (agent === undefined || agent.summary === '' || seen.has(text)) continue;
    seen.add(text);
    const { claims } = coverage(agent, readPassages(agent, bodyOf(bytes, agent)));
    // Files of one name are one agent for several tools.
    covered.set(agent.name, new Map(claims.map(({ capability, strength }) => [capability, strength])));
  }
  const weight = 1 / Math.sqrt(Math.max(1, covered.size));
  for (const strengths of covered.values()) {
    all += weight;
    for (const [one, strength] of strengths) {
      once.set(one, (once.get(one) ?? 0) + weight * strength);
      const others = together.get(one) ?? new Map<string, number>();
      together.set(one, others);
      for (const [other, more] of strengths) {
        if (other !== one) others.set(other, (others.get(other) ?? 0) + weight * strength * more);
      }
    }
  }
}

/** The capabilities that agents which cover one cover more often than others do, the most telling first. */
function companionsOf(slug: string): string[] {
  return [...(together.get(slug) ?? [])]
    .map(([other, found]) => {
      const expected = ((once.get(slug) ?? 0) * (once.get(other) ?? 0)) / all;
      return { other, lift: (found + DOUBT) / (expected + DOUBT) };
    })
    .filter(({ lift }) => lift >= LEAST_LIFT)
    .sort((a, b) => b.lift - a.lift || compareText(a.other, b.other))
    .slice(0, MOST)
    .map(({ other }) => other);
}

async function write(slug: string, companions: readonly string[]): Promise<void> {
  const path = join(vocabularyFolder, `${slug}.md`);
  const text = (await readFile(path, 'utf8')).replace(/\ncompanions:(?:\n {2}- .*)*(?=\n)/, '');
  const [, header = '', rest = ''] = /^(---\n[^]*?)(\n---\n[^]*)$/.exec(text) ?? [];
  const lines = companions.length === 0 ? '' : `\ncompanions:\n${companions.map((each) => `  - ${each}`).join('\n')}`;
  await writeFile(path, header + lines + rest);
}
