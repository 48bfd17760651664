import { element } from '../../components/element.ts';
import { offerRetry } from '../../components/failure/failure.ts';
import { mayBeAboutSite } from './about-site.ts';
import { searchPassages } from './client.ts';
import type { Passage } from './find.ts';
import type { PassageGroup } from './group.ts';
import { passageOption, passageRow } from './passage-row.ts';

/**
 * Shows passages for a need on the search page, below the agents; the guides above them if the need is about this site and the
 * agents are still held. Never throws: what cannot be loaded is said in one line.
 * @param page the element with the places for passages; without them, nothing is done
 * @param need as typed; an empty need clears the list
 * @param signal is aborted when another search replaces this one, which then leaves the page alone
 */
export async function showPassages(page: HTMLElement, need: string, signal: AbortSignal): Promise<void> {
  const places = placesOf(page);
  if (places === undefined) return;
  const { first, below } = places;
  // Until these stand, what is there belongs to the need before.
  for (const place of [first, below]) delete place.dataset.passages;
  if (need === '') {
    for (const place of [first, below]) place.replaceChildren();
    return;
  }
  const found = await searchPassages(need).catch(() => undefined);
  if (signal.aborted) return;
  const passages = found?.passages ?? [];
  const canRise = page.hasAttribute(AWAITS) || first.childElementCount > 0;
  const above = found?.isAboutSite === true && canRise ? passages.filter(({ group }) => group === 'guide') : [];
  const others = passages.filter((passage) => !above.includes(passage));
  first.replaceChildren(...groupsOf(above));
  if (found === undefined) {
    const failure = element('p', { class: 'small quiet' }, navigator.onLine ? FAILED : OFFLINE);
    below.replaceChildren(failure);
    offerRetry(failure, () => void showPassages(page, need, signal));
  } else {
    below.replaceChildren(...groupsOf(others));
  }
  (above.length > 0 ? first : below).dataset.passages = passages.length > 0 ? 'done' : 'none';
}

/**
 * Keeps agents invisible until guides can stand above them, so that no agent moves once it is seen. Only for a need that may
 * be about this site; the guides of the need before stay until then, and go at once if it is not.
 * @param page the element with the places for passages; without them, nothing is done
 * @returns shows the agents; a number of milliseconds is the longest that they may wait
 */
export function holdAgents(page: HTMLElement, need: string): (wait?: number) => void {
  const first = placesOf(page)?.first;
  clearTimeout(holds.get(page));
  page.removeAttribute(AWAITS);
  if (first === undefined) return () => undefined;
  if (!mayBeAboutSite(need)) first.replaceChildren();
  else if (first.childElementCount === 0) page.setAttribute(AWAITS, '');
  return (wait = 0) => {
    const show = (): void => {
      page.removeAttribute(AWAITS);
    };
    if (wait === 0) show();
    else holds.set(page, setTimeout(show, wait));
  };
}

/**
 * The options of the best passages for the search dialog, in a group of their own.
 * @returns undefined if there are none or they cannot be loaded
 */
export async function passageOptions(need: string): Promise<PassageOptions | undefined> {
  const found = need === '' ? undefined : await searchPassages(need).catch(() => undefined);
  if (found === undefined || found.passages.length === 0) return undefined;
  const guides = found.passages.filter(({ group }) => group === 'guide');
  const others = found.passages.filter(({ group }) => group !== 'guide');
  // Above the agents are guides alone.
  const shown = found.isAboutSite ? guides : [...guides.slice(0, MAX_GUIDES), ...others];
  return {
    first: found.isAboutSite,
    group: element(
      'div',
      { role: 'group', 'aria-label': 'In the guides and files', 'data-passages': 'done' },
      ...shown.slice(0, MAX_OPTIONS).map(passageOption),
    ),
  };
}

/** Set on the page while its agents are held. */
const AWAITS = 'data-awaits-guides';
/** The timer after which each page shows its agents. */
const holds = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>();

const FAILED = 'The guides and files could not be searched in this browser. The agents above are complete.';
const OFFLINE = 'You are offline, so the guides and files could not be searched. The agents above are complete.';
const MAX_GUIDES = 2;
const MAX_OPTIONS = 3;

const TITLES: Readonly<Record<PassageGroup, string>> = {
  guide: 'In the guides',
  capability: 'Capabilities',
  agent: 'In the agents’ files',
};

function placesOf(page: HTMLElement): { first: HTMLElement; below: HTMLElement } | undefined {
  const first = page.querySelector<HTMLElement>('[data-place="guides"]');
  const below = page.querySelector<HTMLElement>('[data-place="passages"]');
  return first === null || below === null ? undefined : { first, below };
}

function groupsOf(passages: readonly Passage[]): HTMLElement[] {
  return [...Map.groupBy(passages, ({ group }) => group)].map(([group, each]) =>
    element(
      'section',
      { class: 'passages', 'aria-label': TITLES[group] },
      element('h2', {}, TITLES[group]),
      element('ol', {}, ...each.map(passageRow)),
    ),
  );
}

/** Passages for the dialog. */
export interface PassageOptions {
  /** Whether they come before the agents. */
  first: boolean;
  group: HTMLElement;
}
