import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { writeSearch } from '../../../src/build/search/write-search.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { isManifest, type Manifest } from '../../../src/search/format/manifest.ts';
import { read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let site = '';

beforeEach(() => {
  site = temporaryFolder(onTestFinished);
});

test('the manifest names the folder of its files', async () => {
  await writeSearch([agent(1)], [], site);
  const { version, agents } = manifest();
  expect(agents).toBe(1);
  expect(readdirSync(join(site, 'search'))).toEqual([version, 'index.json']);
  expect(readdirSync(join(site, 'search', version))).toEqual(expect.arrayContaining(['cards-0.json', 'facets.json']));
});

test('agents are numbered in the order of the list, whatever the order they come in', async () => {
  const two = [agent(2), agent(1)];
  await writeSearch(two, [], site);
  const first = manifest().version;
  await writeSearch(two.toReversed(), [], site);
  expect(manifest().version).toBe(first);
  const cards = readFileSync(join(site, 'search', first, 'cards-0.json'), 'utf8');
  expect(cards.indexOf('helper-1')).toBeLessThan(cards.indexOf('helper-2'));
});

test('the index of many agents is the same when another thread writes it', async () => {
  const many = Array.from({ length: 600 }, (_, number) => agent(number));
  await writeSearch(many, [], site);
  const { version, agents } = manifest();
  expect(agents).toBe(600);
  expect(readdirSync(join(site, 'search', version)).filter((name) => name.startsWith('cards-'))).toHaveLength(5);
});

function manifest(): Manifest {
  const written: unknown = JSON.parse(readFileSync(join(site, 'search/index.json'), 'utf8'));
  if (!isManifest(written)) throw new Error('not a manifest');
  return written;
}

function agent(number: number): AgentEntry {
  const text = `---\nname: helper-${number}\ndescription: Helps with ${number}.\n---\n`;
  return entryOf(read(text), `helper-${number}`);
}
