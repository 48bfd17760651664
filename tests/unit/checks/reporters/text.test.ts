import { describe, expect, test } from 'vitest';
import { reportAsText } from '../../../../src/checks/reporters/text.ts';
import { found, PLACE, reportOf } from './report.ts';

const report = reportOf({
  '/work/repo/below/a/one.md': [
    found('header-not-strict', 3, 6, { excerpt: 'name: 日本: x', corrected: 'name: "日本: x"' }),
  ],
  '/work/repo/two.md': [found('bytes-crlf', 1, 1)],
  '/work/repo/below/fine.md': [],
});

test('each finding has its place, line, caret, fix and corrected line, and a count ends the report', () => {
  expect(reportAsText(report, PLACE)).toBe(`a/one.md:3:6 warning What is wrong. header-not-strict
    3 | name: 日本: x
      |      ^
      = fix: How to mend it.
             name: "日本: x"

/work/repo/two.md:1:1 note What is wrong. bytes-crlf
      = fix: How to mend it.

3 files: 0 agents, 0 skipped, 0 errors, 1 warning, 1 note.
`);
});

describe('what was fixed', () => {
  const fixed = [{ path: '/work/repo/below/a/one.md', finding: found('header-not-strict', 3, 6) }];

  test('comes first', () => {
    expect(reportAsText({ ...report, fixed }, PLACE)).toMatch(
      /^a\/one\.md:3:6 fixed What is wrong\. header-not-strict\n\n/,
    );
  });

  test('is counted, with a word about what is left, if anything is', () => {
    expect(reportAsText({ ...report, fixed }, PLACE)).toMatch(/\nFixed 1 finding\. Fix those above by hand\.\n$/);
    expect(reportAsText({ ...reportOf({ '/work/a.md': [] }), fixed }, PLACE)).toMatch(/\nFixed 1 finding\.\n$/);
  });

  test('does not include what could not be written', () => {
    const unwritten = [{ path: '/work/repo/below/b.md', reason: 'it is read-only' }];
    expect(reportAsText({ ...report, unwritten }, PLACE)).toMatch(/^b\.md: not fixed, because it is read-only\n\n/);
  });
});

test('nothing in it steers a terminal', () => {
  const hostile = {
    ...found('tool-unknown', 3, 4, { excerpt: 'ab\u001B[2Jc', corrected: '\u202Ex' }),
    message: '\u009B\r',
  };
  const files = { '/work/repo/below/a\u001B]0;x\u0007\n.md': [hostile] };
  const path = '/work/repo/below/b\u202E.md';
  const fixed = [{ path, finding: hostile }];
  const text = reportAsText({ ...reportOf(files), fixed, unwritten: [{ path, reason: '\u001B' }] }, PLACE);
  expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
  expect(text).toContain('a[U+001B]]0;x[U+0007][U+000A].md:3:4 warning');
});

test('no line is a command for GitHub Actions', () => {
  for (const name of ['::stop-commands::x.md', '##[group]x.md', ' ::x.md']) {
    const path = `/work/repo/below/${name}`;
    const finding = found('field-value', 1, 1, { excerpt: name, corrected: name });
    const text = reportAsText(
      { ...reportOf({ [path]: [finding] }), fixed: [{ path, finding }], unwritten: [{ path, reason: name }] },
      PLACE,
    );
    expect(text).not.toMatch(/^\s*::|##\[/m);
  }
});
