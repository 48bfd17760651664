import { describe, expect, test } from 'vitest';
import type { Capability } from '../../../../src/vocabulary/capability.ts';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
import { openIndex, type IndexFiles } from '../../../../src/search/query/open-index.ts';
import { agentDeriver } from '../../../../src/build/derive.ts';
import { search, type Answer } from '../../../../src/search/query/search.ts';
import { searchFiles } from '../../../../src/search/index/index-files.ts';
import { agentOf, read } from '../../make/agent-file.ts';
import { entryOf } from '../../make/entry.ts';

const VOCABULARY: Capability[] = [
  capability('authentication', 'security', 'Authentication', ['log in', 'oauth', 'session'], ['who is this visitor']),
  capability('kubernetes', 'infrastructure', 'Kubernetes', ['kubernetes', 'k8s', 'helm chart'], ['too many pods']),
  capability('postgresql', 'data', 'PostgreSQL', ['postgres', 'postgresql'], ['my queries crawl']),
  capability('writing', 'writing', 'Technical writing', ['documentation', 'manual'], ['nobody understands our tool']),
];

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

test('nonsense finds nothing', async () => {
  expect(await ask('xyzzyq plughw')).toMatchObject({ agents: [], capabilities: [], corrections: [] });
});

test('a query without words finds nothing', async () => {
  expect((await ask('?!')).agents).toEqual([]);
});

test('a quoted phrase finds only agents with all of its words', async () => {
  const { names } = await ask('"rate limit" postgres');
  expect(names.toSorted()).toEqual(['database-tuner', 'gatekeeper', 'manual-writer']);
  expect((await ask('"slow queries"')).names).toEqual(['database-tuner']);
});

test('the answer lists the capabilities it recognised, best first', async () => {
  const { capabilities } = await ask('k8s');
  expect(capabilities[0]).toMatchObject({ slug: 'kubernetes', title: 'Kubernetes', agents: [0] });
});

test('a capability that matches only a little of the query is not recognised', async () => {
  const { capabilities } = await ask('helm chart session');
  expect(capabilities.map(({ slug }) => slug)).toEqual(['kubernetes']);
});

test('agents with the same score keep the order of the catalogue', async () => {
  const { index } = await open(['b-one', 'a-one'].map((name) => agent(name, 'Minds gizmos.', 'Gizmos.\n')));
  expect((await search('gizmos', index)).agents).toEqual([0, 1]);
});

test('a capability lists every agent that proves it and none that only mentions it', async () => {
  const proves = ['a-one', 'b-one', 'c-one'].map((name) => agent(name, 'Runs Kubernetes.', '## Kubernetes\n'));
  const speaks = agent('d-one', 'Minds gizmos.', 'Leave Kubernetes to others.\n\nAsk who runs Kubernetes.\n');
  const { index } = await open([...proves, speaks]);
  const { agents, capabilities } = await search('kubernetes', index);
  expect(agents).toEqual(expect.arrayContaining([0, 1, 2, 3]));
  expect(capabilities[0]?.agents).toEqual([0, 1, 2]);
  expect(capabilities[0]?.mentioning).toEqual([3]);
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
  const { index } = await open();
  expect((await index.cards([2, 0])).map(({ name }) => name)).toEqual(['gatekeeper', 'cluster-keeper']);
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
  return { index: await openIndex(load), names: entries.map((entry) => entry.agent.name), asked, made: load };
}

async function ask(query: string): Promise<Answer & { names: string[] }> {
  const { index, names } = await open();
  const answer = await search(query, index);
  return { ...answer, names: answer.agents.map((number) => names[number] ?? '') };
}
