import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCapability, readEntry, writeCapability, writeEntry } from '../../../../src/search/format/entries.ts';

const postings = fc
  .uniqueArray(fc.nat(500), { maxLength: 8 })
  .map((numbers) => numbers.sort((a, b) => a - b).flatMap((number) => [number, 1 + (number % 99)]));
const documents = fc.record({ agents: postings, capabilities: postings });
const term = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '7', ''));

test('the entry of a term is read as it was written', () => {
  const entry = fc.record({
    agents: postings,
    capabilities: postings,
    pairs: fc.array(fc.tuple(term, documents)).map((pairs) => new Map(pairs)),
  });
  fc.assert(
    fc.property(entry, (written) => {
      const read = readEntry(JSON.parse(writeEntry(written)));
      expect(read?.agents).toEqual(written.agents);
      expect(read?.capabilities).toEqual(written.capabilities);
      // JSON puts keys that are numbers first.
      expect(new Map(read?.pairs)).toEqual(written.pairs);
    }),
  );
});

test('the entry of a capability is read as it was written', () => {
  const agents = fc
    .uniqueArray(fc.record({ number: fc.nat(500), strength: fc.integer({ min: 1, max: 99 }), covers: fc.boolean() }), {
      selector: ({ number }) => number,
    })
    .map((list) => list.sort((a, b) => a.number - b.number));
  fc.assert(
    fc.property(fc.record({ slug: fc.string(), title: fc.string(), agents }), (written) => {
      expect(readCapability(JSON.parse(writeCapability(written)))).toEqual(written);
    }),
  );
});

test.each([null, 7, 'text', {}, ['slug'], [1, 2, 3]])('%j is the entry of no capability', (value) => {
  expect(readCapability(value)).toBeUndefined();
});

test.each([null, 7, 'text', {}])('%j is the entry of no term', (value) => {
  expect(readEntry(value)).toBeUndefined();
});
