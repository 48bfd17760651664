import { valueOf, type Agent } from '../../agent/agent-file.ts';
import { canChange, onlyReads, plansOnly } from './grants.ts';
import { listed } from './sentences.ts';

/**
 * What an agent loses because a tool has no equivalent of some of its fields.
 * @param label the tool's name
 * @param kept the fields that are kept there
 */
export function fieldLosses(agent: Agent, label: string, kept: readonly string[] = []): FieldLosses {
  const lost = FIELDS.filter((key) => !kept.includes(key) && isSet(agent, key));
  const guards = lost.flatMap((key) => GUARDS[key]?.(agent, label) ?? []);
  const rest = lost.filter((key) => GUARDS[key]?.(agent, label) === undefined);
  return {
    wider: guards,
    missing: rest.length === 0 ? [] : [`Not kept in ${label}: ${listed(rest)}.`],
  };
}

/** Whether a flag is on, in one of the two forms that Claude Code accepts. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}

/** The number of turns after which an agent stops; undefined unless it is a whole number above zero. */
export function turnsOf(agent: Agent): number | undefined {
  const turns = valueOf(agent, 'maxTurns');
  return typeof turns === 'number' && Number.isSafeInteger(turns) && turns > 0 ? turns : undefined;
}

/** The model, if it is a full ID; undefined if there is none or only Claude Code knows the name. */
export function modelIdOf(agent: Agent): string | undefined {
  return modelFrom(agent, 'anthropic');
}

/** The model, if it is the ID of one that a company offers. */
export function modelFrom(agent: Agent, provider: keyof typeof MODELS): string | undefined {
  const model = valueOf(agent, 'model');
  return typeof model === 'string' && MODELS[provider].test(model) ? model : undefined;
}

/** The temperature, if the agent’s own tool has one: Claude Code has not. */
export function temperatureOf({ dialect, fields }: Agent): number | undefined {
  const value = fields.find(({ key }) => key === 'temperature')?.value;
  const isRead = dialect === 'opencode' || dialect === 'gemini-cli';
  return isRead && typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** How the IDs of models begin. */
const MODELS = {
  anthropic: /^claude-[\w.-]+$/,
  openai: /^(?:gpt-|codex-|o\d)[\w.-]*$/,
  google: /^gemini-[\w.-]+$/,
} as const;

/** Every field other than the name, the description and the tools. */
const FIELDS: readonly string[] = [
  ...['model', 'effort', 'maxTurns', 'permissionMode', 'background', 'isolation', 'memory', 'skills', 'mcpServers'],
  ...['hooks', 'omitClaudeMd', 'color', 'initialPrompt', 'experimental'],
];

/** What follows if a field that restrains an agent is not kept; undefined if it does not restrain this one. */
const GUARDS: Readonly<Record<string, (agent: Agent, label: string) => string | undefined>> = {
  hooks: (_, label) => `${label} does not run this agent’s hooks: what they prevent could happen there.`,
  permissionMode: (agent, label) =>
    plansOnly(agent) && canChange(agent)
      ? `${label} does not keep this agent in plan mode: it could make changes there right away.`
      : undefined,
  isolation: (agent, label) =>
    onlyReads(agent)
      ? undefined
      : `${label} does not give this agent its own worktree: it could change your working files there.`,
};

/** Whether a field means something other than its absence would. */
function isSet(agent: Agent, key: string): boolean {
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
  /** What no longer restrains it, a sentence each. */
  wider: string[];
  /** Everything else, in one sentence, or nothing. */
  missing: string[];
}
