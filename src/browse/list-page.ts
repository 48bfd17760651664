import { cacheKey } from '../cache.ts';
import { cardOf } from '../catalogue/card-of.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { PAGE_SIZE, pageCount, pageOf } from '../catalogue/paging.ts';
import { counted } from '../catalogue/words.ts';

/**
 * What a page of the list of all agents shows.
 * @param agents all of them, in the order of the list
 * @param page from 1
 */
export function listPage(agents: readonly AgentEntry[], page: number): ListPage {
  const pages = pageCount(agents.length);
  const which = page === 1 ? counted(agents.length, 'agent') : `Page ${page} of ${pages} of all agents`;
  return {
    title: page === 1 ? 'All agents' : `All agents, page ${page}`,
    description: `${which} by name, each with what it is for, what it may touch and what it costs in context.`,
    path: page === 1 ? 'agents/' : `agents/page/${page}/`,
    lead: `${counted(agents.length, 'agent')}, by name${pages > 1 ? `; page ${page} of ${pages}` : ''}.`,
    shown: pageOf(agents, page),
    first: (page - 1) * PAGE_SIZE + 1,
    pages,
  };
}

/** A digest of everything that a page of the list shows. */
export function listPageKey(agents: readonly AgentEntry[], page: number): string {
  const { shown, ...words } = listPage(agents, page);
  return cacheKey([words, shown.map(cardOf), hasDates(agents)]);
}

/** Whether the list can be sorted by when agents changed. */
export function hasDates(agents: readonly AgentEntry[]): boolean {
  return agents.some(({ changed }) => changed !== undefined);
}

/** What a page of the list of all agents shows. */
export interface ListPage {
  title: string;
  /** For search engines. */
  description: string;
  /** Below the base path. */
  path: string;
  lead: string;
  shown: AgentEntry[];
  /** The number of the first agent shown among all, from 1. */
  first: number;
  pages: number;
}
