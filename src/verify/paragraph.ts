import { element } from '../components/element.ts';

/** What matters most of what is told. */
export function loud(...children: (Node | string)[]): HTMLElement {
  return element('p', { class: 'loud' }, ...children);
}

/** What is told beside it. */
export function quietly(words: string): HTMLElement {
  return element('p', { class: 'small quiet' }, words);
}
