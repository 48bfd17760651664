import { describe, expect, test } from 'vitest';
import { coveredBy, nearFirstMark, reasonLine, mentionedBy } from '../../../../src/search/ui/result-reason.ts';
import { markTerms, bestLine } from '../../../../src/search/query/snippet.ts';
import { termsOf } from '../../../../src/vocabulary/terms.ts';

describe('markTerms', () => {
  test('marks the words searched for, in any form', () => {
    expect(markTerms('Optimises slow queries.', terms('slow query optimize'))).toEqual([
      { text: 'Optimises', marked: true },
      { text: ' ', marked: false },
      { text: 'slow', marked: true },
      { text: ' ', marked: false },
      { text: 'queries', marked: true },
      { text: '.', marked: false },
    ]);
  });

  test('returns the whole text, whatever is marked', () => {
    const text = 'C++ and front-end work — “naïve” <b>tags</b> & émigrés';
    for (const words of ['', 'frontend', 'naive tags', 'c++', 'emigre front']) {
      expect(textOf(markTerms(text, terms(words)))).toBe(text);
    }
  });

  test('marks hyphenated words as one', () => {
    expect(markTerms('The front-end.', terms('frontend'))).toContainEqual({ text: 'front-end', marked: true });
  });

  test('does not mark function words', () => {
    expect(markTerms('for the queries', terms('for the')).some(({ marked }) => marked)).toBe(false);
  });

  test('marks a run of pairs of characters once', () => {
    expect(markTerms('分析数据库索引。', terms('数据库'))).toEqual([
      { text: '分析', marked: false },
      { text: '数据库', marked: true },
      { text: '索引。', marked: false },
    ]);
  });

  test('marks nothing in an empty text', () => {
    expect(markTerms('', terms('slow'))).toEqual([]);
  });
});

describe('bestLine', () => {
  test('finds the line that says most, and its number', () => {
    const file = '# Queries\n\nSomething else.\n- Finds **slow queries**\n';
    expect(bestLine(file, terms('slow queries'))).toEqual({ line: 4, text: 'Finds slow queries' });
  });

  test('prefers the shorter of lines that say as much', () => {
    expect(bestLine(`slow ${'and so on '.repeat(9)}\nslow things\n`, terms('slow'))?.line).toBe(2);
  });

  test('shortens a long line around what matches', () => {
    const line = bestLine(`${'before '.repeat(60)}partition ${'after '.repeat(60)}`, terms('partition'));
    expect(line?.text).toContain('partition');
    expect(line?.text.length).toBeLessThanOrEqual(184);
    expect(line?.text).toMatch(/^….*…$/);
  });

  test('finds nothing where nothing matches', () => {
    expect(bestLine('Nothing here.\n', terms('slow'))).toBeUndefined();
  });
});

describe('reasonLine', () => {
  test('shows the line that matches the need best, marked', () => {
    expect(reasonLine('one\nslow two\n', terms('slow'), 1)).toEqual({
      line: 2,
      pieces: [
        { text: 'slow', marked: true },
        { text: ' two', marked: false },
      ],
    });
  });

  test('shows the line that proves a capability if no line matches the need', () => {
    expect(reasonLine('one\n## Sessions\n', terms('login'), 2)).toEqual({
      line: 2,
      pieces: [{ text: 'Sessions', marked: false }],
    });
  });

  test('leaves out escapes of the header and tags of examples', () => {
    const file = String.raw`description: Slow.\n\n<example>\nuser: \"slow queries\"\n</example>`;
    const found = reasonLine(file, terms('slow queries'), undefined);
    expect(textOf(found?.pieces ?? [])).toBe('description: Slow. user: "slow queries"');
  });

  test('shows nothing if no line proves a capability', () => {
    expect(reasonLine('one\n\n', terms('login'), undefined)).toBeUndefined();
    expect(reasonLine('one\n\n', terms('login'), 2)).toBeUndefined();
    expect(reasonLine('one\n', terms('login'), 99)).toBeUndefined();
  });
});

describe('nearFirstMark', () => {
  test('shortens the text before the first mark, at a word', () => {
    const pieces = nearFirstMark(markTerms(`${'word '.repeat(30)}slow end`, terms('slow')));
    expect(pieces[0]?.text).toMatch(/^…(?:word ){7,8}$/);
    expect(pieces[1]).toEqual({ text: 'slow', marked: true });
  });

  test('does not change text without a mark, or with one near its start', () => {
    const none = [{ text: 'word '.repeat(30), marked: false }];
    expect(nearFirstMark(none)).toBe(none);
    const near = markTerms('a slow one', terms('slow'));
    expect(nearFirstMark(near)).toBe(near);
    expect(nearFirstMark([])).toEqual([]);
  });
});

describe('the reasons of an agent', () => {
  const capability = (slug: string, covering: number[], mentioning: number[] = []) => ({
    slug,
    title: slug,
    share: 1,
    agents: [
      ...covering.map((number) => ({ number, strength: 50, covers: true })),
      ...mentioning.map((number) => ({ number, strength: 20, covers: false })),
    ],
  });
  const understood = [capability('a', [3, 7, 20]), capability('b', [7, 9], [50])];
  const because = new Map([
    [60, { slug: 'c', title: 'c', covers: true }],
    [61, { slug: 'c', title: 'c', covers: false }],
  ]);

  test('are the capabilities understood that it covers, in order', () => {
    expect(coveredBy({ understood, because }, 7).map(({ slug }) => slug)).toEqual(['a', 'b']);
    expect(coveredBy({ understood, because }, 9).map(({ slug }) => slug)).toEqual(['b']);
    expect(coveredBy({ understood, because }, 50)).toEqual([]);
  });

  test('or else the one that it is found by', () => {
    expect(coveredBy({ understood, because }, 60).map(({ slug }) => slug)).toEqual(['c']);
    expect(coveredBy({ understood, because }, 61)).toEqual([]);
    expect(mentionedBy({ understood, because }, 61)?.slug).toBe('c');
  });

  test('or else the first that it mentions', () => {
    expect(mentionedBy({ understood, because }, 50)?.slug).toBe('b');
    expect(mentionedBy({ understood, because }, 7)).toBeUndefined();
  });
});

function terms(words: string): Set<string> {
  return new Set(termsOf(words).map(({ term }) => term));
}

function textOf(pieces: { text: string }[]): string {
  return pieces.map(({ text }) => text).join('');
}
