import { expect, test } from 'vitest';
import { addressesIn, renderOwnText } from '../../../src/prompt/own-text.ts';

const site = { idPrefix: '', href: (url: string) => url, picture: () => undefined };

test('tables and code of an own text look like those of the guides that come with the catalogue', () => {
  const { html } = renderOwnText('| a |\n| - |\n| b |\n\n```\ncode\n```\n', 2, site);
  expect(html).toContain('<div class="wide" tabindex="0"><table>');
  expect(html).toContain('<pre class="block" tabindex="0">');
});

test('links and images have their places, in the order in which they stand', () => {
  expect(addressesIn('# T\n\nSee [![p](p.png)](a.md)\nand [b](b.md).')).toEqual([
    { kind: 'link', url: 'a.md', line: 3, column: 5 },
    { kind: 'image', url: 'p.png', line: 3, column: 6 },
    { kind: 'link', url: 'b.md', line: 4, column: 5 },
  ]);
});

test('the ids of a text whose prefix ends in a colon are those of no other text', () => {
  const ids = (text: string, idPrefix: string): string[] =>
    renderOwnText(text, 2, { ...site, idPrefix }).headings.map(({ id }) => id);
  expect(ids('# Rules', 'notice:')).toEqual(['notice:rules']);
  expect(ids('# Notice:Rules\n\n# Notice: rules\n\n# Notice rules', '').join()).not.toContain(':');
});
