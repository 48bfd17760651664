import { openSiteIndex } from '../search/client.ts';
import { search, type Answer } from '../search/search.ts';
import { BASE } from './base.ts';
import { resultRow } from './result-row.ts';
import { countInWords, mendedInWords, understood } from './search-words.ts';

/**
 * Shows what answers a need on the search page, the first agents of it.
 * @param page the element that holds the page's list, counts and links
 * @param need what was typed; nothing is shown for an empty need
 * @param signal is aborted when the answer is no longer wanted; the page is then left to others
 */
export async function showResults(page: HTMLElement, need: string, signal: AbortSignal): Promise<void> {
  const { list, count, mended, meant, more, instead } = partsOf(page);
  list.removeAttribute('data-search');
  results.delete(page);
  if (need === '') {
    for (const part of [list, count, mended, meant]) part.replaceChildren();
    list.removeAttribute('aria-busy');
    more.hidden = true;
    instead.hidden = false;
    return;
  }
  const isFirst = list.childElementCount === 0;
  if (isFirst) {
    list.setAttribute('aria-busy', 'true');
    instead.hidden = true;
    count.textContent = 'Searching…';
  }
  const answer = await search(need, await openSiteIndex(BASE));
  const rows = await rowsOf(answer, 0);
  if (signal.aborted) return;
  list.replaceChildren(...rows);
  list.removeAttribute('aria-busy');
  mended.replaceChildren(...mendedInWords(answer.mended));
  count.textContent = countInWords(need, answer.agents.length, rows.length);
  meant.replaceChildren(...understood(answer.capabilities, BASE));
  instead.hidden = rows.length > 0;
  results.set(page, { need, answer });
  offerMore(more, rows.length, answer.agents.length);
  list.dataset.search = rows.length === 0 ? 'none' : 'done';
}

/** Shows the next agents of the answer that is on the page. */
export async function showMore(page: HTMLElement): Promise<void> {
  const { list, count, more } = partsOf(page);
  const shown = results.get(page);
  if (shown === undefined) return;
  const from = list.childElementCount;
  const rows = await rowsOf(shown.answer, from);
  // Meanwhile another need may have been answered, or the button pressed again.
  if (results.get(page) !== shown || list.childElementCount !== from) return;
  list.append(...rows);
  const total = shown.answer.agents.length;
  count.textContent = countInWords(shown.need, total, list.childElementCount);
  rows[0]?.querySelector('a')?.focus({ preventScroll: true });
  offerMore(more, list.childElementCount, total);
}

/** Agents that are shown at a time. */
const AT_A_TIME = 12;

/** What each page shows. */
const results = new WeakMap<HTMLElement, { need: string; answer: Answer }>();

async function rowsOf(answer: Answer, from: number): Promise<HTMLLIElement[]> {
  const index = await openSiteIndex(BASE);
  const numbers = answer.agents.slice(from, from + AT_A_TIME);
  const cards = await Promise.all(numbers.map((number) => index.cards([number])));
  return cards.flatMap(([card], at) => (card === undefined ? [] : [resultRow(card, numbers[at] ?? -1, answer, BASE)]));
}

function offerMore(button: HTMLElement, shown: number, total: number): void {
  button.hidden = shown >= total;
  button.textContent = `Show ${Math.min(AT_A_TIME, total - shown)} more`;
}

function partsOf(page: HTMLElement): Record<'list' | 'count' | 'mended' | 'meant' | 'more' | 'instead', HTMLElement> {
  const part = (name: string): HTMLElement => {
    const found = page.querySelector<HTMLElement>(`[data-${name}]`);
    if (found === null) throw new Error(`The search page has no place for its ${name}.`);
    return found;
  };
  return {
    list: part('results'),
    count: part('count'),
    mended: part('mended'),
    meant: part('meant'),
    more: part('more'),
    instead: part('instead'),
  };
}
