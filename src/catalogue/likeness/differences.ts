import { modelOf, valueOf } from '../../agent/agent-file.ts';
import { kebabOf } from '../../agent/slug.ts';
import type { AgentEntry } from '../entry.ts';
import { DIFFERENCES, type Difference } from './family.ts';

/**
 * In what two files for different tools differ. What each tool calls its own tools is no difference, only what they let the
 * agent do.
 */
export function differencesOf(a: AgentEntry, b: AgentEntry): Difference[] {
  const isSame: Readonly<Record<Difference, boolean>> = {
    tools: abilitiesOf(a) === abilitiesOf(b),
    model: isSameModel(modelOf(a.agent), modelOf(b.agent)),
    effort: valueOf(a.agent, 'effort') === valueOf(b.agent, 'effort'),
    description: words(a.agent.description) === words(b.agent.description),
    prompt: a.promptDigest === b.promptDigest,
  };
  return DIFFERENCES.filter((each) => !isSame[each]);
}

function abilitiesOf({ agent }: AgentEntry): string {
  return agent.access.abilities
    .filter(({ allowed }) => allowed)
    .map(({ ability }) => ability)
    .join(' ');
}

/** Whether two tools are asked for the same model: `anthropic/claude-sonnet-4.5` is a `sonnet`. */
function isSameModel(a: string, b: string): boolean {
  const [one, other] = [plainModel(a), plainModel(b)];
  const isIn = (alias: string, model: string): boolean => ALIASES.has(alias) && `-${model}-`.includes(`-${alias}-`);
  return one === other || isIn(one, other) || isIn(other, one);
}

/** A model's name without its provider or the product that offers it in brackets. */
function plainModel(model: string): string {
  return kebabOf(model.slice(model.lastIndexOf('/') + 1).replace(/\([^()]*\)$/, ''));
}

/** Names that mean whichever version is current. */
const ALIASES: ReadonlySet<string> = new Set(['sonnet', 'opus', 'haiku', 'fable']);

function words(text: string): string {
  return (text.match(/\S+/g) ?? []).join(' ');
}
