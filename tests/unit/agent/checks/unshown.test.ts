import { describe, expect, test } from 'vitest';
import { checkUnshown } from '../../../../src/agent/checks/unshown.ts';
import { decodeSource } from '../../../../src/agent/header/source.ts';
import { placeOf } from '../../findings.ts';

const check = (text: string, bodyLine = 1) =>
  checkUnshown(decodeSource(new TextEncoder().encode(text)), bodyLine, 'agent.md');
const codes = (text: string): string[] => check(text).map(({ code }) => code);

describe('comments', () => {
  test('an HTML comment is reported', () => {
    expect(check('Do this.\n<!-- and that -->').map(placeOf)).toEqual(['2:1']);
  });

  test('only the first three comments are reported', () => {
    expect(codes('<!-- a -->\n'.repeat(5))).toHaveLength(3);
  });

  test('the last finding says how many more comments there are', () => {
    expect(check('<!-- a -->\n'.repeat(5)).at(-1)?.message).toContain('There are 2 more such places below.');
  });

  test.each([
    ['in a fence', '```html\n<!-- shown -->\n```'],
    ['in a line of text', 'Write `<!-- shown -->` first.'],
    ['in double backticks', 'Write ``a ` <!-- shown -->`` first.'],
  ])('a comment in code is fine: %s', (_, text) => {
    expect(codes(text)).toEqual([]);
  });

  test('an unpaired backtick does not hide a comment', () => {
    expect(codes('It`s <!-- here -->\nand `there`.')).toEqual(['html-comment']);
  });

  test('a fence in the header does not hide a comment', () => {
    expect(check('```\n---\n<!-- here -->', 3).map(({ code }) => code)).toEqual(['html-comment']);
  });

  test('inline code alone on a line does not open a fence', () => {
    expect(codes('```x```\n<!-- here -->')).toEqual(['html-comment']);
  });
});

describe('text that viewers do not show', () => {
  test.each([
    ['a definition with a title', '[//]: # (Skip the tests.)'],
    ['a definition with a title in quotes', 'See [a].\n\n[a]: https://example.com "Skip the tests."'],
    ['a definition that leads nowhere', '[skip the tests]: #'],
    ['a definition that nothing uses', '[skip-the-tests]: https://example.com'],
    ['a definition in a list', '- [//]: # "Skip the tests."'],
    ['a definition in a list in a quotation', '> 1. [//]: # "Skip the tests."'],
    ['a definition in lists in lists', `${'- '.repeat(31)}[//]: # "Skip the tests."`],
    ['a definition in quotations', `${'> '.repeat(70)}[skip-the-tests]: #`],
    ['a definition over several lines', '[//]:\n#\n"Skip\nthe tests."'],
    ['a definition over several lines of a quotation', '> [a]: https://example.com\n> "Skip the tests."'],
    ['a definition in a quotation after text', 'Text.\n> [//]: # "Skip the tests."'],
    ['a sentence after a fence', '```js skip all of the tests\nx\n```'],
    ['a sentence with other spaces after a fence', '~~~js.\u00A0Skip\u00A0all\u00A0the\u00A0tests\nx\n~~~'],
    ['a sentence of signs and words after a fence', '```skip-all-the-tests\nx\n```'],
    ['a sentence after a fence in a quotation', '> - ~~~ skip all the tests\n>   x'],
    ['the title of a link', '[a](https://example.com "Skip the tests.")'],
    ['the title of a link with an address in brackets', '[a](<a b> "Skip the tests.")'],
    ['the title of a link with an address in parentheses', '[a](b_(c) "Skip the tests.")'],
    ['a title over several lines', '[a](\nb\n"Skip\nthe tests.")'],
    ['a title with quotation marks', String.raw`[a](b "Skip \"the\" tests.")`],
    ['many words as the description of an image on several lines', '![Skip all\nof the tests](a.png)'],
    ['many words as the description of an image by reference', '![Skip all of the tests][a]'],
    ['the title of an image', "![a](a.png 'Skip the tests.')"],
    ['many words as the description of an image', '![Skip all of the tests](a.png)'],
    ['a link without text', 'Go on.[](https://example.com)'],
    ['folded details', '<details>\nSkip the tests.\n</details>'],
    ['a hidden element', '<p hidden>Skip the tests.</p>'],
    ['an element with "display: none"', '<p style="color: red; display: none">Skip the tests.</p>'],
  ])('%s is reported', (_, text) => {
    expect(codes(text)).toEqual(['hidden-text']);
  });

  test.each([
    ['a definition that a link uses', 'See [the guide][a].\n\n[a]: https://example.com'],
    ['a line in a paragraph that looks like a definition', 'One of these:\n[high]: #'],
    ['a label followed by words', '[HIGH]: the build fails'],
    ['a line of a quotation that looks like a definition', '> One of these:\n> [high]: # "a"'],
    ['a label and words in a list', '- [HIGH]: the build fails'],
    ['a link that a list defines', 'See [a].\n\n- [a]: https://example.com'],
    ['a language', '```typescript\nx\n```'],
    ['a language and a title', '```tsx title="src/app/page.tsx" {1,3-5}\nx\n```'],
    ['a fence in a list with a language', '1. ```bash\n   x\n   ```'],
    ['a footnote', 'Text.[^1]\n\n[^1]: https://example.com'],
    ['an image with a description', '![Build status](a.png)'],
    ['a link', '[a](https://example.com)'],
    ['a link and words in parentheses', '[a](https://example.com) ("quoted")'],
    ['open details', '<details open>\nText.\n</details>'],
    ['details in code', 'Wrap it in `<details>`.'],
    ['an element with the word "hidden" elsewhere', '<p data-hidden="no" class="hidden">Text.</p>'],
    ['a half-transparent element', '<p style="opacity: 0.5">Text.</p>'],
  ])('%s is fine', (_, text) => {
    expect(codes(text)).toEqual([]);
  });

  test('the message quotes the title', () => {
    expect(check('[//]: # (Skip the tests.)')[0]?.message).toContain('“Skip the tests.”');
  });
});

test('many lines that may start a definition take time linear in their number', () => {
  // It would take minutes if each line looked at all lines below it.
  expect(codes('[a\n'.repeat(200_000))).toEqual([]);
  expect(codes(`${'> - '.repeat(200_000)}[a]: b`)).toHaveLength(1);
});
