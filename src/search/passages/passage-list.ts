import { element } from '../../components/element.ts';
import { isAboutSite } from './about-site.ts';
import { searchPassages } from './client.ts';
import type { Passage } from './find.ts';
import type { PassageGroup } from './group.ts';
import { passageOption, passageRow } from './passage-row.ts';

/**
 * Shows passages for a need on the search page, below the agents; the guides above them if the need is about this site.
 * Never throws: what cannot be loaded is said in one line.
 * @param page the element with the places for passages; without them, nothing is done
 * @param need as typed; an empty need clears the list
 * @param signal is aborted when another search replaces this one, which then leaves the page alone
 */
export async function showPassages(page: HTMLElement, need: string, signal: AbortSignal): Promise<void> {
  const first = page.querySelector<HTMLElement>('[data-place="guides"]');
  const below = page.querySelector<HTMLElement>('[data-place="passages"]');
  if (first === null || below === null) return;
  // Until these stand, what is there belongs to the need before.
  for (const place of [first, below]) delete place.dataset.passages;
  if (need === '') {
    for (const place of [first, below]) place.replaceChildren();
    return;
  }
  const found = await searchPassages(need).catch(() => undefined);
  if (signal.aborted) return;
  const { passages, fits } = found ?? { passages: [], fits: {} };
  const above = isAboutSite(need, fits) ? passages.filter(({ group }) => group === 'guide') : [];
  const others = passages.filter((passage) => !above.includes(passage));
  first.replaceChildren(...groupsOf(above));
  below.replaceChildren(...(found === undefined ? [element('p', { class: 'small quiet' }, FAILED)] : groupsOf(others)));
  (above.length > 0 ? first : below).dataset.passages = passages.length > 0 ? 'done' : 'none';
}

/**
 * The options of the best passages for the search dialog, in a group of their own.
 * @returns undefined if there are none or they cannot be loaded
 */
export async function passageOptions(need: string): Promise<PassageOptions | undefined> {
  const found = need === '' ? undefined : await searchPassages(need).catch(() => undefined);
  if (found === undefined || found.passages.length === 0) return undefined;
  const guides = found.passages.filter(({ group }) => group === 'guide').slice(0, MAX_GUIDES);
  const others = found.passages.filter(({ group }) => group !== 'guide').slice(0, MAX_OPTIONS - guides.length);
  return {
    first: isAboutSite(need, found.fits),
    group: element(
      'div',
      { role: 'group', 'aria-label': 'In the guides and files', 'data-passages': 'done' },
      ...[...guides, ...others].map(passageOption),
    ),
  };
}

const FAILED = 'The guides and files could not be searched in this browser. The agents above are complete.';
const MAX_GUIDES = 2;
const MAX_OPTIONS = 3;

const TITLES: Readonly<Record<PassageGroup, string>> = {
  guide: 'In the guides',
  capability: 'Capabilities',
  agent: 'In the agents’ files',
};

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
