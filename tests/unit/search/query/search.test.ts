import { describe, expect, test } from 'vitest';
import { byGroup, type Capability } from '../../../../src/vocabulary/capability.ts';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
import { openIndex, type IndexFiles } from '../../../../src/search/query/open-index.ts';
import { agentDeriver } from '../../../../src/build/agents/derive.ts';
import { search, type Answer } from '../../../../src/search/query/search.ts';
import { reasonLine } from '../../../../src/search/ui/result-reason.ts';
import { searchFiles } from '../../../../src/search/index/index-files.ts';
import { agentOf, read } from '../../make/agent-file.ts';
import { entryOf } from '../../make/entry.ts';

const VOCABULARY = [
  capability('authentication', 'security', 'Authentication', ['log in', 'oauth', 'session'], ['who is this visitor']),
  capability('kubernetes', 'infrastructure', 'Kubernetes', ['kubernetes', 'k8s', 'helm chart'], ['too many pods']),
  capability('postgresql', 'data', 'PostgreSQL', ['postgres', 'postgresql'], ['my queries crawl']),
  capability('writing', 'writing', 'Technical writing', ['documentation', 'manual'], ['nobody understands our tool']),
].sort(byGroup);

const FILES = [
  agent('cluster-keeper', 'Runs Kubernetes clusters.', '## Kubernetes\n\n- pods\n- helm charts\n'),
  agent(
    'database-tuner',
    'Tunes PostgreSQL.',
    '## Postgres\n\n- indexes\n- slow queries\n- rate limits of connections\n',
  ),
  agent('gatekeeper', 'Builds log-in pages with OAuth.', '## Sessions\n\n- cookies\n- rate limit of attempts\n'),
  agent(
    'manual-writer',
    'Writes documentation.',
    '## Manuals\n\n- short sentences\n- a limit of one idea, at a steady rate\n',
  ),
];

describe('an agent is found', () => {
  test.each([
    ['by a word of its file', 'cookies', 'gatekeeper'],
    ['by another form of the word', 'indexing', 'database-tuner'],
    ['by an abbreviation that its file does not have', 'k8s', 'cluster-keeper'],
    ['by a need in different words', 'who is the visitor?', 'gatekeeper'],
    ['by any of several words', 'xyzzyq cookies plughw', 'gatekeeper'],
    ['by its name', 'manual-writer', 'manual-writer'],
    ['by its name in other punctuation', 'Manual Writer', 'manual-writer'],
    ['by its name written as one word', 'manualwriter', 'manual-writer'],
    ['by one word written as two', 'gate keeper', 'gatekeeper'],
  ])('%s: "%s"', async (_, query, name) => {
    expect((await ask(query)).names[0]).toBe(name);
  });
});

describe('a misspelt word', () => {
  test('is corrected to the nearest word of the vocabulary, and the correction is reported', async () => {
    const { names, corrections } = await ask('kubernetse');
    expect(names[0]).toBe('cluster-keeper');
    expect(corrections).toEqual([{ from: 'kubernetse', to: 'kubernetes' }]);
  });

  test('is corrected among correct words', async () => {
    expect((await ask('cookies documentaton')).corrections).toEqual([{ from: 'documentaton', to: 'documentation' }]);
  });

  test('is not looked for if every word is known', async () => {
    const { index, asked } = await open();
    await search('slow cookies', index);
    expect(asked.some((path) => path.endsWith('words.json'))).toBe(false);
  });
});

test('a file of the index that could not be loaded is requested again', async () => {
  const { index, made } = await open();
  let fails = true;
  const second = await openIndex((path) =>
    fails && path.includes('terms') ? Promise.reject(new Error('no connection')) : made(path),
  );
  await expect(search('cookies', second)).rejects.toThrow('no connection');
  fails = false;
  expect((await search('cookies', second)).agents).toEqual((await search('cookies', index)).agents);
});

