import { plain } from '../vocabulary/plain.ts';
import type { Facet, FacetOption } from './facets.ts';
import { element } from '../components/element.ts';
import { optionGroup } from './option-group.ts';
import { optionList, type OnToggle, type OptionList } from './option-list.ts';
import { thousands } from '../components/thousands.ts';

/**
 * The options of a facet that has many: a box to type a part of a name into, and beneath it the groups of options, of
 * which one is open at a time. Options that would leave no agent are left out.
 */
export function facetSearch(facet: Facet, onToggle: OnToggle): OptionList {
  let chosen: ReadonlySet<string> = new Set();
  let counts: ReadonlyMap<string, number> = new Map();
  let found: OptionList | undefined;

  const box = element('input', {
    type: 'search',
    placeholder: 'Type to find',
    autocomplete: 'off',
    'aria-label': `Find in “${facet.label}”`,
  });
  const status = element('p', { class: 'small quiet', 'aria-live': 'polite' });
  const results = element('div');
  const ways = waysIn(facet, onToggle);
  const everything = element('div', {}, ...ways.map((way) => way.element));

  const find = (): void => {
    const words = plain(box.value)
      .split(/\s+/)
      .filter((word) => word !== '');
    everything.hidden = words.length > 0;
    found = undefined;
    results.replaceChildren();
    status.textContent = '';
    if (words.length === 0) return;
    const matching = facet.options.filter(
      ({ id, label }) => (chosen.has(id) || (counts.get(id) ?? 0) > 0) && matches(plain(`${label} ${id}`), words),
    );
    const shown = inOrderOfUse(matching, words[0] ?? '', counts).slice(0, MAX_FOUND);
    status.textContent =
      matching.length === 0
        ? 'Nothing here by that name.'
        : matching.length > shown.length
          ? `The first ${shown.length} of ${thousands(matching.length)}; type more to see the others.`
          : `${matching.length} found.`;
    found = optionList(facet.id, shown, onToggle, true);
    found.show(chosen, counts);
    results.append(found.element);
  };
  box.addEventListener('input', find);
  box.addEventListener('keydown', (event) => {
    // In a form it would send the form.
    if (event.key === 'Enter') event.preventDefault();
  });

  return {
    element: element('div', {}, box, status, results, everything),
    show: (nowChosen, nowCounts) => {
      chosen = nowChosen;
      counts = nowCounts;
      found?.show(chosen, counts);
      for (const way of ways) way.show(chosen, counts);
    },
  };
}

/** Found options that are shown. */
const MAX_FOUND = 24;

/** Options that are shown where they have no headings. */
const MAX_USED = 8;

/** The options under their headings; where they have none, those that most agents have. */
function waysIn(facet: Facet, onToggle: OnToggle): OptionList[] {
  const groups = new Map<string, FacetOption[]>();
  for (const option of facet.options) {
    if (option.group === undefined) return [optionList(facet.id, facet.options.slice(0, MAX_USED), onToggle, true)];
    const known = groups.get(option.group);
    if (known === undefined) groups.set(option.group, [option]);
    else known.push(option);
  }
  return [...groups].map(([title, options]) => optionGroup(facet.id, title, options, onToggle));
}

function matches(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** What starts as typed comes first, then what most agents have. */
function inOrderOfUse(
  options: readonly FacetOption[],
  start: string,
  counts: ReadonlyMap<string, number>,
): FacetOption[] {
  const rank = ({ id, label }: FacetOption): number =>
    (counts.get(id) ?? 0) + (plain(label).startsWith(start) ? Number.MAX_SAFE_INTEGER / 2 : 0);
  return [...options].sort((a, b) => rank(b) - rank(a));
}
