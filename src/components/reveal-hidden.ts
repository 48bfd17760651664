import { visibleParts } from '../agent/hidden/hidden-message.ts';
import { HIDDEN_TITLE } from '../agent/hidden/html.ts';
import { element } from './element.ts';

/** A text as nodes, with a visible mark in the place of each run of hidden characters, as RevealHidden.astro writes it. */
export function revealHidden(text: string): (string | Node)[] {
  if (PRINTABLE.test(text)) return [text];
  return visibleParts(text).map((part) => {
    if (part.label === undefined) return part.text;
    return element('mark', { class: 'hidden', title: HIDDEN_TITLE }, part.label);
  });
}

/** Most texts, which need no closer look. */
const PRINTABLE = /^[ -~]*$/;
