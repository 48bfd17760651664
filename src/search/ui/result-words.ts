import type { MarkedText } from '../query/snippet.ts';
import type { Correction } from '../query/look-up.ts';
import type { Answer } from '../query/search.ts';
import { thousands } from '../../components/thousands.ts';

/** Says in one sentence how many agents there are for a need. @param shown how many of them are shown */
export function countInWords(need: string, total: number, shown: number): string {
  if (total === 0) return `Nothing here matches “${need}”. Try other words, or look around:`;
  if (total === 1) return `One agent for “${need}”.`;
  if (shown < total) return `The first ${shown} of ${thousands(total)} agents for “${need}”.`;
  return `${thousands(total)} agents for “${need}”.`;
}

/** Says which words were corrected; empty if none were. */
export function correctionsInWords(corrections: readonly Correction[]): (Node | string)[] {
  if (corrections.length === 0) return [];
  const used = corrections.flatMap(({ to }, index) => [separator(index, corrections.length, 'and'), markOf(to)]);
  const typed = corrections.map(({ from }, index) => `${separator(index, corrections.length, 'or')}“${from}”`);
  return ['Showing results for ', ...used, `; nothing matches ${typed.join('')}.`];
}

/** Says first that probably no agent fits a need; empty if one does. */
export function doubtInWords(need: string, { doubtful, agents, unknown }: Doubt): string {
  if (!doubtful || agents.length === 0) return '';
  const [word = ''] = unknown;
  return `No agent here covers ${unknown.length === 1 ? word : `“${need}”`}. These come closest.`;
}

/** Links to the capabilities that a need was understood as. */
export function understoodInWords({ understood }: Pick<Answer, 'understood'>): (Node | string)[] {
  if (understood.length === 0) return [];
  const links = understood.flatMap(({ slug, title }, index) => {
    const link = linkTo(`${import.meta.env.BASE_URL}capabilities/${slug}/`, title);
    link.dataset.understood = slug;
    return [index === 0 ? '' : ' · ', link];
  });
  return ['Understood as: ', ...links];
}

/** Turns a text into nodes, with `<mark>` around its marked pieces. */
export function markedNodes(pieces: MarkedText): (Node | string)[] {
  return pieces.map(({ text, marked }) => (marked ? markOf(text) : text));
}

/** Makes a link. */
export function linkTo(address: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = text;
  return link;
}

function markOf(text: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}

/** What comes before an item of a list in a sentence. @param word joins the last two items */
function separator(index: number, count: number, word: string): string {
  if (index === 0) return '';
  return index === count - 1 ? ` ${word} ` : ', ';
}

/** What is known about how well the agents fit. */
type Doubt = Pick<Answer, 'doubtful' | 'agents' | 'unknown'>;
