import { openSiteIndex } from '../query/site-index.ts';
import { search, type Answer } from '../query/search.ts';
import type { Narrowing } from './result-narrowing.ts';
import { resultRow } from './result-row.ts';
import { countInWords, correctionsInWords, understood } from './result-words.ts';

/**
 * Shows the best agents for a need on the search page, narrowed down by the choice in the address.
 * @param page the element with the page's list, counts and links
 * @param need as typed; an empty need clears the results
 * @param signal is aborted when another search replaces this one, which then leaves the page alone
 * @throws Error if the index cannot be loaded, or the signal's reason if it is aborted
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
  const shownAtFirst = Math.min(BATCH_SIZE, shown.agents.length);
  await nextFrame();
  const rows = await rowsOf(shown, 0, Math.min(ROWS_PER_FRAME, shownAtFirst));
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
  // Read again: the facets may have been loaded while the rows were made.
  narrowings.get(page)?.show(answer.agents);
  for (let at = ROWS_PER_FRAME; at < shownAtFirst; at += ROWS_PER_FRAME) {
    await nextFrame();
    const next = await rowsOf(shown, at, Math.min(ROWS_PER_FRAME, shownAtFirst - at));
    signal.throwIfAborted();
    list.append(...next);
  }
  offerMore(more, shownAtFirst, shown.agents.length);
  list.dataset.search = shownAtFirst === 0 ? 'none' : 'done';
}

/** Shows more agents of the current results. @throws Error if they cannot be loaded */
export async function showMore(page: HTMLElement): Promise<void> {
  const { list, count, more } = partsOf(page);
  const shown = results.get(page);
  if (shown === undefined) return;
  const from = list.childElementCount;
  const rows = await rowsOf(shown, from, BATCH_SIZE);
  // In the meantime, another search may have finished or the button may have been pressed again.
  if (results.get(page) !== shown || list.childElementCount !== from) return;
  list.append(...rows);
  const total = shown.agents.length;
  count.textContent = shown.inWords(shown.need, total, list.childElementCount);
  rows[0]?.querySelector('a')?.focus({ preventScroll: true });
  offerMore(more, list.childElementCount, total);
}

/** Shows the facets to narrow down the results by. They are loaded on first use; a failure is shown in the panel. */
export async function openPanel(page: HTMLElement): Promise<void> {
  const { panel } = partsOf(page);
  panel.setAttribute('aria-busy', 'true');
  try {
    const narrowing = await narrowingOf(page);
    narrowing.openPanel(results.get(page)?.answer.agents ?? []);
  } catch {
    const failure = document.createElement('p');
    failure.setAttribute('role', 'alert');
    failure.textContent = 'The choices could not be loaded. Reload the page to try again.';
    panel.replaceChildren(failure);
  }
  panel.removeAttribute('aria-busy');
}

/** How many agents are shown at first, and added by “Show more”. */
const BATCH_SIZE = 12;

/** How many rows are made per frame, so that the page stays responsive while the visitor types. */
const ROWS_PER_FRAME = 3;

/** The current results of each page. */
const results = new WeakMap<HTMLElement, Shown>();

/**
 * Matches the parameters of a choice. The keys are repeated here because src/facets is loaded only if there is a
 * choice.
 */
const CHOOSES = /(?:^|&)(?:capability|access|model|for|folder|has)=/;

/** Loads the narrowing of a page on first use. @throws Error if it cannot be loaded; the next call then tries again */
function narrowingOf(page: HTMLElement): Promise<Narrowing> {
  const known = loading.get(page);
  if (known !== undefined) return known;
  const opened = import('./result-narrowing.ts').then(async ({ openNarrowing }) => {
    const narrowing = await openNarrowing(page);
    narrowings.set(page, narrowing);
    return narrowing;
  });
  loading.set(page, opened);
  // Lets the next call try again.
  opened.catch(() => loading.delete(page));
  return opened;
}

const loading = new WeakMap<HTMLElement, Promise<Narrowing>>();

/** The narrowings that have been loaded. */
const narrowings = new WeakMap<HTMLElement, Narrowing>();

/** Lets the browser paint. A timer, unlike `requestAnimationFrame`, also fires while the window is hidden. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 17));
}

async function rowsOf({ answer, agents }: Shown, from: number, max: number): Promise<HTMLLIElement[]> {
  const index = await openSiteIndex();
  const numbers = agents.slice(from, from + max);
  const cards = await Promise.all(numbers.map((number) => index.cards([number])));
  return cards.flatMap(([card], at) => (card === undefined ? [] : [resultRow(card, numbers[at] ?? -1, answer)]));
}

function offerMore(button: HTMLElement, shown: number, total: number): void {
  button.hidden = shown >= total;
  button.textContent = `Show ${Math.min(BATCH_SIZE, total - shown)} more`;
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
    corrections: part('corrections'),
    meant: part('meant'),
    narrow: part('narrow'),
    panel: part('panel'),
    chips: part('chips'),
    more: part('more'),
    instead: part('instead'),
  };
}

type Part = 'list' | 'count' | 'corrections' | 'meant' | 'narrow' | 'panel' | 'chips' | 'more' | 'instead';

/** The results of a search, as shown. */
interface Shown {
  need: string;
  answer: Answer;
  /** The agents that the choice leaves, best first. */
  agents: readonly number[];
  /** Says how many there are, and how many of them are shown. */
  inWords: (need: string, total: number, shown: number) => string;
}
