import type { FacetOption } from './facets.ts';
import { element } from '../components/element.ts';
import { optionList, type OnToggle, type OptionList } from './option-list.ts';

/**
 * A group of options that opens on click. Its options are in the page only while it is open, and one group of a facet
 * is open at a time.
 */
export function optionGroup(
  facet: string,
  title: string,
  options: readonly FacetOption[],
  onToggle: OnToggle,
): OptionList {
  let chosen: ReadonlySet<string> = new Set();
  let counts: ReadonlyMap<string, number> = new Map();
  let list: OptionList | undefined;

  const note = element('small');
  const details = element('details', { name: `${facet}-options` }, element('summary', {}, title, ' ', note));
  details.addEventListener('toggle', () => {
    list?.element.remove();
    list = undefined;
    if (!details.open) return;
    list = optionList(facet, options.slice(0, MAX_SHOWN), onToggle, true);
    list.show(chosen, counts);
    details.append(list.element);
  });
  return {
    element: details,
    show: (nowChosen, nowCounts) => {
      chosen = nowChosen;
      counts = nowCounts;
      const ticked = options.filter(({ id }) => chosen.has(id)).length;
      note.textContent = ticked === 0 ? '' : `${ticked} chosen`;
      const empty = ticked === 0 && options.every(({ id }) => (counts.get(id) ?? 0) === 0);
      details.hidden = empty && !details.contains(document.activeElement);
      list?.show(chosen, counts);
    },
  };
}

/** How many options of a group are shown; the search box finds the others. */
const MAX_SHOWN = 90;
