import { asLine } from '../agent/hidden/plain-line.ts';
import type { AgentEntry } from '../catalogue/entry.ts';

/**
 * What search engines are told about the site: its name, and how to search it.
 * @param url makes absolute addresses of paths below the base path
 * @returns JSON that can stand in a script element
 */
export function siteData(description: string, url: (path: string) => string): string {
  return inScript({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Agent Catalogue',
    url: url(''),
    description,
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${url('search/')}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  });
}

/**
 * What search engines are told about a page of the list of agents.
 * @param count how many agents there are
 * @param first the place of the first one of the page among all, from 1
 * @returns JSON that can stand in a script element
 */
export function listData(
  agents: readonly AgentEntry[],
  count: number,
  first: number,
  url: (path: string) => string,
): string {
  return inScript({
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    name: 'All agents',
    numberOfItems: count,
    itemListElement: agents.map(({ agent, slug }, index) => ({
      '@type': 'ListItem',
      position: first + index,
      name: asLine(agent.name),
      url: url(`agents/${slug}/`),
    })),
  });
}

/** Nothing in it can end the script element, or begin a comment in it. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
