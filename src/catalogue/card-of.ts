import { dialectLabel } from '../agent/dialects/dialects.ts';
import { wholeSentences } from '../agent/sentences.ts';
import type { Card } from './card.ts';
import { colorOf } from './agent-color.ts';
import type { AgentEntry } from './entry.ts';
import { accessInWords, counted, dateInWords, isProactive, modelInWords } from './words.ts';

/** The card of an agent, for a row of a list, a search result or a comparison. */
export function cardOf(entry: AgentEntry): Card {
  const { agent, slug, shares } = entry;
  const examples = agent.examples.filter(({ turns }) => turns.length > 0).length;
  return {
    slug,
    name: agent.name,
    summary: wholeSentences(agent.summary, SUMMARY_CHARACTERS),
    lang: entry.summaryLang,
    color: colorOf(agent),
    shares,
    everything: agent.access.everything,
    facts: [
      modelInWords(agent),
      accessInWords(agent.access),
      ...(agent.dialect === 'claude-code' ? [] : [`written for ${dialectLabel(agent.dialect)}`]),
      ...(isProactive(agent) ? ['called proactively'] : []),
      ...(examples > 0 ? [counted(examples, 'example')] : []),
      `always costs about ${counted(agent.size.description.tokens, 'token')}`,
      ...newsOf(entry),
    ],
  };
}

/** Three lines of a list on a wide screen, seven on a narrow one. */
const SUMMARY_CHARACTERS = 200;

/** When it last changed, in a quiet word; of an agent that has never changed, when it was added. */
function newsOf({ isNew, changed, versions, history }: AgentEntry): string[] {
  if (changed === undefined) return [];
  const verb = versions.length === 1 && history === 'whole' ? 'added' : 'changed';
  return [`${isNew ? 'new, ' : ''}${verb} on ${dateInWords(changed)}`];
}
