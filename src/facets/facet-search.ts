import { plain } from '../vocabulary/plain.ts';
import type { Facet, FacetOption } from './facets.ts';
import { element } from '../components/element.ts';
import { optionGroup } from './option-group.ts';
import { optionList, type OnToggle, type OptionList } from './option-list.ts';
import { thousands } from '../components/thousands.ts';

/**
 * Makes the list for a facet with many options: a search box, and below it groups of options, one of which is open at a
 * time. Options that would leave no agents are hidden.
 */
export function facetSearch(facet: Facet, onToggle: OnToggle): OptionList {
  let chosen: ReadonlySet<string> = new Set();
  let counts: ReadonlyMap<string, number> = new Map();
  let found: OptionList | undefined;

  const box = element('input', {
    type: 'search',
    placeholder: 'Type a name',
    autocomplete: 'off',
    'aria-label': `Find in “${facet.label}”`,
  });
  const status = element('p', { class: 'small quiet', 'aria-live': 'polite' });
  const results = element('div');
  const lists = unfilteredLists(facet, onToggle);
  const unfiltered = element('div', {}, ...lists.map((list) => list.element));

  const find = (): void => {
    const words = plain(box.value)
      .split(/\s+/)
      .filter((word) => word !== '');
    unfiltered.hidden = words.length > 0;
    found = undefined;
    results.replaceChildren();
    status.textContent = '';
    if (words.length === 0) return;
    const matching = facet.options.filter(
      ({ id, label }) => (chosen.has(id) || (counts.get(id) ?? 0) > 0) && matches(plain(`${label} ${id}`), words),
    );
    const shown = mostUsedFirst(matching, words[0] ?? '', counts).slice(0, MAX_FOUND);
    status.textContent =
      matching.length === 0
        ? 'Nothing has that name.'
        : matching.length > shown.length
          ? `The first ${shown.length} of ${thousands(matching.length)}; keep typing to narrow them down.`
          : `${matching.length} found.`;
    found = optionList(facet.id, shown, onToggle, true);
    found.show(chosen, counts);
    results.append(found.element);
  };
  box.addEventListener('input', find);
  box.addEventListener('keydown', (event) => {
    // Otherwise Enter would submit a form around the box.
    if (event.key === 'Enter') event.preventDefault();
  });

  return {
    element: element('div', {}, box, status, results, unfiltered),
    show: (nowChosen, nowCounts) => {
      chosen = nowChosen;
      counts = nowCounts;
      found?.show(chosen, counts);
      for (const list of lists) list.show(chosen, counts);
    },
  };
}

/** How many of the matching options are shown. */
const MAX_FOUND = 24;

/** How many options are shown when they have no groups and nothing is typed. */
const MAX_UNGROUPED = 8;

/** The options by group, or the first options if they have no groups. */
function unfilteredLists(facet: Facet, onToggle: OnToggle): OptionList[] {
  const groups = new Map<string, FacetOption[]>();
  for (const option of facet.options) {
    if (option.group === undefined)
      return [optionList(facet.id, facet.options.slice(0, MAX_UNGROUPED), onToggle, true)];
    const known = groups.get(option.group);
    if (known === undefined) groups.set(option.group, [option]);
    else known.push(option);
  }
  return [...groups].map(([title, options]) => optionGroup(facet.id, title, options, onToggle));
}

function matches(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** Sorts options whose label starts with the text first, then by number of agents. */
function mostUsedFirst(
  options: readonly FacetOption[],
  start: string,
  counts: ReadonlyMap<string, number>,
): FacetOption[] {
  const rank = ({ id, label }: FacetOption): number =>
    (counts.get(id) ?? 0) + (plain(label).startsWith(start) ? Number.MAX_SAFE_INTEGER / 2 : 0);
  return [...options].sort((a, b) => rank(b) - rank(a));
}
