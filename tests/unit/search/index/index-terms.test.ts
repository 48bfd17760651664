import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../../src/agent/agent-file.ts';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { agentDeriver } from '../../../../src/build/agents/derive.ts';
import { agentTerms, capabilityTerms, unpackTerms } from '../../../../src/search/index/index-terms.ts';
import type { Capability } from '../../../../src/vocabulary/capability.ts';
import { readPassages } from '../../../../src/vocabulary/passages.ts';
import { termsOf } from '../../../../src/vocabulary/terms.ts';
import { readVocabulary } from '../../../../src/vocabulary/read-vocabulary.ts';
import { agentOf, read } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';

const vocabulary = await readVocabulary(new URL('../../../../content/capabilities/', import.meta.url).pathname);
const derive = agentDeriver(vocabulary);
const TEXT = '---\nname: reviewer\ndescription: Reviews changes.\n---\nReview the change.\n';

test('the words of a tool find an agent, with less weight than those of its description', () => {
  const agent = agentOf(read(TEXT));
  const terms = agentTerms(readPassages(agent, 'Review the change.\n'), 'Gemini CLI');
  expect(terms.get('gemini')).toBeGreaterThan(0.05);
  expect(terms.get('gemini')).toBeLessThan((terms.get('chang') ?? terms.get('change') ?? 0) / 2);
});

test('no tool adds no terms', () => {
  const agent = agentOf(read(TEXT));
  const passages = readPassages(agent, 'Review the change.\n');
  expect(agentTerms(passages)).toEqual(agentTerms(passages, ''));
  expect(agentTerms(passages).has('gemini')).toBe(false);
});

test.each([
  ['/.gemini/agents/reviewer.md', 'gemini'],
  ['/.github/agents/reviewer.md', 'copilot'],
  ['/.cursor/agents/reviewer.md', 'cursor'],
])('an agent in %s is found by "%s"', (place, word) => {
  expect(packedTermsOf(derived(place)).filter((term) => word.startsWith(term.slice(0, 5)))).not.toEqual([]);
});

test('the tool of an agent adds no claims', () => {
  expect(derived('/.github/agents/reviewer.md').claims).toEqual(derived('/.claude/agents/reviewer.md').claims);
});

test('an agent for Claude Code is not found by the name of its tool', () => {
  expect(packedTermsOf(derived('/.claude/agents/reviewer.md'))).not.toContain('claud');
  expect(packedTermsOf(derived('/.claude/agents/reviewer.md'))).not.toContain('claude');
});

describe('a capability with names in other languages', () => {
  const cache: Capability = {
    slug: 'cache',
    title: 'Caching',
    group: 'data',
    aliases: ['cache', 'cached pages'],
    needs: ['pages are slow'],
    shared: {},
    covers: 'Keeping what is read often.',
  };
  const translated = capabilityTerms({
    ...cache,
    translations: { de: ['Zwischenspeicher'], ru: ['кэширование страниц'], zh: ['缓存策略'] },
  });

  test.each(['Zwischenspeicher', 'кэширования', '缓存'])('is found by "%s"', (query) => {
    const [term] = termsOf(query);
    expect(translated.get(term?.term ?? '')).toBeGreaterThan(0.1);
  });

  test('weighs the same for words in English', () => {
    for (const [term, weight] of capabilityTerms(cache)) expect(translated.get(term)).toBe(weight);
  });

  test('is found by what introduces its agents', () => {
    const [term] = termsOf('memoiser');
    expect(capabilityTerms({ ...cache, introductions: ['memoiser'] }).get(term?.term ?? '')).toBeGreaterThan(0.1);
  });
});
function packedTermsOf({ terms }: Pick<ReturnType<typeof derive>, 'terms'>): string[] {
  return unpackTerms(terms).map(({ term }) => term);
}

/** What the catalogue derives from the same file in some place. */
function derived(place: string): ReturnType<typeof derive> {
  const file = readAgent(bytesOf(TEXT), 'reviewer.md', place);
  const agent = agentOf(file);
  expect(bodyOf(file.bytes, agent)).toBe('Review the change.\n');
  return derive({ agent, bytes: file.bytes, sha256: file.sha256 });
}
