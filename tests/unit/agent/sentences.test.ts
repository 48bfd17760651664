import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeSentences } from '../../../src/agent/sentences.ts';
import { fixturePath, readFixture } from '../make/fixture.ts';

describe('the first sentences of a text', () => {
  test('are all of it, on one line, when they fit', () => {
    expect(wholeSentences(' Finds slow\nqueries. Use it\n\nearly ', 200)).toBe('Finds slow queries. Use it early');
  });

  test('are as many as fit', () => {
    expect(wholeSentences('Finds slow queries. Reads their plans. Adds indexes to tables.', 40)).toBe(
      'Finds slow queries. Reads their plans.',
    );
  });

  test('are one that is longer than usual, whole', () => {
    const long = 'Finds slow queries in every database that the project has, large or small.';
    expect(wholeSentences(`${long} Adds indexes.`, 40)).toBe(long);
  });

  test('take the next one along when the first says little', () => {
    expect(wholeSentences('Reviewer. Reads every change to the server before it is merged. Then merges it.', 40)).toBe(
      'Reviewer. Reads every change to the server before it is merged.',
    );
  });

  test.each([
    ['an abbreviation', 'Reviews code, e.g. React or Vue.'],
    ['an abbreviation in capitals', 'Compares plans: A vs. B in a table.'],
    ['a product', 'Builds servers with Next.js and Node.js for teams.'],
    ['a product that ends its sentence', 'Builds servers for teams that use Node.js.'],
    ['a product that begins with a full stop', 'Builds servers with .NET for large teams.'],
    ['a version', 'Moves projects to v1.2 or to 3.0.1 and back.'],
    ['an initial', 'Follows the rules that J. Smith wrote down.'],
    ['a question in a quotation', 'Answers "why is it slow?" and similar questions.'],
    ['sentences in brackets', 'Writes tests (for all parts. Slow ones too) and runs them.'],
    ['sentences in a quotation', 'Answers "it fails. Help me" with one test.'],
    ['the numbers of items', 'Does this: 1. Plans the work 2. Does the work'],
    ['a name with a full stop before it', 'Formats files such as .env and .gitignore in place.'],
  ])('do not end at %s', (_, sentence) => {
    expect(wholeSentences(`${sentence}\n\nAnd then some more words that do not fit.`, 20, 200)).toBe(sentence);
  });

  test.each([
    ['Chinese', '审查代码并报告问题。', '然后修复所有的问题并运行测试。'],
    ['Japanese', '遅いクエリを見つけますか？', 'その後インデックスを追加します。'],
    ['full-width marks', '审查全部代码！', '然后修复所有的问题并运行测试。'],
    ['Hindi', 'यह कोड की समीक्षा करता है।', 'फिर यह सभी समस्याओं को ठीक करता है।'],
    ['Arabic', 'هل الاستعلام بطيء؟', 'ثم يضيف الفهارس إلى الجداول.'],
    ['Russian', 'Проверяет код, т.е. Весь проект.', 'Потом исправляет все ошибки.'],
  ])('end where they do in %s', (_, first, second) => {
    expect(wholeSentences(`${first} ${second}`, first.length + 1)).toBe(first);
    expect(wholeSentences(`${first}${second}`, first.length + 1)).toMatch(new RegExp(`^${first.replace('?', '\\?')}`));
  });

  test('keep what closes after their mark', () => {
    expect(wholeSentences('Asks "what is slow?" Then it looks for the reason in the plan.', 30)).toBe(
      'Asks "what is slow?"',
    );
  });

  test('end with a paragraph that has no full stop', () => {
    expect(wholeSentences('Finds slow queries\n\nUse it when pages take seconds to load.', 40)).toBe(
      'Finds slow queries',
    );
  });

  test('go on after a paragraph that introduces the next', () => {
    expect(wholeSentences('Use it when:\n\n- a page is slow\n- a query is slow\n\nNever without need.', 45)).toBe(
      'Use it when: - a page is slow - a query is slow',
    );
  });

  test('end with a clause where one sentence is too long', () => {
    expect(
      wholeSentences('Finds slow queries (joins, scans), adds indexes, and removes those that nothing uses', 30, 60),
    ).toBe('Finds slow queries (joins, scans), adds indexes.');
  });

  test('prefer the end of an item to a comma', () => {
    expect(wholeSentences('Use when: - a page is slow, or late - a query, or a job, never ends at all', 30, 60)).toBe(
      'Use when: - a page is slow, or late.',
    );
  });

  test('end a clause in Chinese with a full stop of its own', () => {
    expect(wholeSentences('审查代码，修复问题，运行测试，编写文档，然后部署到生产环境', 10, 21)).toBe(
      '审查代码，修复问题，运行测试，编写文档。',
    );
  });

  test('mark a cut where nothing ends at all', () => {
    expect(wholeSentences('x'.repeat(500), 100)).toBe(`${'x'.repeat(99)}…`);
  });

  test('are never longer than allowed, and say only what the text says', () => {
    fc.assert(
      fc.property(TEXTS, fc.integer({ min: 20, max: 300 }), (text, usual) => {
        const shown = wholeSentences(text, usual);
        const line = text.replace(/\s+/g, ' ').trim();
        expect(shown.length).toBeLessThanOrEqual(2 * usual);
        expect(line.startsWith(shown) || line.startsWith(shown.slice(0, -1))).toBe(true);
        expect(shown === '').toBe(line === '');
      }),
    );
  });

  test('end with a mark or a paragraph, if their sentences are of usual length', () => {
    const sentence = fc
      .array(
        fc.constantFrom('finds', 'Next.js', 'v1.2', 'slow', 'queries,', '(e.g. React)', 'and', '"why?" and', 'Node.js'),
        {
          minLength: 3,
          maxLength: 12,
        },
      )
      .map((words) => `Agent ${words.join(' ')} well.`);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), (sentences) => {
        const shown = wholeSentences(sentences.join(' '), 200);
        const whole = sentences.map((_, index) => sentences.slice(0, index + 1).join(' '));
        expect(whole).toContain(shown);
      }),
    );
  });

  test('are whole in every fixture', () => {
    const cut = readdirSync(fixturePath('agents'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md') && !path.endsWith('README.md'))
      .flatMap((path) => readFixture(`agents/${path}`).agent ?? [])
      .map(({ summary }) => ({ line: summary.replace(/\s+/g, ' ').trim(), shown: wholeSentences(summary, 200) }))
      .filter(({ line, shown }) => shown !== line && !/[.!?。！？]["')*]*$/.test(shown));
    expect(cut).toEqual([]);
  });
});

/** Texts of words, marks and line breaks in several scripts. */
const TEXTS = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '. ',
        '.',
        '! ',
        '? ',
        '。',
        '；',
        ', ',
        '; ',
        ' - ',
        '\n\n',
        '\n- ',
        ' (',
        ')',
        '"',
        ': ',
        ' 1. ',
        '…',
        ' ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('Next.js', 'e.g.', 'agent', 'Use', '审查', '👩‍💻', 'اختبار'),
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(''));