describe('every agent found has a reason', () => {
  test('which is a capability if it has no word of the need', async () => {
    const { names, agents, because } = await ask('who is the visitor?');
    expect(because.get(agents[names.indexOf('gatekeeper')] ?? -1)).toEqual({
      slug: 'authentication',
      title: 'Authentication',
      covers: true,
    });
  });

  test('which is a word if it has one', async () => {
    const { agents, because } = await ask('cookies');
    expect(agents.map((number) => because.get(number))).toEqual([undefined]);
  });

  test.each(['nobody counts pods', 'too slow', 'visitor manual', 'crawl understands', 'gate keeper', 'log in'])(
    'one of the two: “%s”',
    async (need) => {
      const { agents, because, words } = await ask(need);
      const { fileOf } = await open();
      expect(agents.length).toBeGreaterThan(0);
      for (const number of agents) {
        const line = reasonLine(await fileOf(number), new Set(words), undefined);
        expect([...(line?.pieces ?? []).filter(({ marked }) => marked), because.get(number)]).not.toEqual([undefined]);
      }
    },
  );
});

test('nonsense finds nothing', async () => {
  expect(await ask('xyzzyq plughw')).toMatchObject({ agents: [], understood: [], corrections: [] });
});

test('a query without words finds nothing', async () => {
  expect((await ask('?!')).agents).toEqual([]);
});

describe('a quoted phrase finds only agents that have its words next to each other, in that order', () => {
  test.each([
    ['in a list', '"rate limit"', ['database-tuner', 'gatekeeper']],
    ['in another form', '"slow query"', ['database-tuner']],
    ['not in the other order', '"limit rate"', []],
    ['with other words', '"rate limit" postgres', ['database-tuner', 'gatekeeper']],
    ['in a heading', '"helm charts"', ['cluster-keeper']],
    ['of three words', '"limit of attempts"', ['gatekeeper']],
    ['of one word', '"cookies"', ['gatekeeper']],
    ['with function words between them', '"limit of one idea"', ['manual-writer']],
  ])('%s', async (_, query, expected) => {
    expect((await ask(query)).names.toSorted()).toEqual(expected);
  });

  test('a file that cannot be read has no phrase', async () => {
    const { index } = await open();
    const { agents } = await search('"rate limit"', index, () => Promise.reject(new Error('offline')));
    expect(agents).toEqual([]);
  });
});

describe('the beginning of a word', () => {
  const AGENTS = [
    agent('shop-keeper', 'Migrates shops to WordPress.', '## Webhooks\n\n- payments by webhook\n'),
    agent('type-keeper', 'Optimises TypeScript.', '## Authentication\n\nOrganises imports and monitoring.\n'),
  ];
  test.each([
    ['migr', 'shop-keeper'],
    ['migra', 'shop-keeper'],
    ['wordpr', 'shop-keeper'],
    ['we', 'shop-keeper'],
    ['webho', 'shop-keeper'],
    ['typ', 'type-keeper'],
    ['typescr', 'type-keeper'],
    ['optimis', 'type-keeper'],
    ['authenti', 'type-keeper'],
    ['authenticatio', 'type-keeper'],
    ['monitori', 'type-keeper'],
    ['payments web', 'shop-keeper'],
    ['webho payments', 'shop-keeper'],
  ])('"%s" finds %s, and is not corrected', async (query, name) => {
    const { names, corrections } = await ask(query, AGENTS);
    expect(names[0]).toBe(name);
    expect(corrections).toEqual([]);
  });

  test('the words that it stands for are marked', async () => {
    expect((await ask('wordpr', AGENTS)).words).toContain('wordpress');
  });

  test('a word in the middle of a query is whole', async () => {
    const { names } = await ask('type, in the shop', [agent('a', 'Sets type.', ''), agent('b', 'Typescript.', '')]);
    expect(names[0]).toBe('a');
  });
});

