import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareAgents,
  differenceInWords,
  factsOf,
  letterOf,
  nameAmong,
  tintsOf,
  type Compared,
} from '../../../src/compare/comparison.ts';
import { chosenQuery, readChosen } from '../../../src/catalogue/chosen.ts';
import { GROUPS } from '../../../src/vocabulary/groups.ts';
import { agentOf, fileWith, read } from '../make/agent-file.ts';

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
    'Both cover: Rest and Sql.',
    'Only architect covers: Planning.',
    'Only tester covers: Mocks and E2e. It alone leans on testing.',
  ]);
});

test('only a few of many capabilities are named', () => {
  const shared = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((slug, index) => [slug, 1 - index / 10]));
  expect(words(agent('x', shared), agent('y', shared), agent('z', shared))).toEqual([
    'All three cover: A, B, C and 3 more.',
    'None covers anything else.',
  ]);
});

test('agents that share nothing are said to', () => {
  expect(words(agent('x', { rest: 1 }), agent('y', { sql: 1 }))[0]).toBe('They cover nothing in common.');
});

test('the description says that an agent has nothing of its own', () => {
  expect(words(agent('x', { rest: 1 }), agent('y', { rest: 1, sql: 1 }))).toContain(
    'x covers nothing that the other does not.',
  );
});

test('agents of which nothing is known differ in nothing that can be told', () => {
  expect(words(agent('x', {}), agent('y', {}))).toEqual(['They cover nothing that the vocabulary lists.']);
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

test('facts name the tool that each agent is written for', () => {
  const tools = [
    { tool: 'copilot', label: 'GitHub Copilot', asIs: 'whole' as const, why: [], file: 'original' as const },
  ];
  const [row] = factsOf([agent('a', {}), { ...agent('b', {}), dialect: 'copilot', tools }]);
  expect(row).toEqual({ label: 'Written for', cells: ['claude-code', 'GitHub Copilot'] });
});

test('facts have the effort, in whichever field each tool has it', () => {
  const withEffort = (key: string, value: string): ReturnType<typeof agent> => ({
    ...agent('b', {}),
    frontmatter: [{ key, value, line: 2, column: 1 }],
  });
  const facts = factsOf([
    agent('a', {}),
    withEffort('effort', 'low'),
    withEffort('model_reasoning_effort', 'high'),
    withEffort('thinking', 'medium'),
  ]);
  expect(facts.find(({ label }) => label === 'Effort')?.cells).toEqual(['the session’s', 'low', 'high', 'medium']);
});

test('facts are in rows with a cell for every agent', () => {
  const everything = agent('a', {});
  const { access } = agentOf(read(fileWith('description: Helps.\ntools: Read, Grep, WebFetch')));
  const facts = new Map(factsOf([everything, { ...agent('b', {}), access }]).map(({ label, cells }) => [label, cells]));
  expect(facts.get('Read files')).toEqual(['all', 'Read, Grep']);
  expect(facts.get('Run commands')).toEqual(['all', 'no']);
  expect(facts.get('Use the network')).toEqual(['all', 'WebFetch']);
  expect(facts.get('Always in context')).toEqual(['about 2 tokens', 'about 2 tokens']);
  expect(facts.get('Examples')).toEqual(['none', 'none']);
  expect(facts.get('Findings')).toEqual(['none', 'none']);
});

test('an ability with denied tools names the tools that are left', () => {
  const { access } = agentOf(read(fileWith('description: Helps.\ndisallowedTools: Write, mcp__github')));
  const facts = new Map(factsOf([{ ...agent('a', {}), access }]).map(({ label, cells }) => [label, cells[0]]));
  expect(facts.get('Write files')).toBe('Edit, NotebookEdit');
  expect(facts.get('MCP servers')).toBe('all but mcp__github');
});

test('findings are counted by severity', () => {
  const { findings } = read(fileWith('description: Helps.\nallowed_tools: Read\nmood: glad'));
  const facts = new Map(factsOf([{ ...agent('a', {}), findings }]).map(({ label, cells }) => [label, cells[0]]));
  expect(facts.get('Findings')).toBe('1 warning, 1 note');
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

function agent(
  name: string,
  covers: Readonly<Record<string, number>>,
  shares: Partial<Record<(typeof GROUPS)[number]['id'], number>> = {},
): Compared {
  const { summary, access, size } = agentOf(read(fileWith('description: Helps.')));
  return {
    name,
    slug: name,
    summary,
    access,
    size,
    color: 'none',
    capabilities: Object.entries(covers).map(([slug, strength]) => {
      const title = slug.charAt(0).toUpperCase() + slug.slice(1);
      return { slug, title, group: 'data', strength, line: 1, lines: 1 };
    }),
    shares: GROUPS.map(({ id }) => shares[id] ?? 0),
    examples: [],
    findings: [],
    frontmatter: [],
    dialect: 'claude-code',
    tools: [],
  };
}
