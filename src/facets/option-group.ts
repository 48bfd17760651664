import type { FacetOption } from './facets.ts';
import { element } from '../components/element.ts';
import { optionList, type OnToggle, type OptionList } from './option-list.ts';

/** Options under a heading that opens them. They exist only while it is open, and one group of a facet is open at a time. */
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

/** Options of a group that are shown; the others can be found by typing. */
const MAX_SHOWN = 90;
