import type { Access, Granted } from '../agent/access.ts';
import { valueOf, type Agent } from '../agent/agent.ts';
import { asLine } from '../agent/line.ts';
import type { Ability } from '../agent/tools.ts';
import { IN_MEMORY } from './memory.ts';

/** Which model an agent runs on, in words. */
export function modelInWords(agent: Agent): string {
  const model = valueOf(agent, 'model');
  if (model === undefined || model === null || model === 'inherit') return 'runs on the session’s model';
  return `runs on ${asLine(typeof model === 'string' ? (MODEL_NAMES.get(model) ?? model) : JSON.stringify(model))}`;
}

/** How much thought an agent's model spends, in words; undefined when the file does not say. */
export function effortInWords(agent: Agent): string | undefined {
  const effort = valueOf(agent, 'effort');
  return typeof effort === 'string' && effort !== '' ? `${asLine(effort)} effort` : undefined;
}

/** What an agent may do, as one short line. */
export function accessInWords(access: Access): string {
  if (access.everything) return access.disallowed.length === 0 ? 'inherits every tool' : 'inherits every tool but some';
  const verbs = access.abilities.filter(({ allowed }) => allowed).map(({ ability }) => VERBS[ability]);
  return verbs.length === 0 ? 'uses no tool that touches anything' : verbs.join(', ');
}

/** What one ability covers, as a label and what grants it. */
export function abilityInWords(granted: Granted, access: Access): { label: string; detail: string } {
  const label = LABELS[granted.ability];
  if (!granted.allowed) return { label, detail: granted.inMemory ? IN_MEMORY : 'no' };
  if (granted.all) return { label, detail: granted.ability === 'mcp' ? 'all configured' : 'all' };
  if (access.everything && granted.without.length > 0) return { label, detail: `not ${granted.without.join(', ')}` };
  return { label, detail: granted.tools.join(', ') };
}

/** Whether the description asks for the agent to be called without being asked for. */
export function isProactive(agent: Agent): boolean {
  return /\bproactive(?:ly)?\b/i.test(agent.description);
}

/** Bytes for people. */
export function bytesInWords(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${KILOBYTES.format(bytes / 1000)} kB`;
}

/** A count with its noun. */
export function counted(count: number, noun: string): string {
  return `${WHOLE.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A text shortened at a word's end, for lists and page descriptions. */
export function shortened(text: string, characters: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= characters) return line;
  return `${line
    .slice(0, characters)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/(?<!\s)\s+\S*$/, '')
    .replace(/(?<![\s,;:.])[\s,;:.]+$/, '')}…`;
}

// Made once: it takes longer to make one than to use it a hundred times.
const KILOBYTES = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const WHOLE = new Intl.NumberFormat('en-US');

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

const LABELS: Readonly<Record<Ability, string>> = {
  read: 'Read files',
  write: 'Write files',
  run: 'Run commands',
  network: 'Use the network',
  spawn: 'Start agents',
  mcp: 'MCP servers',
};
