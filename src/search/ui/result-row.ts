import type { Card } from '../../catalogue/card.ts';
import { markTerms } from '../query/snippet.ts';
import type { Answer } from '../query/search.ts';
import { fileText } from './agent-file-client.ts';
import { agentRow } from '../../components/agent-row.ts';
import { coveredBy, reasonLine, mentionedBy } from './result-reason.ts';
import { linkTo, markedNodes } from './result-words.ts';

/**
 * Makes the row of an agent among the results and shows why it is there: the words of the need in its summary, what it
 * covers or mentions, and a line of its file if its summary does not match. The line is fetched when the row comes near
 * the screen; space is reserved for it.
 * @param number the agent's number in the index
 */
export function resultRow(card: Card, number: number, answer: Answer): HTMLLIElement {
  const page = `${import.meta.env.BASE_URL}agents/${card.slug}/`;
  const terms = new Set(answer.words);
  const proved = coveredBy(answer, number, MAX_COVERED);
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
  const summaryMatches = summary.some(({ marked }) => marked);
  const excerpt = document.createElement('p');
  excerpt.className = 'telling';

  const row = agentRow(card, [...(covered.length > 0 ? [covers] : []), ...(summaryMatches ? [] : [excerpt])]);
  row.querySelector('p')?.replaceChildren(...markedNodes(summary));
  whenNear(row, async () => {
    // Loaded only now, to spare a request before the results appear.
    const client = import('../../components/record-client.ts');
    const [record, file] = await Promise.all([
      client.then(({ loadRecord }) => loadRecord(card.slug)),
      summaryMatches ? '' : fileText(card.slug),
    ]);
    const proving = typeof record === 'string' ? [] : record.capabilities;
    const lines = new Map(proving.map(({ slug, line }) => [slug, line]));
    const proofs = covered.map(({ slug }) => lines.get(slug));
    for (const [index, line] of proofs.entries()) {
      if (line !== undefined && links[index] !== undefined) links[index].href = `${page}#line-${line}`;
    }
    if (summaryMatches) return;
    const found = reasonLine(file, terms, proofs[0]);
    if (found === undefined) return;
    const isLinked = [...lines.values()].includes(found.line);
    const quote = document.createElement('q');
    quote.append(...markedNodes(found.pieces));
    excerpt.append(linkTo(isLinked ? `${page}#line-${found.line}` : page, `line ${found.line}`), ' ', quote);
  });
  return row;
}

const MAX_COVERED = 2;

/** Runs an action once, when an element comes near the screen. Failures are ignored: the row is useful without it. */
function whenNear(element: Element, action: () => Promise<void>): void {
  actions.set(element, action);
  observer.observe(element);
}

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
  { rootMargin: '50%' },
);
