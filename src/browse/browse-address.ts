import { isOrder, readChoice, writeChoice, type Choice, type Order } from '../facets/narrow.ts';

/** Reads which part of the list of agents an address names. Invalid values are ignored. */
export function readBrowseAddress({ pathname, search }: Pick<URL, 'pathname' | 'search'>): Browse {
  const parameters = new URLSearchParams(search);
  const sort = parameters.get('sort');
  const page = parameters.get('page') ?? /\/page\/(\d+)\/?$/.exec(pathname)?.[1] ?? '';
  return {
    choice: readChoice(parameters),
    order: isOrder(sort) ? sort : 'name',
    page: /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 1,
  };
}

/**
 * The address of a part of the list of agents. The whole list by name has static pages, which need no script.
 * @param base the site's base path, with a slash at the end
 */
export function browseAddress({ choice, order, page }: Browse, base: string): string {
  if (choice.size === 0 && order === 'name') return page === 1 ? `${base}agents/` : `${base}agents/page/${page}/`;
  const parameters = new URLSearchParams();
  writeChoice(choice, parameters);
  if (order !== 'name') parameters.set('sort', order);
  if (page > 1) parameters.set('page', String(page));
  return `${base}agents/?${parameters}`;
}

/** A part of the list of agents. */
export interface Browse {
  choice: Choice;
  order: Order;
  /** From 1. */
  page: number;
}
