import type { FacetOption } from './facets.ts';
import { element } from '../components/element.ts';
import { revealHidden } from '../components/reveal-hidden.ts';
import { thousands } from '../components/thousands.ts';

/**
 * Shows options of a facet as checkboxes, each with the number of agents that it would leave.
 * @param facet the facet's key in addresses
 * @param onToggle is called when a box is ticked or cleared
 * @param hideEmpty whether to hide options that would leave no agents; otherwise they are disabled
 */
export function optionList(
  facet: string,
  options: readonly Pick<FacetOption, 'id' | 'label'>[],
  onToggle: OnToggle,
  hideEmpty = false,
): OptionList {
  const rows = options.map(({ id, label }) => {
    const box = element('input', { type: 'checkbox', name: facet, value: id });
    box.addEventListener('change', () => {
      onToggle(id, box.checked);
    });
    const count = element('small');
    const row = element('label', {}, box, element('span', {}, ...revealHidden(label)), ' ', count);
    return { id, row, box, count };
  });
  return {
    element: element('div', { class: 'options' }, ...rows.map(({ row }) => row)),
    show: (chosen, counts) => {
      for (const { id, row, box, count } of rows) {
        const agents = counts.get(id) ?? 0;
        // Only changed texts are written, which keeps updates of a long list cheap.
        const text = thousands(agents);
        if (count.textContent !== text) count.textContent = text;
        box.checked = chosen.has(id);
        // The focused box stays enabled and visible, so that it keeps the focus.
        const empty = agents === 0 && !box.checked && box !== document.activeElement;
        box.disabled = empty && !hideEmpty;
        row.hidden = empty && hideEmpty;
      }
    },
  };
}

/** Receives the id of an option and whether it is now chosen. */
export type OnToggle = (option: string, chosen: boolean) => void;

/** A list of options to choose from. */
export interface OptionList {
  element: HTMLElement;
  /** Shows which options are chosen, and how many agents each would leave. */
  show(chosen: ReadonlySet<string>, counts: ReadonlyMap<string, number>): void;
}
