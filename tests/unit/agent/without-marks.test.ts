import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutMarks } from '../../../src/agent/without-marks.ts';

describe('a Markdown text as plain text', () => {
  test.each([
    ['strong emphasis', '**MUST BE USED** before a merge', 'MUST BE USED before a merge'],
    ['emphasis', 'Finds what _really_ is *slow*.', 'Finds what really is slow.'],
    ['strong emphasis of underscores', '__Use when:__ tests fail', 'Use when: tests fail'],
    ['both kinds of emphasis', '***Never*** guesses, **_ever_**', 'Never guesses, ever'],
    ['emphasis in emphasis', '**Runs *every* test**, and *the **slow** ones*', 'Runs every test, and the slow ones'],
    ['emphasis that ends together', '**Runs *every test***', 'Runs every test'],
    ['a label without a space after it', '**Note:**read this', 'Note:read this'],
    ['emphasis of words that are struck out', 'Writes ~~all~~ tests', 'Writes all tests'],
    ['emphasis without spaces', '代码**审查**专家', '代码审查专家'],
    ['emphasis of a name with a dot', 'Knows **.NET** well', 'Knows .NET well'],
    ['code', 'Runs `npm test` and `` `tick` ``', 'Runs npm test and `tick`'],
    ['code in emphasis', '**`next dev`** fails', 'next dev fails'],
    ['a link', 'See [the *docs*](https://example.com/a_(b) "Docs").', 'See the docs.'],
    ['a link in emphasis', '**[Docs](https://example.com)** help', 'Docs help'],
    ['emphasis that starts with a link', '*[a](/b) and c* stay', 'a and c stay'],
    ['a picture in a link', '[![Build](b.svg)](https://example.com) passes', 'Build passes'],
    ['an address in brackets', 'See <https://example.com/a_b_c>', 'See https://example.com/a_b_c'],
    ['a heading', 'Reviews.\n\n## When to use it\n\nAlways.', 'Reviews.\n\nWhen to use it\n\nAlways.'],
    ['a fence', 'Run:\n```sh\nnpm *test*\n```\nThen wait.', 'Run:\nnpm *test*\nThen wait.'],
  ])('has no marks of %s', (_, written, plain) => {
    expect(withoutMarks(written)).toBe(plain);
  });

  test.each([
    ['names', 'Renames snake_case_names and _private_fields of __init__.py in __tests__/ and _id'],
    ['sums', 'Knows that 2 * 3 * 4 is 2*3*4, and 2 ** 3 ** 4'],
    ['file patterns', 'Reads *.ts, *.tsx, src/**/*.ts, lib/**/*.js, **/*.md, **/docs/**, test_*.py and *_test.py'],
    ['patterns around a word', 'Reads *test*.ts and *spec*/index.js'],
    ['tags', 'Knows Array<T>, <T> and <b>'],
    ['marks of a list', 'Use it for\n* one thing\n* another\n- [x] a third'],
    ['a footnote', 'Prices* and costs*'],
    ['parameters', 'Takes *args and **kwargs'],
    ['calls', 'Calls handlers[name](event) and Bash(git *)'],
    ['escaped marks', 'Writes \\*stars\\*'],
    ['marks without a partner', 'A `tick, a *star, a [bracket](, a **pair'],
    ['marks of two paragraphs', 'One *starts\n\nand one ends*'],
    ['no words but marks', '**`'],
  ])('keeps %s', (_, written) => {
    expect(withoutMarks(written)).toBe(written);
  });

  test('keeps what is in code as it is', () => {
    expect(withoutMarks('Reads `__init__`, `*a*`, `[b](c)` and `<T>`')).toBe('Reads __init__, *a*, [b](c) and <T>');
  });

  test.each(['[a](b) *', '`a`', '**a', '# a\n', '```\na\n```\n', '***a***'])('reads very many marks: %j', (mark) => {
    expect(withoutMarks(mark.repeat(100_000))).toContain('a');
  });

  test('keeps every word', () => {
    const piece = fc.constantFrom(
      'word',
      ' ',
      '*',
      '**',
      '_',
      '`',
      '~~',
      '[',
      '](',
      ')',
      '\n',
      '\n\n',
      '# ',
      '```',
      '字',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const words = (text: string): string => text.replace(/\]\([^\s()]*\)/g, '').replace(/[^字]/g, '');
        const written = pieces.join('');
        // What is between the brackets of an address is not a word, and no more than one bracket stands around another.
        fc.pre(!/\]\([^\s]*字/.test(written) && !/```[^\n]*字/.test(written));
        expect(words(withoutMarks(written))).toBe(words(written));
      }),
    );
  });
});
