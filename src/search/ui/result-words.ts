import type { MarkedText } from '../query/snippet.ts';
import type { Answer, Correction } from '../query/search.ts';
import { thousands } from '../../components/thousands.ts';

/** How many agents answer a need, as one sentence. */
export function countInWords(need: string, total: number, shown: number): string {
  if (total === 0) return `Nothing here matches “${need}”. Try other words, or look around:`;
  if (total === 1) return `One agent for “${need}”.`;
  if (shown < total) return `The first ${shown} of ${thousands(total)} agents for “${need}”.`;
  return `${thousands(total)} agents for “${need}”.`;
}

/** Says which words were taken for others; nothing when none was. */
export function correctionsInWords(corrections: readonly Correction[]): (Node | string)[] {
  if (corrections.length === 0) return [];
  const taken = corrections.flatMap(({ to }, index) => [between(index, corrections.length, 'and'), markOf(to)]);
  const typed = corrections.map(({ from }, index) => `${between(index, corrections.length, 'or')}“${from}”`);
  return ['Showing results for ', ...taken, `; no agent says ${typed.join('')}.`];
}

/** The capabilities that a need was understood as, each linked to its page; only those that some agent covers. */
export function understood(capabilities: Answer['capabilities']): (Node | string)[] {
  const covered = capabilities.filter(({ agents }) => agents.length > 0).slice(0, MAX_UNDERSTOOD);
  if (covered.length === 0) return [];
  const links = covered.flatMap(({ slug, title }, index) => [
    index === 0 ? '' : ' · ',
    linkTo(`${import.meta.env.BASE_URL}capabilities/${slug}/`, title),
  ]);
  return ['Understood as: ', ...links];
}

/** A text whose marked pieces stand in `<mark>`. */
export function markedNodes(pieces: MarkedText): (Node | string)[] {
  return pieces.map(({ text, marked }) => (marked ? markOf(text) : text));
}

export function linkTo(address: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = text;
  return link;
}

const MAX_UNDERSTOOD = 4;

function markOf(text: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}

/** What stands before one of several things. */
function between(index: number, count: number, word: string): string {
  if (index === 0) return '';
  return index === count - 1 ? ` ${word} ` : ', ';
}
