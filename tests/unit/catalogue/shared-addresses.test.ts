import { expect, test } from 'vitest';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { sharedAddressesOf, sharedLines } from '../../../src/catalogue/shared-addresses.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

function entry(slug: string, ...sharedSlugs: string[]): AgentEntry {
  return { ...entryOf(read(fileWith('description: Helps.')), slug), sharedSlugs };
}

function summed(agents: readonly AgentEntry[]): Record<string, string[]> {
  return Object.fromEntries(
    sharedAddressesOf(agents).map(({ slug, agents }) => [slug, agents.map(({ slug }) => slug)]),
  );
}

test('an address that would fit several agents names all of them', () => {
  expect(summed([entry('a-helper', 'helper'), entry('b-helper', 'helper'), entry('other')])).toEqual({
    helper: ['a-helper', 'b-helper'],
  });
});

test('addresses that are one on some disks name the same agents', () => {
  expect(summed([entry('a-straße', 'straße'), entry('b-strasse', 'strasse')])).toEqual({
    straße: ['a-straße', 'b-strasse'],
    strasse: ['a-straße', 'b-strasse'],
  });
});

test('the line for the scripts lists ten at most', () => {
  const agents = Array.from({ length: 12 }, (_, at) => entry(`h${at}`));
  expect(sharedLines({ slug: 'h', agents })).toBe('several\th0 h1 h2 h3 h4 h5 h6 h7 h8 h9 ...\n');
});
