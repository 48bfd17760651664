import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareAgents,
  differenceInWords,
  letterOf,
  nameAmong,
  sharedParts,
  tintsOf,
  type Compared,
} from '../../../src/compare/comparison.ts';
import { chosenQuery, readChosen } from '../../../src/catalogue/chosen.ts';
import { comparedAgent as agent } from './compared-agent.ts';

test.each([
  ['agents=a,b,c', ['a', 'b', 'c']],
  ['agents=a&agents=b', ['a', 'b']],
  ['agents=a,b&agents=b&agents=c', ['a', 'b', 'c']],
  ['agents=%20a%20,,b', ['a', 'b']],
  ['agents=', []],
  ['', []],
])('"%s" chooses %j', (query, chosen) => {
  expect(readChosen(new URLSearchParams(query))).toEqual({ chosen, left: [] });
});

test('more than four are too many', () => {
  const { chosen, left } = readChosen(new URLSearchParams('agents=a,b,c,d,e,f'));
  expect(chosen).toEqual(['a', 'b', 'c', 'd']);
  expect(left).toEqual(['e', 'f']);
});

test('a choice is read back from its address', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,12}$/), { maxLength: 4 }), (slugs) => {
      expect(readChosen(new URLSearchParams(chosenQuery(slugs))).chosen).toEqual(slugs);
    }),
  );
});

test('capabilities are grouped by how many agents cover them, strongest first', () => {
  const agents = [
    agent('a', { caching: 0.5, rest: 0.9, sql: 0.4 }),
    agent('b', { caching: 0.9, rest: 0.7, queues: 0.3 }),
    agent('c', { rest: 0.2, queues: 0.8, sql: 0.1, painting: 0.6 }),
  ];
  const { all, some, alone } = compareAgents(agents);
  expect(slugs(all)).toEqual(['rest']);
  expect(slugs(some)).toEqual(['caching', 'queues', 'sql']);
  expect(alone.map(slugs)).toEqual([[], [], ['painting']]);
  expect(some[0]?.proofs.map((proof) => proof?.strength)).toEqual([0.5, 0.9, undefined]);
});

test('what most agents cover comes before what fewer cover more strongly', () => {
  const agents = [
    agent('a', { sql: 1, rest: 0.1 }),
    agent('b', { sql: 1, rest: 0.1 }),
    agent('c', { rest: 0.1 }),
    agent('d', {}),
  ];
  expect(slugs(compareAgents(agents).some)).toEqual(['rest', 'sql']);
});

test.each([
  ['Both cover', ['rest', 'rest']],
  ['All cover', ['rest', 'rest', 'rest']],
  ['Some cover', ['rest', 'rest', 'sql']],
])('a table has the heading “%s” and none without rows', (heading, covers) => {
  const comparison = compareAgents(covers.map((slug, index) => agent(`agent-${index}`, { [slug]: 1 })));
  expect(sharedParts(comparison).map(({ title }) => title)).toEqual([heading]);
});

test('every capability is listed exactly once', () => {
  const claims = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(claims, { minLength: 1, maxLength: 4 }), (covers) => {
      const { all, some, alone } = compareAgents(covers.map((each, index) => agent(`agent-${index}`, each)));
      const found = slugs([...all, ...some, ...alone.flat()]).sort();
      expect(found).toEqual([...new Set(covers.flatMap((each) => Object.keys(each)))].sort());
    }),
  );
});

test('a single agent shares nothing', () => {
  const { all, alone } = compareAgents([agent('a', { rest: 1 })]);
  expect(all).toEqual([]);
  expect(alone.map(slugs)).toEqual([['rest']]);
});

test('the difference is described in words', () => {
  expect(
    words(
      agent('architect', { rest: 0.9, sql: 0.5, planning: 0.8 }),
      agent('tester', { rest: 0.5, sql: 0.5, mocks: 0.4, e2e: 0.3 }, { testing: 0.5 }),
    ),
  ).toEqual([
    'Both cover Rest and Sql.',
    'Only architect covers Planning.',
    'Only tester covers Mocks and E2e. It is the only one with a focus on testing.',
  ]);
});

test('only a few of many capabilities are named', () => {
  const shared = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((slug, index) => [slug, 1 - index / 10]));
  expect(words(agent('x', shared), agent('y', shared), agent('z', shared))).toEqual([
    'All three cover A, B, C and 3 more.',
    'None of them covers anything else.',
  ]);
});

test('agents that share nothing are said to', () => {
  expect(words(agent('x', { rest: 1 }), agent('y', { sql: 1 }))[0]).toBe('They have no capability in common.');
});

test('the description says that an agent has nothing of its own', () => {
  expect(words(agent('x', { rest: 1 }), agent('y', { rest: 1, sql: 1 }))).toContain(
    'x covers nothing that the other does not.',
  );
});

test('agents of which nothing is known differ in nothing that can be told', () => {
  expect(words(agent('x', {}), agent('y', {}))).toEqual(['They cover nothing that is in the vocabulary.']);
});

test('a single agent has no difference', () => {
  expect(words(agent('x', { rest: 1 }))).toEqual([]);
});

test('agents with different colours keep them', () => {
  expect(tintsOf([{ color: 'red' }, { color: 'none' }, { color: 'blue' }])).toEqual(['red', 'none', 'blue']);
});

test('all agents have different tints, and an agent with a unique colour keeps it', () => {
  expect(tintsOf([{ color: 'blue' }, { color: 'blue' }, { color: 'orange' }])).toEqual(['blue', 'green', 'orange']);
  expect(new Set(tintsOf(Array.from({ length: 4 }, () => ({ color: 'none' })))).size).toBe(4);
});

test('agents of one name are told apart by the tool that they are written for', () => {
  const tools = [{ tool: 'codex', label: 'Codex', asIs: 'whole' as const, why: [], file: 'original' as const }];
  const [one, other] = [agent('a', {}), { ...agent('a', {}), slug: 'a-codex', dialect: 'codex' as const, tools }];
  expect(nameAmong([one, other], other)).toBe('a (Codex)');
});

test('an agent whose name no other has is called by it alone', () => {
  const [one, other] = [agent('a', {}), agent('b', {})];
  expect(nameAmong([one, other], one)).toBe('a');
});

test('agents are labelled with letters', () => {
  expect([0, 1, 2, 3].map(letterOf)).toEqual(['A', 'B', 'C', 'D']);
});

function words(...agents: Compared[]): string[] {
  return differenceInWords(agents, compareAgents(agents));
}

function slugs(rows: readonly { slug: string }[]): string[] {
  return rows.map(({ slug }) => slug);
}