describe('a name that is a function word elsewhere', () => {
  const AGENTS = [
    agent('go-expert', 'Writes services.', 'Be brief.\n'),
    agent('it-support', 'Repairs laptops.', 'Be brief.\n'),
    agent('make-files', 'Builds programs.', 'Be brief.\n'),
    agent('definition-of-done', 'Checks work.', 'Be brief.\n'),
    agent('agent-author', 'Writes prompts.', 'Be brief.\n'),
    agent('c-developer', 'Writes drivers.', 'Be brief.\n'),
    agent('react19-expert', 'Writes pages.', 'Be brief.\n'),
  ];
  test.each([
    ['Go', 'go-expert'],
    ['go', 'go-expert'],
    ['a server in Go', 'go-expert'],
    ['go expert', 'go-expert'],
    ['IT', 'it-support'],
    ['it support', 'it-support'],
    ['make', 'make-files'],
    ['definition of done', 'definition-of-done'],
    ['agent author', 'agent-author'],
    ['C', 'c-developer'],
    ['react', 'react19-expert'],
    ['react 19', 'react19-expert'],
  ])('"%s" finds %s', async (query, name) => {
    expect((await ask(query, AGENTS)).names[0]).toBe(name);
  });

  test('says nothing in a sentence', async () => {
    expect((await ask('where does it go when I make a laptop drop', AGENTS)).names).toEqual(['it-support']);
  });
});

describe('in a script without spaces, an agent is found by any two characters of its description', () => {
  const AGENTS = [
    agent('db-tuner', '优化慢查询，分析数据库索引和执行计划。', '你是数据库专家。\n'),
    agent('reviewer', 'コードを読み、セキュリティの観点から指摘する。', '確認してください。\n'),
    agent('speed', '웹 성능을 개선합니다.', '간단히.\n'),
  ];
  test.each([
    ['数据库', 'db-tuner'],
    ['慢查询', 'db-tuner'],
    ['据库', 'db-tuner'],
    ['セキュリティ', 'reviewer'],
    ['指摘', 'reviewer'],
    ['コード', 'reviewer'],
    ['성능', 'speed'],
    ['개선', 'speed'],
  ])('%s', async (query, name) => {
    expect((await ask(query, AGENTS)).names).toEqual([name]);
  });
});

test('capabilities understood are named, best first, with the agents that cover them', async () => {
  const { understood } = await ask('kubernetes');
  expect(understood[0]).toMatchObject({ slug: 'kubernetes', title: 'Kubernetes', agents: [{ covers: true }] });
});

test('a capability that is about only a little of the query is not named', async () => {
  expect((await ask('kubernetes')).understood.map(({ slug }) => slug)).toEqual(['kubernetes']);
  expect((await ask('kubernetes plughw xyzzyq')).understood).toEqual([]);
});

test('a capability that no agent covers is not named', async () => {
  expect((await ask('kubernetes', [agent('other', 'Minds gizmos.', '')])).understood).toEqual([]);
});

describe('a need that no agent fits', () => {
  test.each(['plumbing', 'plumbing for the bathroom', 'sea kayak rental'])('"%s" is doubtful', async (need) => {
    expect((await ask(need)).doubtful).toBe(true);
  });

  test.each(['kubernetes', 'slow queries', 'cookies', 'manual-writer'])('"%s" is not', async (need) => {
    expect((await ask(need)).doubtful).toBe(false);
  });

  test('its unknown words are listed as typed', async () => {
    expect((await ask('Plumbing of cookies')).unknown).toEqual(['Plumbing']);
  });
});

test('agents that match much less than the best are weaker matches', async () => {
  const { names, strong } = await ask('tunes slow PostgreSQL queries by indexes, and rates.');
  expect(names.slice(0, strong)).toEqual(['database-tuner']);
  expect(names).toContain('manual-writer');
});

test('an agent with neither a word nor a capability of the query is not listed', async () => {
  expect((await ask('postgres')).names).toEqual(['database-tuner']);
});

