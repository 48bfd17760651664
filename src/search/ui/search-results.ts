import { notLoaded, offerRetry } from '../../components/failure/failure.ts';
import { openSiteIndex } from '../query/site-index.ts';
import { search, type Answer } from '../query/search.ts';
import { fileOfAgent } from './agent-file-client.ts';
import type { Narrowing } from './result-narrowing.ts';
import { completeRows, resultRow } from './result-row.ts';
import { countInWords, correctionsInWords, doubtInWords, understoodInWords } from './result-words.ts';
import { partsOf } from './search-page.ts';

/**
 * Shows the best agents for a need on the search page, narrowed down by the choice in the address.
 * @param page the element with the page's list, counts and links
 * @param need as typed; an empty need clears the results
 * @param signal is aborted when another search replaces this one, which then leaves the page alone
 * @throws Error if the index cannot be loaded, or the signal's reason if it is aborted
 */
export async function showResults(page: HTMLElement, need: string, signal: AbortSignal): Promise<void> {
  const { list, count, corrections, meant, narrow, chips, more, weaker, instead } = partsOf(page);
  list.removeAttribute('data-search');
  results.delete(page);
  if (need === '') {
    for (const part of [list, count, corrections, meant]) part.replaceChildren();
    list.removeAttribute('aria-busy');
    list.removeAttribute('data-fit');
    for (const part of [narrow, chips, more, weaker]) part.hidden = true;
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
  const answer = await search(need, index, fileOfAgent);
  const shown = shownOf(page, need, answer, false);
  const shownAtFirst = Math.min(BATCH_SIZE, shown.agents.length);
  await nextFrame();
  const rows = await rowsOf(shown, 0, Math.min(ROWS_PER_FRAME, shownAtFirst));
  signal.throwIfAborted();
  list.replaceChildren(...rows);
  list.removeAttribute('aria-busy');
  // Without results, there is nothing to show for another word.
  corrections.replaceChildren(...correctionsInWords(answer.agents.length === 0 ? [] : answer.corrections));
  if (answer.doubtful) list.dataset.fit = 'weak';
  else list.removeAttribute('data-fit');
  const doubt = doubtInWords(need, answer);
  count.textContent = doubt === '' ? shown.inWords(need, shown.agents.length, shownAtFirst) : doubt;
  count.classList.toggle('doubt', doubt !== '');
  meant.replaceChildren(...understoodInWords(answer));
  instead.hidden = answer.agents.length > 0;
  narrow.hidden = answer.agents.length === 0;
  chips.hidden = false;
  results.set(page, shown);
  // Read again: the facets may have been loaded while the rows were made.
  narrowings.get(page)?.show(shown.among);
  for (let at = ROWS_PER_FRAME; at < shownAtFirst; at += ROWS_PER_FRAME) {
    await nextFrame();
    const next = await rowsOf(shown, at, Math.min(ROWS_PER_FRAME, shownAtFirst - at));
    signal.throwIfAborted();
    list.append(...next);
  }
  offerMore(page, shown, shownAtFirst);
  list.dataset.search = shownAtFirst === 0 ? 'none' : 'done';
  completeRows(list.children);
}

/** Shows more agents of the current results. @throws Error if they cannot be loaded */
export async function showMore(page: HTMLElement): Promise<void> {
  const shown = results.get(page);
  if (shown !== undefined) await append(page, shown);
}

/** Adds the weaker matches to the current results and shows the first of them. @throws Error if they cannot be loaded */
export async function showWeaker(page: HTMLElement): Promise<void> {
  const shown = results.get(page);
  if (shown === undefined) return;
  const all = shownOf(page, shown.need, shown.answer, true);
  results.set(page, all);
  narrowings.get(page)?.show(all.among);
  await append(page, all);
}

/** Shows the facets to narrow down the results by. They are loaded on first use; a failure is shown in the panel. */
export async function openPanel(page: HTMLElement): Promise<void> {
  const { panel } = partsOf(page);
  panel.setAttribute('aria-busy', 'true');
  try {
    const narrowing = await narrowingOf(page);
    narrowing.openPanel(results.get(page)?.among ?? []);
  } catch {
    const failure = document.createElement('p');
    failure.setAttribute('role', 'alert');
    failure.textContent = notLoaded('The choices');
    panel.replaceChildren(failure);
    offerRetry(failure, () => void openPanel(page));
  }
  panel.removeAttribute('aria-busy');
}

/** How many agents are shown at first, and added by “Show more”. */
const BATCH_SIZE = 6;

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

/** What a page shows for an answer. @param withWeaker whether the weaker matches are wanted too */
function shownOf(page: HTMLElement, need: string, answer: Answer, withWeaker: boolean): Shown {
  const among = withWeaker ? answer.agents : answer.agents.slice(0, answer.strong);
  const left = narrowings.get(page)?.narrow(among);
  const all = narrowings.get(page)?.narrow(answer.agents).agents ?? answer.agents;
  const agents = left?.agents ?? among;
  return { need, answer, among, agents, weaker: all.length - agents.length, inWords: left?.inWords ?? countInWords };
}

async function rowsOf({ answer, agents }: Shown, from: number, max: number): Promise<HTMLLIElement[]> {
  const index = await openSiteIndex();
  const numbers = agents.slice(from, from + max);
  const cards = await Promise.all(numbers.map((number) => index.cards([number])));
  return cards.flatMap(([card], at) => (card === undefined ? [] : [resultRow(card, numbers[at] ?? -1, answer)]));
}

/** Appends the next rows and moves the focus to the first of them. */
async function append(page: HTMLElement, shown: Shown): Promise<void> {
  const { list, count } = partsOf(page);
  const from = list.childElementCount;
  const rows = await rowsOf(shown, from, BATCH_SIZE);
  // In the meantime, another search may have finished or the button may have been pressed again.
  if (results.get(page) !== shown || list.childElementCount !== from) return;
  list.append(...rows);
  count.textContent = shown.inWords(shown.need, shown.agents.length, list.childElementCount);
  count.classList.remove('doubt');
  rows[0]?.querySelector('a')?.focus({ preventScroll: true });
  offerMore(page, shown, list.childElementCount);
  completeRows(rows);
}

/** Offers the next rows, or when all are shown, the weaker matches. */
function offerMore(page: HTMLElement, { agents, weaker: count }: Shown, shown: number): void {
  const { more, weaker } = partsOf(page);
  more.hidden = shown >= agents.length;
  more.textContent = `Show ${Math.min(BATCH_SIZE, agents.length - shown)} more`;
  weaker.hidden = !more.hidden || count === 0;
  weaker.textContent = `Show ${count} weaker ${count === 1 ? 'match' : 'matches'}`;
}

/** The results of a search, as shown. */
interface Shown {
  need: string;
  answer: Answer;
  /** The agents that a choice narrows down, best first. */
  among: readonly number[];
  /** Those that the choice leaves. */
  agents: readonly number[];
  /** How many weaker matches could be added. */
  weaker: number;
  /** Says how many there are, and how many of them are shown. */
  inWords: (need: string, total: number, shown: number) => string;
}
