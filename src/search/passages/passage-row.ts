import { element } from '../../components/element.ts';
import type { MarkedText } from '../query/snippet.ts';
import { langOf } from '../../vocabulary/text-language.ts';
import type { Passage } from './find.ts';

/** Makes the row of a passage on the search page. */
export function passageRow(passage: Passage): HTMLLIElement {
  const link = element('a', { href: addressOf(passage) }, ...titleNodes(passage));
  const excerpt = element('p', { lang: langOfExcerpt(passage) }, ...markedExcerpt(passage.excerpt));
  return element('li', { 'data-passage': '', 'data-group': passage.group }, link, excerpt);
}

/** Makes the option of a passage in the search dialog. */
export function passageOption(passage: Passage): HTMLAnchorElement {
  const option = element(
    'a',
    {
      href: addressOf(passage),
      role: 'option',
      'aria-selected': 'false',
      tabindex: '-1',
      'data-passage': '',
      'data-group': passage.group,
    },
    element('span', { class: 'place' }, ...titleNodes(passage)),
    ' ',
    element('span', { class: 'summary', lang: langOfExcerpt(passage) }, ...markedExcerpt(passage.excerpt)),
  );
  return option;
}

/** The language of an excerpt, if it is not English. */
function langOfExcerpt({ excerpt }: Passage): string | undefined {
  return langOf(excerpt.map(({ text }) => text).join(''));
}

function addressOf({ url }: Passage): string {
  return `${import.meta.env.BASE_URL}${url}`;
}

function titleNodes({ title, heading }: Passage): (Node | string)[] {
  return heading === '' ? [title] : [title, element('span', { class: 'at' }, ' › '), heading];
}

function markedExcerpt(pieces: MarkedText): (Node | string)[] {
  return pieces.map(({ text, marked }) => (marked ? element('mark', {}, text) : text));
}
