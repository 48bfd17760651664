import { CLAUDE_CODE } from '../agent/checked-with.ts';
import type { Loading } from '../agent/loading.ts';
import type { Access, Granted } from '../agent/fields/access.ts';
import { valueOf, type Agent } from '../agent/agent-file.ts';
import { asLine } from '../agent/hidden/plain-line.ts';
import type { Ability } from '../agent/fields/tools.ts';

/** Which model an agent runs on, in words. */
export function modelInWords(agent: Agent): string {
  const name = modelName(valueOf(agent, 'model'));
  return name === SESSION_MODEL ? `runs on ${name} model` : `runs on ${name}`;
}

/**
 * The name of a model, for people; "the session’s" when an agent asks for none.
 * @param model the value of the field `model`, which can be anything
 */
export function modelName(model: unknown): string {
  if (model === undefined || model === null || model === 'inherit') return SESSION_MODEL;
  return asLine(typeof model === 'string' ? (MODEL_NAMES.get(model) ?? model) : JSON.stringify(model));
}

/** How much effort an agent's model spends, in words; undefined when the file does not say. */
export function effortInWords(agent: Agent): string | undefined {
  const effort = valueOf(agent, 'effort');
  return typeof effort === 'string' && effort !== '' ? `${asLine(effort)} effort` : undefined;
}

/** Who loads an agent's file as it is, in a sentence. */
export const LOADING_WORDS: Readonly<Record<Loading, string>> = {
  everywhere: 'Every reader loads this file as it is.',
  'claude-code': `${CLAUDE_CODE} loads this file; strict YAML readers skip it.`,
  'not-in-claude-code': `${CLAUDE_CODE} does not load this file as it is. It loads the corrected copy.`,
  'own-tool': 'This file is in the form of the tool that it is written for.',
};

/** What an agent may do, in one short line. */
export function accessInWords(access: Access): string {
  if (access.everything) return access.disallowed.length === 0 ? 'inherits every tool' : 'inherits every tool but some';
  const verbs = access.abilities.filter(({ allowed }) => allowed).map(({ ability }) => VERBS[ability]);
  return verbs.length === 0 ? 'uses no tool that touches anything' : verbs.join(', ');
}

/** An ability in words: its label, and what grants or restricts it. */
export function abilityInWords(granted: Granted, access: Access): { label: string; detail: string } {
  const label = ABILITY_LABELS[granted.ability];
  if (!granted.allowed) return { label, detail: 'no' };
  if (granted.all) return { label, detail: granted.ability === 'mcp' ? 'all configured' : 'all' };
  if (access.everything && granted.without.length > 0) return { label, detail: `not ${granted.without.join(', ')}` };
  return { label, detail: granted.tools.join(', ') };
}

/** The tools that grant an ability, for a cell of a table. */
export function grantInWords(granted: Grant): string {
  if (!granted.allowed) return 'no';
  if (granted.all) return 'all';
  const without = granted.without.length > 0 ? `all but ${granted.without.join(', ')}` : 'yes';
  return granted.tools.length > 0 ? granted.tools.join(', ') : without;
}

/** How much a file proves a capability, in a word. @param strength from 0 to 1 */
export function strengthInWords(strength: number): string {
  return strength >= 0.66 ? 'strong' : strength >= 0.4 ? 'moderate' : 'slight';
}

/** Whether the description says to call the agent proactively. */
export function isProactive(agent: Agent): boolean {
  return /\bproactive(?:ly)?\b/i.test(agent.description);
}

/** A size for people. */
export function bytesInWords(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${KILOBYTES.format(bytes / 1000)} kB`;
}

/** The day of a date, such as "3 Mar 2026", in UTC. @param date in ISO 8601 */
export function dateInWords(date: string): string {
  return DAY.format(new Date(date));
}

/** A count with its noun. */
export function counted(count: number, noun: string): string {
  return `${WHOLE.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A text on one line, shortened at the end of a word. @param characters the maximum length, without the ellipsis */
export function shortened(text: string, characters: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= characters) return line;
  return `${line
    .slice(0, characters)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/(?<!\s)\s+\S*$/, '')
    .replace(/(?<![\s,;:.])[\s,;:.]+$/, '')}…`;
}

/** A list in words: "a", "a and b", "a, b and 3 more". @param max how many are named before the rest is counted */
export function listed(names: readonly string[], max = names.length): string {
  // "and 1 more" would be no shorter than the name.
  const shown = names.length === max + 1 ? names : names.slice(0, max);
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

// Shared, because creating a formatter takes longer than a hundred uses.
const KILOBYTES = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const WHOLE = new Intl.NumberFormat('en-US');

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

const SESSION_MODEL = 'the session’s';

const MODEL_NAMES: ReadonlyMap<string, string> = new Map([
  ['sonnet', 'Sonnet'],
  ['opus', 'Opus'],
  ['haiku', 'Haiku'],
  ['fable', 'Fable'],
]);

const VERBS: Readonly<Record<Ability, string>> = {
  read: 'reads',
  write: 'writes',
  run: 'runs commands',
  network: 'uses the network',
  spawn: 'starts agents',
  mcp: 'uses MCP servers',
};

/** The labels of abilities, in the order in which they are shown. */
export const ABILITY_LABELS: Readonly<Record<Ability, string>> = {
  read: 'Read files',
  write: 'Write files',
  run: 'Run commands',
  network: 'Use the network',
  spawn: 'Start agents',
  mcp: 'MCP servers',
};

/** Whether and how an agent has an ability; published records have the same fields. */
type Grant = Omit<Granted, 'ability'>;
