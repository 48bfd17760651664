import { expect, test } from 'vitest';
import { findPassages, type EngineHit, type PassageEngine } from '../../../../src/search/passages/find.ts';
import type { PassageGroup } from '../../../../src/search/passages/group.ts';

test('guides come first, then capabilities, then agents', async () => {
  const { passages } = await findPassages('caching', engineOf({ agent: 2, guide: 1, capability: 1 }));
  expect(passages.map(({ group }) => group)).toEqual(['guide', 'capability', 'agent', 'agent']);
});

test('a few of each group are shown', async () => {
  const { passages } = await findPassages('caching', engineOf({ agent: 50, guide: 50, capability: 50 }));
  expect(passages).toHaveLength(5);
});

test('a question about the site shows more guides and fewer agents', async () => {
  const found = await findPassages('install an agent', engineOf({ agent: 50, guide: 50, capability: 50 }));
  expect(found.isAboutSite).toBe(true);
  expect(found.passages.map(({ group }) => group)).toEqual(['guide', 'guide', 'guide', 'capability', 'agent']);
});

test('what answers all asks is loaded before the first', async () => {
  const asked: string[] = [];
  await findPassages('slow caching', engineOf({ agent: 1 }, [], asked));
  expect(asked[0]).toBe('preload slow caching');
});

test('only the texts of what is shown are read', async () => {
  const read: string[] = [];
  await findPassages('caching', engineOf({ agent: 50 }, read));
  expect(read).toHaveLength(2);
});

test('a passage leads to its heading', async () => {
  const { passages } = await findPassages('caching', engineOf({ agent: 1 }));
  expect(passages[0]).toMatchObject({ url: 'agents/agent-0/#prompt-use', title: 'agent-0', heading: 'Use' });
});

test('each word of a need is asked in each group that has records', async () => {
  const asked: string[] = [];
  await findPassages('slow caching', engineOf({ agent: 1, guide: 1 }, [], asked));
  expect(asked).toEqual(['preload slow caching', 'guide slow', 'guide caching', 'agent slow', 'agent caching']);
});

test('a section found by words that its text does not have is linked to all the same', async () => {
  const engine: PassageEngine = {
    sizes: () => Promise.resolve({ guide: 1 }),
    preload: () => Promise.resolve(),
    search: () => Promise.resolve([hit('guides/a/#b', [{ id: 'b', text: 'B', location: 0 }], [])]),
  };
  const { passages } = await findPassages('uninstall', engine);
  expect(passages[0]).toMatchObject({ url: 'guides/a/#b', heading: 'B' });
});

test('nothing is asked for a need without words', async () => {
  const asked: string[] = [];
  expect(await findPassages('…', engineOf({ guide: 1 }, [], asked))).toEqual({ passages: [], isAboutSite: false });
  expect(asked).toEqual([]);
});

/** An engine whose records all have every word. @param read collects what is read @param asked collects what is asked */
function engineOf(
  sizes: Partial<Record<PassageGroup, number>>,
  read: string[] = [],
  asked: string[] = [],
): PassageEngine {
  return {
    sizes: () => Promise.resolve(sizes),
    preload: (queries) => {
      asked.push(`preload ${queries.join(' ')}`);
      return Promise.resolve();
    },
    search: (query, group) => {
      asked.push(`${group} ${query}`);
      const hits = Array.from({ length: sizes[group] ?? 0 }, (_, index) =>
        hit(`${group}s/${group}-${index}/`, [{ id: 'prompt-use', text: 'Use', location: 1 }], [2], read),
      );
      return Promise.resolve(hits);
    },
  };
}

function hit(
  url: string,
  anchors: { id: string; text: string; location: number }[],
  locations: number[],
  read: string[] = [],
): EngineHit {
  return {
    id: url,
    score: 1,
    locations,
    read: () => {
      read.push(url);
      return Promise.resolve({ url, title: url.split('/')[1] ?? '', content: 'Text Use caching', anchors });
    },
  };
}
