import type { Facet } from './facets.ts';
import { choose, type Choice, type Facets, type Narrowed } from './narrow.ts';
import { element } from '../components/element.ts';
import { facetSearch } from './facet-search.ts';
import { optionList } from './option-list.ts';

/**
 * Makes a panel of facets that narrow down a list of agents. The panel keeps no state: it reports what the visitor
 * chooses and displays what `show` receives. The page imports src/facets/facets.css, because scripts loaded on demand
 * bring no styles.
 * @param onChoice receives the new choice on each change and must pass it to `show`
 */
export function facetPanel({ facets }: Facets, onChoice: (choice: Choice) => void): FacetPanel {
  let shown: Choice = new Map();
  const lists = facets.filter(isWorthShowing).map((facet) => {
    const onToggle = (option: string, chosen: boolean): void => {
      onChoice(choose(shown, facet.id, option, chosen));
    };
    const isShort = facet.options.length <= MAX_LISTED;
    const list = isShort ? optionList(facet.id, facet.options, onToggle) : facetSearch(facet, onToggle);
    return { id: facet.id, list, field: element('fieldset', {}, element('legend', {}, facet.label), list.element) };
  });
  return {
    element: element('div', { class: 'facets' }, ...lists.map(({ field }) => field)),
    show: (choice, { counts }) => {
      shown = choice;
      for (const { id, list } of lists) list.show(new Set(choice.get(id)), counts.get(id) ?? new Map<string, number>());
    },
  };
}

/** A facet with more options than this gets a search box. */
const MAX_LISTED = 12;

/** Whether a facet can narrow anything down: a single value that every agent has cannot. */
function isWorthShowing({ all, options }: Facet): boolean {
  return options.length > (all ? 0 : 1);
}

/** A panel of facets. */
export interface FacetPanel {
  element: HTMLElement;
  /** Shows a choice, and how many agents each option would leave. */
  show(choice: Choice, narrowed: Narrowed): void;
}
