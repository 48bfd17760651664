import type { Card } from '../catalogue/card.ts';
import { PAGE_SIZE } from '../catalogue/paging.ts';
import { browseAddress, readBrowseAddress, type Browse } from './browse-address.ts';
import { openSiteIndex } from '../search/query/site-index.ts';
import { inOrder, isOrder, narrow, readFacets, type Choice, type Facets, type Narrowed } from '../facets/narrow.ts';
import { agentRow } from '../components/agent-row.ts';
import { choiceChips } from '../facets/chosen-chips.ts';
import { element } from '../components/element.ts';
import { offerRetry, withdrawRetry } from '../components/failure/failure.ts';
import { facetPanel, type FacetPanel } from '../facets/facet-panel.ts';
import { pageLinks } from '../components/page-links.ts';
import { thousands } from '../components/thousands.ts';

/**
 * Makes the list of agents narrowable and sortable. Its state is in the page's address.
 * @param host the element around the list and its controls, as AgentList.astro renders it
 * @throws Error when the index cannot be loaded
 */
export async function openBrowsing(host: HTMLElement): Promise<Browsing> {
  const base = import.meta.env.BASE_URL;
  const index = await openSiteIndex();
  const facets = readFacets(await index.facets());
  await nextTask();
  const part = (name: string): HTMLElement => host.querySelector<HTMLElement>(`[data-${name}]`) ?? host;

  let state = readBrowseAddress(location);
  let narrowed = narrow(facets, state.choice);
  let panel: FacetPanel | undefined;
  let latestRun = 0;
  await nextTask();

  const chips = choiceChips(facets, (choice) => void change(choice));
  part('chips').replaceChildren(chips.element);

  /** Sets the state, limited to existing pages, and updates the controls that need no loading. */
  const setState = (next: Browse): void => {
    if (next.choice !== state.choice) narrowed = narrow(facets, next.choice);
    // An address from a catalogue with dates may name an order that this one does not have.
    const order = next.order === 'changed' && facets.recency.length === 0 ? 'name' : next.order;
    state = { ...next, order, page: Math.min(next.page, pagesOf(narrowed)) };
    panel?.show(state.choice, narrowed);
    const select = host.querySelector<HTMLSelectElement>('select[name="sort"]');
    if (select !== null) select.value = state.order;
  };

  /** Shows the list for the state, unless the state changes in the meantime. */
  const show = async (): Promise<void> => {
    latestRun += 1;
    const run = latestRun;
    part('list').setAttribute('aria-busy', 'true');
    await nextTask();
    if (run !== latestRun) return;
    const rows = await rowsOf(await index.cards(numbersOn(state, narrowed, facets)));
    if (run !== latestRun) return;

    // All at once, so that the layout shifts only once.
    const inChips = chips.element.contains(document.activeElement);
    chips.show(state.choice);
    if (inChips && chips.element.hidden) host.querySelector('summary')?.focus();
    const list = element('ul', { class: part('list').className, 'data-list': '' }, ...rows);
    part('list').replaceWith(list);
    part('none').hidden = rows.length > 0;
    const links = pageLinks(state.page, pagesOf(narrowed), (page) => browseAddress({ ...state, page }, base));
    part('pages').replaceChildren(...(links === undefined ? [] : [links]));
    part('status').textContent = inWords(state, narrowed, facets.total);
  };

  /** Sets the state, puts it in the page's address and shows the list. */
  const go = async (next: Browse): Promise<void> => {
    setState(next);
    const address = browseAddress(state, base);
    if (address !== location.pathname + location.search) history.pushState(null, '', address);
    withdrawRetry(part('status'));
    await show().catch(() => {
      part('list').removeAttribute('aria-busy');
      part('status').textContent = navigator.onLine
        ? 'The list could not be loaded, so the previous one is still shown.'
        : 'You are offline, so the previous list is still shown.';
      offerRetry(part('status'), () => void go(next));
    });
  };

  const change = (choice: Choice): Promise<void> => go({ ...state, choice, page: 1 });

  part('pages').addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { page } = readBrowseAddress(new URL(link.href));
    void go({ ...state, page }).then(() => {
      part('status').focus();
    });
  });

  return {
    openPanel: async () => {
      if (panel !== undefined) return;
      panel = facetPanel(facets, (choice) => void change(choice));
      await nextTask();
      panel.show(state.choice, narrowed);
      const done = element('button', { type: 'button', class: 'main done' }, 'Show the agents');
      done.addEventListener('click', () => {
        host.querySelector('details')?.removeAttribute('open');
        part('status').focus();
      });
      part('panel').replaceChildren(panel.element, done);
    },
    order: (order) => void go({ ...state, order: isOrder(order) ? order : 'name', page: 1 }),
    follow: () => {
      setState(readBrowseAddress(location));
      return show();
    },
  };
}

function pagesOf({ count }: Narrowed): number {
  return Math.max(1, Math.ceil(count / PAGE_SIZE));
}

/** The numbers of the agents on a page of a list. */
function numbersOn({ order, page }: Browse, narrowed: Narrowed, facets: Facets): number[] {
  const numbers: number[] = [];
  for (let number = 0; number < facets.total; number += 1) if (narrowed.has(number)) numbers.push(number);
  return inOrder(numbers, order, facets).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}

/** How many rows are made at a time, so that the page stays responsive. */
const SLICE = 12;

/** Makes the rows of agents, a few at a time. */
async function rowsOf(cards: readonly Card[]): Promise<HTMLLIElement[]> {
  const rows: HTMLLIElement[] = [];
  for (let start = 0; start < cards.length; start += SLICE) {
    await nextTask();
    rows.push(...cards.slice(start, start + SLICE).map((card) => agentRow(card)));
  }
  return rows;
}

/** Lets the browser do pending work first, such as showing typed text. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Describes the list in one sentence. */
function inWords({ order, page }: Browse, narrowed: Narrowed, total: number): string {
  const { count } = narrowed;
  const all = `${thousands(total)} ${total === 1 ? 'agent' : 'agents'}`;
  if (count === 0) return `None of ${all}.`;
  const counted = count === total ? all : `${thousands(count)} of ${all}`;
  const pages = pagesOf(narrowed);
  return `${counted}, by ${ORDER_NAMES[order]}${pages > 1 ? `; page ${page} of ${pages}` : ''}.`;
}

const ORDER_NAMES = {
  name: 'name',
  changed: 'when they last changed, newest first',
  size: 'size, smallest first',
  capabilities: 'number of capabilities, most first',
};

/** The controls of a list that can be narrowed down. */
export interface Browsing {
  /** Shows the panel of facets. */
  openPanel: () => Promise<void>;
  /** Shows the list in another order. */
  order: (order: string) => void;
  /** Shows the part of the list that the page's address names. */
  follow: () => Promise<void>;
}
