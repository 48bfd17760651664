import { pageNumbers } from '../catalogue/paging.ts';
import { element } from './element.ts';

/**
 * Makes the links to the pages of a list, identical to those that Paging.astro renders.
 * @param page the current page, from 1
 * @param hrefOf returns the address of a page
 * @returns undefined if there is only one page
 */
export function pageLinks(page: number, pages: number, hrefOf: (page: number) => string): HTMLElement | undefined {
  if (pages <= 1) return undefined;
  const link = (to: number, text: string, attributes: Readonly<Record<string, string | undefined>>): HTMLElement =>
    element('a', { href: hrefOf(to), ...attributes }, text);
  const numbers = pageNumbers(page, pages).map((number) =>
    number === undefined
      ? element('span', { 'aria-hidden': 'true' }, '…')
      : link(number, String(number), {
          'aria-label': `Page ${number}`,
          'aria-current': number === page ? 'page' : undefined,
        }),
  );
  return element(
    'nav',
    { class: 'pages', 'aria-label': 'Pages' },
    ...(page > 1 ? [link(page - 1, 'Previous', { rel: 'prev' })] : []),
    ...numbers,
    ...(page < pages ? [link(page + 1, 'Next', { rel: 'next' })] : []),
  );
}
