import type { Facet } from './facets.ts';
import { choose, type Choice, type Facets, type Narrowed } from './narrow.ts';
import { element } from '../components/element.ts';
import { facetSearch } from './facet-search.ts';
import { optionList } from './option-list.ts';

/**
 * Shows facets to narrow a list of agents down by. The panel changes nothing by itself: it tells what the visitor
 * chooses, and shows what it is told to. A page that uses it imports src/facets/facets.css, for scripts that are loaded
 * on demand bring no styles.
 * @param onChoice is given the new choice whenever the visitor changes it; `show` is then to be called with it
 */
export function facetPanel({ facets }: Facets, onChoice: (choice: Choice) => void): FacetPanel {
  let shown: Choice = new Map();
  const lists = facets.filter(isWorthShowing).map((facet) => {
    const onToggle = (option: string, chosen: boolean): void => {
      onChoice(choose(shown, facet.id, option, chosen));
    };
    const few = facet.options.length <= FEW;
    const list = few ? optionList(facet.id, facet.options, onToggle) : facetSearch(facet, onToggle);
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

/** A facet with more options than this is searched rather than read. */
const FEW = 12;

/** A single value, which every agent has, narrows nothing down. */
function isWorthShowing({ all, options }: Facet): boolean {
  return options.length > (all ? 0 : 1);
}

/** A panel of facets. */
export interface FacetPanel {
  /** To be put where the panel is to be. */
  element: HTMLElement;
  /** Shows a choice, and of how many agents each option would leave under it. */
  show(choice: Choice, narrowed: Narrowed): void;
}
