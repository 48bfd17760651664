import type { FacetOption } from './facets.ts';
import { element } from '../components/element.ts';
import { revealHidden } from '../components/reveal-hidden.ts';
import { thousands } from '../components/thousands.ts';

/**
 * Options of a facet as boxes to tick, each with the number of agents that it would leave.
 * @param facet the facet's key in addresses
 * @param onToggle is told which box was ticked or cleared
 * @param hiding whether options that would leave none are left out; otherwise they are shown and cannot be chosen
 */
export function optionList(
  facet: string,
  options: readonly Pick<FacetOption, 'id' | 'label'>[],
  onToggle: OnToggle,
  hiding = false,
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
        // Words are written only where they change, so that a long list costs no more than its changes.
        const words = thousands(agents);
        if (count.textContent !== words) count.textContent = words;
        box.checked = chosen.has(id);
        // The box that has the focus keeps it, even when there is nothing left to choose.
        const empty = agents === 0 && !box.checked && box !== document.activeElement;
        box.disabled = empty && !hiding;
        row.hidden = empty && hiding;
      }
    },
  };
}

export type OnToggle = (option: string, chosen: boolean) => void;

/** Options to choose from. */
export interface OptionList {
  element: HTMLElement;
  /** Shows which options are chosen, and how many agents each would leave. */
  show(chosen: ReadonlySet<string>, counts: ReadonlyMap<string, number>): void;
}
