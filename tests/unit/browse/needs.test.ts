import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareText } from '../../../src/agent/compare-text.ts';
import { needsToTry } from '../../../src/browse/needs.ts';
import { agentDeriver } from '../../../src/build/agents/derive.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { fileReader } from '../../../src/collection/read-file.ts';
import { scanFolder } from '../../../src/collection/scan.ts';
import { searchFiles, searchPaths } from '../../../src/search/index/index-files.ts';
import { openIndex } from '../../../src/search/query/open-index.ts';
import { search } from '../../../src/search/query/search.ts';
import type { Capability } from '../../../src/vocabulary/capability.ts';
import { readVocabulary } from '../../../src/vocabulary/read-vocabulary.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let vocabulary: Capability[] = [];

beforeAll(async () => {
  vocabulary = await readVocabulary(`${root}content/capabilities`);
});

describe.each(['content/agents', 'tests/fixtures/collection'])('of %s', (folder) => {
  let agents: AgentEntry[] = [];
  let needs: string[] = [];

  beforeAll(async () => {
    const files = await scanFolder(root + folder, fileReader(agentDeriver(vocabulary)), () => undefined);
    agents = files
      .filter((file) => file.status === 'agent')
      .map((entry, number): AgentEntry => ({ ...entry, slug: String(number) }))
      .sort((a, b) => compareText(a.agent.name, b.agent.name));
    needs = await needsToTry(agents, vocabulary, searchFiles(agents, vocabulary));
  });

  test('there are four needs of three to seven words', () => {
    expect(needs).toHaveLength(4);
    for (const need of needs) expect(need).toMatch(/^[a-z]+(?: [a-z]+){2,6}$/);
  });

  test('the search answers each without doubt', async () => {
    const paths = searchPaths(searchFiles(agents, vocabulary));
    const index = await openIndex((path) => {
      const parsed: unknown = JSON.parse(paths.get(`search/${path}`) ?? 'null');
      return Promise.resolve(parsed);
    });
    for (const need of needs) {
      const { doubtful, strong, understood } = await search(need, index);
      expect([need, doubtful, strong > 0, understood.length > 0]).toEqual([need, false, true, true]);
    }
  });
});

test('where nothing is covered, there is nothing to try', async () => {
  expect(await needsToTry([], vocabulary, undefined)).toEqual([]);
});
