import { describe, expect, test } from 'vitest';
import { findLookalikes } from '../../../../src/agent/checks/lookalikes.ts';
import { codesOf, findingOf } from '../../findings.ts';
import { read } from '../../make/agent-file.ts';

describe('lookalike letters', () => {
  test.each([
    ['a Cyrillic letter in a Latin word', 'revi\u0435wer', 'reviewer'],
    ['a Greek letter in a Latin word', 'h\u03BFst', 'host'],
    ['a Latin letter in a Cyrillic word', '\u0441\u043Ep\u0443', 'copy'],
    ['a word made only of lookalikes', '\u0441\u043E\u0440\u0443', 'copy'],
    ['full-width letters', '\uFF41\uFF42c', 'abc'],
    ['mathematical letters', '\u{1D42B}eviewer', 'reviewer'],
    ['a dotless i', 'rev\u0131ewer', 'reviewer'],
  ])('are found: %s', (_, text, plain) => {
    expect(findLookalikes(text)?.plain).toBe(plain);
  });

  test.each([
    ['plain letters', 'code-reviewer2'],
    ['accents', 'révision-größe'],
    ['combining accents', 're\u0301vision'],
    ['Russian', 'проверка-кода'],
    ['Russian next to a Latin word', 'проверка-api'],
    ['Greek', 'ελεγκτής'],
    ['a Greek letter as a word of its own', 'μ-services'],
    ['Japanese with Latin letters', 'APIレビュー担当'],
    ['Chinese', '代码审查'],
    ['Korean', '코드-검토'],
    ['Hindi', 'समीक्षक'],
    ['Arabic', 'مراجع'],
    ['an emoji', 'reviewer-👩‍💻'],
  ])('are not found in %s', (_, text) => {
    expect(findLookalikes(text)).toBeUndefined();
  });
});

test('the finding names the lookalike and the letter it looks like', () => {
  const found = findingOf(named('revi\u0435wer'), 'name-lookalike');
  expect(found.message).toContain('“\u0435” (U+0435) for “e”');
});

test('the corrected line has plain letters', () => {
  expect(findingOf(named('revi\u0435wer'), 'name-lookalike').corrected).toBe('name: "reviewer"');
});

test('a name in another script is only reported as unusual', () => {
  expect(codesOf(named('проверка'))).toEqual(['name-unusual']);
});

function named(name: string) {
  return read(`---\nname: ${name}\ndescription: Helps.\n---\n\nDo the work.\n`);
}
