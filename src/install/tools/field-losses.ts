import { valueOf, type Agent } from '../../agent/agent-file.ts';
import { canChange, onlyReads, plansOnly } from './grants.ts';
import { listed } from './sentences.ts';

/**
 * What an agent loses with the fields that a tool has no counterpart for.
 * @param label the tool's name
 * @param kept the fields that are kept there
 */
export function fieldLosses(agent: Agent, label: string, kept: readonly string[] = []): FieldLosses {
  const gone = FIELDS.filter((key) => !kept.includes(key) && says(agent, key));
  const guards = gone.flatMap((key) => GUARDS[key]?.(agent, label) ?? []);
  const rest = gone.filter((key) => GUARDS[key]?.(agent, label) === undefined);
  return {
    wider: guards,
    missing: rest.length === 0 ? [] : [`Not kept in ${label}: ${listed(rest)}.`],
  };
}

/** Whether a flag is on, in any of the ways in which Claude Code reads it. */
export function isOn(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(?:true|yes|on|1)$/i.test(value.trim()));
}

/** After how many turns an agent stops; undefined when it is not a whole number above zero. */
export function turnsOf(agent: Agent): number | undefined {
  const turns = valueOf(agent, 'maxTurns');
  return typeof turns === 'number' && Number.isSafeInteger(turns) && turns > 0 ? turns : undefined;
}

/** The model, when it is a full ID and not a name that only Claude Code knows. */
export function modelIdOf(agent: Agent): string | undefined {
  const model = valueOf(agent, 'model');
  return typeof model === 'string' && /^claude-[\w.-]+$/.test(model) ? model : undefined;
}

/** Everything that a header says beside the name, the description and the tools. */
const FIELDS: readonly string[] = [
  ...['model', 'effort', 'maxTurns', 'permissionMode', 'background', 'isolation', 'memory', 'skills', 'mcpServers'],
  ...['hooks', 'omitClaudeMd', 'color', 'initialPrompt', 'experimental'],
];

/** What it means that a field which holds an agent back is not kept; undefined when it held nothing back. */
const GUARDS: Readonly<Record<string, (agent: Agent, label: string) => string | undefined>> = {
  hooks: (_, label) => `${label} runs none of this agent’s hooks: what they stop could happen there.`,
  permissionMode: (agent, label) =>
    plansOnly(agent) && canChange(agent)
      ? `${label} does not hold this agent to plan mode: it could make changes there at once.`
      : undefined,
  isolation: (agent, label) =>
    onlyReads(agent)
      ? undefined
      : `${label} gives this agent no worktree of its own: it could change your working files there.`,
};

/** Whether a field says something else than its absence would. */
function says(agent: Agent, key: string): boolean {
  const value = valueOf(agent, key);
  if (value === undefined || value === null || value === '') return false;
  if (typeof value === 'object' && Object.keys(value).length === 0) return false;
  if (key === 'model') return value !== 'inherit';
  if (key === 'permissionMode') return value !== 'default' && value !== 'manual';
  if (key === 'background' || key === 'omitClaudeMd') return isOn(value);
  return true;
}

/** What an agent loses. */
export interface FieldLosses {
  /** What held it back and does not any more, a sentence each. */
  wider: string[];
  /** Everything else, in one sentence, if there is anything. */
  missing: string[];
}
