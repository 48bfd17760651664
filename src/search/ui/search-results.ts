import { openSiteIndex } from '../query/site-index.ts';
import { search, type Answer } from '../query/search.ts';
import type { Narrowing } from './result-narrowing.ts';
import { resultRow } from './result-row.ts';
import { countInWords, correctionsInWords, understood } from './result-words.ts';

/**
 * Shows what answers a need on the search page, the first agents of it; of these only the ones that the choice in the
 * address leaves.
 * @param page the element that holds the page's list, counts and links
 * @param need what was typed; nothing is shown for an empty need
 * @param signal is aborted when the answer is no longer wanted; the page is then left to others
 * @throws what the signal was aborted with
 */
export async function showResults(page: HTMLElement, need: string, signal: AbortSignal): Promise<void> {
  const { list, count, corrections, meant, narrow, chips, more, instead } = partsOf(page);
  list.removeAttribute('data-search');
  results.delete(page);
  if (need === '') {
    for (const part of [list, count, corrections, meant]) part.replaceChildren();
    list.removeAttribute('aria-busy');
    for (const part of [narrow, chips, more]) part.hidden = true;
    instead.hidden = false;
    return;
  }
  if (list.childElementCount === 0) {
    list.setAttribute('aria-busy', 'true');
    instead.hidden = true;
    count.textContent = 'Searching…';
  }
  const [index] = await Promise.all([
    openSiteIndex(),
    CHOOSES.test(new URLSearchParams(location.search).toString()) ? narrowingOf(page) : undefined,
  ]);
  await nextFrame();
  signal.throwIfAborted();
  const answer = await search(need, index);
  const left = narrowings.get(page)?.narrow(answer.agents);
  const shown = { need, answer, agents: left?.agents ?? answer.agents, inWords: left?.inWords ?? countInWords };
  const shownAtFirst = Math.min(AT_A_TIME, shown.agents.length);
  await nextFrame();
  const rows = await rowsOf(shown, 0, Math.min(AT_ONCE, shownAtFirst));
  signal.throwIfAborted();
  list.replaceChildren(...rows);
  list.removeAttribute('aria-busy');
  corrections.replaceChildren(...correctionsInWords(answer.corrections));
  count.textContent = shown.inWords(need, shown.agents.length, shownAtFirst);
  meant.replaceChildren(...understood(answer.capabilities));
  instead.hidden = answer.agents.length > 0;
  narrow.hidden = answer.agents.length === 0;
  chips.hidden = false;
  results.set(page, shown);
  // Asked for again, because it may have come while the rows were made.
  narrowings.get(page)?.show(answer.agents);
  for (let at = AT_ONCE; at < shownAtFirst; at += AT_ONCE) {
    await nextFrame();
    const next = await rowsOf(shown, at, Math.min(AT_ONCE, shownAtFirst - at));
    signal.throwIfAborted();
    list.append(...next);
  }
  offerMore(more, shownAtFirst, shown.agents.length);
  list.dataset.search = shownAtFirst === 0 ? 'none' : 'done';
}

/** Shows the next agents of the answer that is on the page. */
export async function showMore(page: HTMLElement): Promise<void> {
  const { list, count, more } = partsOf(page);
  const shown = results.get(page);
  if (shown === undefined) return;
  const from = list.childElementCount;
  const rows = await rowsOf(shown, from, AT_A_TIME);
  // Meanwhile another need may have been answered, or the button pressed again.
  if (results.get(page) !== shown || list.childElementCount !== from) return;
  list.append(...rows);
  const total = shown.agents.length;
  count.textContent = shown.inWords(shown.need, total, list.childElementCount);
  rows[0]?.querySelector('a')?.focus({ preventScroll: true });
  offerMore(more, list.childElementCount, total);
}

/** Shows the facets that the results can be narrowed down by. They are loaded when they are first asked for. */
export async function openPanel(page: HTMLElement): Promise<void> {
  const { panel } = partsOf(page);
  panel.setAttribute('aria-busy', 'true');
  try {
    const narrowing = await narrowingOf(page);
    narrowing.openPanel(results.get(page)?.answer.agents ?? []);
  } catch {
    const failure = document.createElement('p');
    failure.setAttribute('role', 'alert');
    failure.textContent = 'This could not be loaded. Load the page again to try again.';
    panel.replaceChildren(failure);
  }
  panel.removeAttribute('aria-busy');
}

/** Agents that are shown at a time. */
const AT_A_TIME = 12;

/** Rows that are made between two frames, so that the page stays quick to answer while somebody types. */
const AT_ONCE = 3;

/** What each page shows. */
const results = new WeakMap<HTMLElement, Shown>();

/** The keys of addresses that choose; written out, because what reads a choice is loaded when there is one. */
const CHOOSES = /(?:^|&)(?:capability|access|model|folder|has)=/;

/** What narrows the results of each page down; loaded once, when it is first needed. */
function narrowingOf(page: HTMLElement): Promise<Narrowing> {
  const known = loading.get(page);
  if (known !== undefined) return known;
  const opened = import('./result-narrowing.ts').then(async ({ openNarrowing }) => {
    const narrowing = await openNarrowing(page);
    narrowings.set(page, narrowing);
    return narrowing;
  });
  loading.set(page, opened);
  // So that asking again tries again.
  opened.catch(() => loading.delete(page));
  return opened;
}

const loading = new WeakMap<HTMLElement, Promise<Narrowing>>();

/** Those that are loaded. */
const narrowings = new WeakMap<HTMLElement, Narrowing>();

/** Lets the browser show what there is; in a window that is not in sight too, where no frames are made. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 17));
}

async function rowsOf({ answer, agents }: Shown, from: number, most: number): Promise<HTMLLIElement[]> {
  const index = await openSiteIndex();
  const numbers = agents.slice(from, from + most);
  const cards = await Promise.all(numbers.map((number) => index.cards([number])));
  return cards.flatMap(([card], at) => (card === undefined ? [] : [resultRow(card, numbers[at] ?? -1, answer)]));
}

function offerMore(button: HTMLElement, shown: number, total: number): void {
  button.hidden = shown >= total;
  button.textContent = `Show ${Math.min(AT_A_TIME, total - shown)} more`;
}

function partsOf(page: HTMLElement): Record<Part, HTMLElement> {
  const part = (name: string): HTMLElement => {
    const found = page.querySelector<HTMLElement>(`[data-${name}]`);
    if (found === null) throw new Error(`The search page has no place for its ${name}.`);
    return found;
  };
  return {
    list: part('results'),
    count: part('count'),
    corrections: part('mended'),
    meant: part('meant'),
    narrow: part('narrow'),
    panel: part('panel'),
    chips: part('chips'),
    more: part('more'),
    instead: part('instead'),
  };
}

type Part = 'list' | 'count' | 'corrections' | 'meant' | 'narrow' | 'panel' | 'chips' | 'more' | 'instead';

interface Shown {
  need: string;
  answer: Answer;
  /** Those of the answer that are left when it is narrowed down, best first. */
  agents: readonly number[];
  /** Says how many there are, and how many of them are shown. */
  inWords: (need: string, total: number, shown: number) => string;
}
