import { splitHidden } from '../agent/hidden.ts';
import { element } from './element.ts';

/** A text as nodes, with a visible mark in the place of each hidden character, as Visible.astro writes it. */
export function visibleNodes(text: string): (string | Node)[] {
  if (PRINTABLE.test(text)) return [text];
  return splitHidden(text).map((part) => {
    if (part.hidden === undefined) return part.text;
    return element('mark', { class: 'hidden', title: 'A hidden character' }, part.hidden);
  });
}

/** Most texts, which need no closer look. */
const PRINTABLE = /^[ -~]*$/;