test('agents with the same score keep the order of the catalogue', async () => {
  const { names } = await ask(
    'gizmos',
    ['a-one', 'b-one'].map((name) => agent(name, 'Minds gizmos.', 'Gizmos.\n')),
  );
  expect(names).toEqual(['a-one', 'b-one']);
});

test('a capability lists every agent that proves it and none that only mentions it', async () => {
  const proves = ['a-one', 'b-one', 'c-one'].map((name) => agent(name, 'Runs Kubernetes.', '## Kubernetes\n'));
  const speaks = agent('d-one', 'Minds gizmos.', 'Leave Kubernetes to others.\n\nAsk who runs Kubernetes.\n');
  const { index, names } = await open([...proves, speaks]);
  const { agents, understood } = await search('kubernetes', index);
  expect(agents).toEqual(expect.arrayContaining([0, 1, 2, 3]));
  const named = (covers: boolean): string[] =>
    (understood[0]?.agents ?? []).flatMap((each) => (each.covers === covers ? [names[each.number] ?? ''] : []));
  expect(named(true)).toEqual(['a-one', 'b-one', 'c-one']);
  expect(named(false)).toEqual(['d-one']);
});

test('a search reads only the parts of the index that it needs, each once', async () => {
  const { index, asked } = await open();
  await search('cookies', index);
  await search('cookies', index);
  expect(asked.filter((path, at) => asked.indexOf(path) !== at)).toEqual([]);
  expect(asked.some((path) => path.includes('cards') || path.includes('facets'))).toBe(false);
});

test('names of object properties are ordinary words', async () => {
  expect((await ask('constructor __proto__ toString')).agents).toEqual([]);
});

test('an index of another format is rejected', async () => {
  await expect(openIndex(() => Promise.resolve({ version: 1 }))).rejects.toThrow(/not what this page expects/);
});

test('cards are returned in the order requested', async () => {
  const { index, names } = await open();
  expect((await index.cards([2, 0])).map(({ name }) => name)).toEqual([names[2], names[0]]);
});

function capability(
  slug: string,
  group: Capability['group'],
  title: string,
  aliases: string[],
  needs: string[],
): Capability {
  return { slug, title, group, aliases, needs, shared: {}, covers: '' };
}

function agent(name: string, description: string, body: string): string {
  return `---\nname: ${name}\ndescription: ${description}\n---\n\n${body}`;
}

async function open(files: readonly string[] = FILES): Promise<{
  index: IndexFiles;
  names: string[];
  /** The requested paths. */
  asked: string[];
  /** Loads a file of the index. */
  made: (path: string) => Promise<unknown>;
  fileOf: (number: number) => Promise<string>;
}> {
  const derive = agentDeriver(VOCABULARY);
  const entries = files.map((text): AgentEntry => {
    const file = read(text);
    const found = agentOf(file);
    return {
      ...entryOf(file, found.name),
      ...derive({ agent: found, bytes: file.bytes, sha256: file.sha256 }),
      file: text,
    };
  });
  const made = searchFiles(entries, VOCABULARY);
  const asked: string[] = [];
  const load = (path: string): Promise<unknown> => {
    asked.push(path);
    const text =
      path === 'index.json' ? JSON.stringify(made.manifest) : made.files.get(path.replace(/^.*\/|\.json$/g, ''));
    return text === undefined ? Promise.reject(new Error(path)) : Promise.resolve<unknown>(JSON.parse(text));
  };
  const fileOf = (number: number): Promise<string> => Promise.resolve(made.agents[number]?.file ?? '');
  const names = made.agents.map((entry) => entry.agent.name);
  return { index: await openIndex(load), names, asked, made: load, fileOf };
}

async function ask(query: string, files?: readonly string[]): Promise<Answer & { names: string[] }> {
  const { index, names, fileOf } = await open(files);
  const answer = await search(query, index, fileOf);
  return { ...answer, names: answer.agents.map((number) => names[number] ?? '') };
}
