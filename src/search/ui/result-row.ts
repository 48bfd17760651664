import type { Card } from '../../catalogue/card.ts';
import { markTerms } from '../query/snippet.ts';
import type { Answer } from '../query/search.ts';
import { fileText } from './agent-file-client.ts';
import { element } from '../../components/element.ts';
import { agentRow } from '../../components/agent-row.ts';
import { loadRecord } from '../../components/record-client.ts';
import { langOf } from '../../vocabulary/text-language.ts';
import { coveredBy, reasonLine, mentionedBy } from './result-reason.ts';
import { linkTo, markedNodes } from './result-words.ts';

/**
 * Makes the row of an agent among the results and shows why it is there: the words of the need in its summary, what it
 * covers or mentions, and a line of its file if its summary does not match and its file does. The line comes with
 * {@link completeRows}; space is reserved for it.
 * @param number the agent's number in the index
 */
export function resultRow(card: Card, number: number, answer: Answer): HTMLLIElement {
  const page = `${import.meta.env.BASE_URL}agents/${card.slug}/`;
  const terms = new Set(answer.words);
  const proved = coveredBy(answer, number);
  const mentioned = proved.length === 0 ? mentionedBy(answer, number) : undefined;
  const covered = mentioned === undefined ? proved : [mentioned];
  const links = covered.map(({ title }) => linkTo(page, title));
  const covers = document.createElement('p');
  covers.className = 'covers';
  covers.append(
    mentioned === undefined ? 'Covers ' : 'Mentions ',
    ...links.flatMap((link, index) => (index === 0 ? [link] : [' · ', link])),
  );
  const summary = markTerms(card.summary, terms);
  // A line of the file says more only if it has a word of the need that the summary does not show.
  const isQuoted = !summary.some(({ marked }) => marked) && !answer.because.has(number);
  const excerpt = document.createElement('p');
  excerpt.className = 'telling';

  const row = agentRow(card, [...(covered.length > 0 ? [covers] : []), ...(isQuoted ? [excerpt] : [])]);
  row.querySelector('p')?.replaceChildren(...markedNodes(summary));
  for (const [index, link] of links.entries()) linkToProof(link, card.slug, covered[index]?.slug ?? '', page);
  if (isQuoted) {
    actions.set(row, async () => {
      const found = reasonLine(await fileText(card.slug), terms, undefined);
      if (found === undefined) return;
      const lang = langOf(found.pieces.map(({ text }) => text).join(''));
      const quote = element('q', { lang }, ...markedNodes(found.pieces));
      excerpt.append(linkTo(page, `line ${found.line}`), ' ', quote);
    });
  }
  return row;
}

/** Fetches what the rows still lack, each shortly before it is in view. Called once the results stand. */
export function completeRows(rows: Iterable<Element>): void {
  for (const row of rows) if (actions.has(row)) observer.observe(row);
}

/** Makes a link lead to the line that proves a capability, which is looked up when the visitor turns to the link. */
function linkToProof(link: HTMLAnchorElement, agent: string, capability: string, page: string): void {
  const lookUp = async (): Promise<void> => {
    const record = await loadRecord(agent);
    const proof = typeof record === 'string' ? undefined : record.capabilities.find(({ slug }) => slug === capability);
    if (proof !== undefined) link.href = `${page}#line-${proof.line}`;
  };
  // A failure is ignored: the link still leads to the agent.
  const begin = (): void => void lookUp().catch(() => undefined);
  link.addEventListener('pointerenter', begin, { once: true });
  link.addEventListener('focus', begin, { once: true });
}

/** What each row still lacks. Failures are ignored: the row is useful without it. */
const actions = new WeakMap<Element, () => Promise<void>>();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      actions
        .get(target)?.()
        .catch(() => undefined);
    }
  },
  { rootMargin: '10%' },
);
