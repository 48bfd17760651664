import { asLine } from '../agent/hidden/plain-line.ts';
import type { AgentEntry } from '../catalogue/entry.ts';

/**
 * Structured data about the site for search engines: its name, and how to search it.
 * @param name the catalogue's
 * @param url makes absolute addresses of paths below the base path
 * @returns JSON that is safe inside a script element
 */
export function siteData(name: string, description: string, url: (path: string) => string): string {
  return inScript({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name,
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
 * Structured data about a page of the list of agents for search engines.
 * @param agents the agents on the page
 * @param count how many agents there are in all
 * @param first the position of the page's first agent among all, from 1
 * @param url makes absolute addresses of paths below the base path
 * @returns JSON that is safe inside a script element
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

/** A value as JSON that cannot end a script element, or start a comment in it. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
