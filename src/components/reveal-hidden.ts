import { visibleParts } from '../agent/hidden/hidden-message.ts';
import { HIDDEN_TITLE } from '../agent/hidden/html.ts';
import { element } from './element.ts';

/** Turns a text into nodes with a visible mark for each run of hidden characters, as RevealHidden.astro renders it. */
export function revealHidden(text: string): (string | Node)[] {
  if (PRINTABLE.test(text)) return [text];
  return visibleParts(text).map((part) => {
    if (part.label === undefined) return part.text;
    return element('mark', { class: 'hidden', title: HIDDEN_TITLE }, part.label);
  });
}

/** Matches most texts, which cannot contain hidden characters. */
const PRINTABLE = /^[ -~]*$/;
