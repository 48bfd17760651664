import type { Card } from '../../catalogue/card.ts';
import { element } from '../../components/element.ts';
import type { Answer } from '../query/search.ts';
import { markTerms } from '../query/snippet.ts';
import { fileText } from './agent-file-client.ts';
import { coveredBy, mentionedBy, reasonLine } from './result-reason.ts';
import { linkTo, markedNodes } from './result-words.ts';

/**
 * Makes the option of an agent in the search dialog: its name, its summary on one line, and one reason why it is listed, which
 * is empty if only a line of its file can be the reason.
 * @param number the agent's number in the index
 */
export function agentOption(card: Card, number: number, answer: Answer): HTMLElement {
  const terms = new Set(answer.words);
  const page = `${import.meta.env.BASE_URL}agents/${card.slug}/`;
  const name = element('span', { class: 'name' }, card.name);
  const summary = element(
    'span',
    { class: 'summary', lang: card.lang },
    ...markedNodes(markTerms(card.summary, terms)),
  );
  const reason = element('span', { class: 'reason' });
  const [covered] = coveredBy(answer, number);
  const mentioned = mentionedBy(answer, number);
  if (covered !== undefined) reason.textContent = `Covers ${covered.title}`;
  else if (mentioned !== undefined) reason.textContent = `Mentions ${mentioned.title}`;
  const option = linkTo(page, '');
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.tabIndex = -1;
  option.dataset.agent = card.name;
  option.dataset.color = card.color;
  // The spaces make screen readers read three separate texts.
  option.append(name, ' ', summary, ' ', reason);
  return option;
}

/** Shows the line of an agent's file that matches the need best; nothing if the file cannot be fetched. */
export async function quoteFile(
  slug: string,
  terms: ReadonlySet<string>,
  place: Element,
  signal: AbortSignal,
): Promise<void> {
  const file = await fileText(slug).catch(() => '');
  if (signal.aborted) return;
  const found = reasonLine(file, terms, undefined);
  if (found !== undefined) place.append(`line ${found.line}: `, ...markedNodes(found.pieces));
}
