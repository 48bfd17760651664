import { element } from './element.ts';

/**
 * Keeps what is chosen for comparison when rows are replaced: what the new list has is ticked there, and the other boxes
 * go to a line of their own, where they can be cleared.
 * @param host the element around the list, with the line `[data-compared]`
 * @param list the new list, before it takes the place of the old one
 */
export function keepCompared(host: HTMLElement, list: HTMLElement): void {
  const line = host.querySelector<HTMLElement>('[data-compared]');
  if (line === null) return;
  const ticked = [...host.querySelectorAll<HTMLInputElement>('input[form="compare"]:checked')];
  const kept: HTMLElement[] = [];
  for (const { value, ariaLabel } of ticked) {
    const own = [...list.querySelectorAll<HTMLInputElement>('input[form="compare"]')].find(
      (box) => box.value === value,
    );
    if (own === undefined) kept.push(keptBox(value, ariaLabel ?? `Compare ${value}`));
    else own.checked = true;
  }
  line.replaceChildren(...(kept.length === 0 ? [] : ['Also chosen to compare: ', ...kept]));
  line.hidden = kept.length === 0;
}

function keptBox(slug: string, words: string): HTMLElement {
  const box = element('input', {
    type: 'checkbox',
    name: 'agents',
    value: slug,
    form: 'compare',
    checked: '',
    'aria-label': words,
  });
  return element('label', {}, box, ` ${words.replace(/^Compare /, '')}`);
}
