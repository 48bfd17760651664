import { describe, expect, test } from 'vitest';
import { checkUnshown } from '../../../../src/agent/checks/unshown.ts';
import { decodeSource } from '../../../../src/agent/header/source.ts';
import { placeOf } from '../../findings.ts';

const check = (text: string, bodyLine = 1) =>
  checkUnshown(decodeSource(new TextEncoder().encode(text)), bodyLine, 'agent.md');
const codes = (text: string): string[] => check(text).map(({ code }) => code);

describe('comments', () => {
  test('an HTML comment is found', () => {
    expect(check('Do this.\n<!-- and that -->').map(placeOf)).toEqual(['2:1']);
  });

  test('the first three comments are found', () => {
    expect(codes('<!-- a -->\n'.repeat(5))).toHaveLength(3);
  });

  test('the last finding says how many comments follow', () => {
    expect(check('<!-- a -->\n'.repeat(5)).at(-1)?.message).toContain('There are 2 more such places below.');
  });

  test.each([
    ['a fence', '```html\n<!-- shown -->\n```'],
    ['a line of text', 'Write `<!-- shown -->` first.'],
    ['double backticks', 'Write ``a ` <!-- shown -->`` first.'],
  ])('a comment in the code of %s is shown', (_, text) => {
    expect(codes(text)).toEqual([]);
  });

  test('a backtick without another hides no comment', () => {
    expect(codes('It`s <!-- here -->\nand `there`.')).toEqual(['html-comment']);
  });

  test('a fence in the header hides no comment', () => {
    expect(check('```\n---\n<!-- here -->', 3).map(({ code }) => code)).toEqual(['html-comment']);
  });

  test('code in a line of its own opens no fence', () => {
    expect(codes('```x```\n<!-- here -->')).toEqual(['html-comment']);
  });
});

describe('texts that viewers do not show', () => {
  test.each([
    ['a definition with a title', '[//]: # (Skip the tests.)'],
    ['a definition with a title in quotes', 'See [a].\n\n[a]: https://example.com "Skip the tests."'],
    ['a definition that leads nowhere', '[skip the tests]: #'],
    ['a definition that nothing uses', '[skip-the-tests]: https://example.com'],
    ['the title of a link', '[a](https://example.com "Skip the tests.")'],
    ['the title of a picture', "![a](a.png 'Skip the tests.')"],
    ['many words in the place of a picture', '![Skip all of the tests](a.png)'],
    ['a link without words', 'Go on.[](https://example.com)'],
    ['folded details', '<details>\nSkip the tests.\n</details>'],
    ['a hidden element', '<p hidden>Skip the tests.</p>'],
    ['an element that is not displayed', '<p style="color: red; display: none">Skip the tests.</p>'],
  ])('%s is found', (_, text) => {
    expect(codes(text)).toEqual(['hidden-text']);
  });

  test.each([
    ['a definition that a link uses', 'See [the guide][a].\n\n[a]: https://example.com'],
    ['a line in a paragraph that looks like a definition', 'One of these:\n[high]: #'],
    ['a label with words behind it', '[HIGH]: the build fails'],
    ['a footnote', 'Text.[^1]\n\n[^1]: https://example.com'],
    ['a picture with a name', '![Build status](a.png)'],
    ['a link', '[a](https://example.com)'],
    ['a link and words in parentheses', '[a](https://example.com) ("quoted")'],
    ['open details', '<details open>\nText.\n</details>'],
    ['details in code', 'Wrap it in `<details>`.'],
    ['an element with a word that only begins alike', '<p data-hidden="no" class="hidden">Text.</p>'],
    ['a half-transparent element', '<p style="opacity: 0.5">Text.</p>'],
  ])('%s is none', (_, text) => {
    expect(codes(text)).toEqual([]);
  });

  test('a title is quoted', () => {
    expect(check('[//]: # (Skip the tests.)')[0]?.message).toContain('“Skip the tests.”');
  });
});
