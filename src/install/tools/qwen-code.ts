import { qwenCode as dialect } from '../../agent/dialects/qwen-code.ts';
import { valueOf, type Agent } from '../../agent/agent-file.ts';
import { isMcpTool, parseTools } from '../../agent/fields/tools.ts';
import { fieldLosses, isOn, turnsOf } from '../conversion/field-losses.ts';
import { grantsOf, mcpGrantOf } from '../conversion/grants.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import { nameLosses } from '../conversion/plain-name.ts';
import { hasPlaceholder, withoutPlaceholders } from '../conversion/prompt-text.ts';
import { isQwenName, qwenName } from './qwen-names.ts';
import { listed } from '../conversion/sentences.ts';
import type { AsIs, InstallTarget } from './target.ts';
import { translateTools, type ToolNames } from '../conversion/tool-names.ts';

const label = 'Qwen Code';

/** Qwen Code: accepts most of Claude Code’s fields, but has other names for the tools, and rules for names and prompts. */
export const qwenCode: InstallTarget = {
  id: 'qwen-code',
  label,
  projectFolder: '.qwen/agents',
  userFolder: '.qwen/agents',
  fileName: (slug) => `${slug}.md`,
  servedAs: 'qwen-code.md',
  convert: (agent, body) => {
    const { rule, wider, missing } = translateTools(NAMES, label, grantsOf(agent));
    const name = qwenName(agent.name);
    const taken: Readonly<Record<string, unknown>> = {
      ...Object.fromEntries(Object.entries(TAKEN).map(([key, read]) => [key, read(agent)])),
      mcpServers: serversOf(agent),
      background: isOn(valueOf(agent, 'background')) || undefined,
    };
    const header = {
      name,
      description: agent.description,
      tools: rule.kind === 'only' ? rule.natives : undefined,
      disallowedTools: rule.kind === 'without' && rule.natives.length > 0 ? rule.natives : undefined,
      ...taken,
    };
    const kept = Object.entries(taken).flatMap(([key, value]) => (value === undefined ? [] : [key]));
    const fields = fieldLosses(agent, label, kept);
    const prompt = longEnough(body, agent.description);
    const text = withoutPlaceholders(prompt, label);
    const losses = [
      ...wider,
      ...fields.wider,
      ...missing,
      ...nameLosses(label, agent.name, name),
      ...(prompt === body
        ? []
        : [`${label} accepts no prompt of under ${MIN_PROMPT} characters: the description is added to it there.`]),
      ...text.losses,
      ...fields.missing,
    ];
    return { form: { text: markdownFile(header, text.body) }, losses };
  },
  asIs,
  checkedWith: '0.24.4',
  source: 'https://github.com/QwenLM/qwen-code/blob/main/docs/users/features/sub-agents.md',
};

const NAMES: ToolNames = {
  natives: dialect.tools,
  denies: true,
  // A tool list accepts single tools of a server; a whole server can only be denied.
  mcp: ({ server, tool }) => (tool === undefined ? undefined : `mcp__${server}__${tool}`),
  deniedMcp: ({ server, tool }) => (tool === undefined ? `mcp__${server}` : `mcp__${server}__${tool}`),
  // An empty list would mean every tool; a name that no tool has gives none: 0.24.4.
  fallback: 'none',
  fallbackIsNone: true,
};

const MODES = ['default', 'acceptEdits', 'auto', 'bypassPermissions', 'dontAsk', 'plan'] as const;
const COLORS = ['red', 'blue', 'green', 'yellow', 'purple', 'orange', 'pink', 'cyan'] as const;

function oneOf(agent: Agent, key: string, values: readonly string[]): string | undefined {
  const value = valueOf(agent, key);
  return values.find((each) => each === value);
}

function recordOf(value: unknown): object | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

/** The hooks, if every event has a list: 0.24.4 drops an event that has not. */
function hooksOf(agent: Agent): object | undefined {
  const hooks = recordOf(valueOf(agent, 'hooks'));
  return hooks !== undefined && Object.values(hooks).every((rules) => Array.isArray(rules)) ? hooks : undefined;
}

/** The servers as a map from name to configuration; undefined if one of them is only a name. */
function serversOf(agent: Agent): object | undefined {
  const value = valueOf(agent, 'mcpServers');
  if (!Array.isArray(value)) return recordOf(value);
  const entries = value.map(recordOf);
  if (entries.length === 0 || entries.includes(undefined)) return undefined;
  return new Map(entries.flatMap((entry) => Object.entries(entry ?? {})));
}

/** The shortest prompt that it accepts, in characters, without the blanks around it. */
const MIN_PROMPT = 10;

/** The prompt, with the description after it when it is too short. */
function longEnough(body: string, description: string): string {
  if (isLongEnough(body)) return body;
  return `\n${`${body.trim()}\n\nYour task: ${description.trim()}`.trim()}\n`;
}

function isLongEnough(body: string): boolean {
  return body.trim().length >= MIN_PROMPT;
}

/** As 0.24.4 reads the file: it takes any header that it can make sense of, and tools by its own names. */
function asIs(agent: Agent, body: string): AsIs {
  const refused = [
    ...(agent.delimiters === 'lines' ? [] : [`${label} finds no header between two lines of three hyphens.`]),
    ...(isQwenName(agent.name) ? [] : [`${label} does not accept the name ${listed([agent.name])}.`]),
    ...(isLongEnough(body) ? [] : [`${label} accepts no prompt of under ${MIN_PROMPT} characters.`]),
    ...(hasPlaceholder(body)
      ? [`${label} does not start this agent: its prompt has a name in braces that it would replace.`]
      : []),
  ];
  if (refused.length > 0) return { kind: 'no', why: refused };
  const model = valueOf(agent, 'model');
  const asked = typeof model === 'string' ? model : JSON.stringify(model ?? '');
  const asks = !['', '""', 'inherit'].includes(asked);
  const kept = ['permissionMode', 'maxTurns', 'color', 'hooks'].filter((key) => TAKEN[key]?.(agent) !== undefined);
  const servers = recordOf(valueOf(agent, 'mcpServers')) === undefined ? [] : ['mcpServers'];
  // It takes true and false, but not yes, on or 1.
  const background = [true, 'true'].some((value) => value === valueOf(agent, 'background')) ? ['background'] : [];
  const fields = fieldLosses(agent, label, ['model', ...kept, ...servers, ...background]);
  const why = [
    ...asIsTools(agent),
    ...fields.wider,
    ...(agent.route === 'strict'
      ? []
      : [`The header is not strict YAML: ${label} may read some of it otherwise than Claude Code.`]),
    ...(asks ? [`${label} would ask its service for a model called ${listed([asked])} there.`] : []),
    ...fields.missing,
  ];
  return why.length === 0 ? { kind: 'whole' } : { kind: 'part', why };
}

/** What follows from the names of the tools as they are. */
function asIsTools(agent: Agent): string[] {
  const grants = grantsOf(agent);
  if (grants.everything) {
    const denied = grants.denied.filter((name) => !isKnown(name) && (!isMcpTool(name) || name.includes('*')));
    if (denied.length === 0) return [];
    return [`${label} does not know what this agent is denied by these names: it could use ${listed(denied)} there.`];
  }
  const names = parseTools(valueOf(agent, 'tools')).map(({ written }) => written);
  if (names.length === 0) return [`An empty tool list means every tool in ${label}: this agent could use any there.`];
  const unknown = agent.access.tools.filter((name) => !isKnown(name));
  return unknown.length === 0
    ? []
    : [`${label} does not know the tools ${listed(unknown)} by these names: this agent goes without.`];
}

/** Whether it knows a tool by Claude Code’s name: of a server, only a single tool. */
function isKnown(name: string): boolean {
  return KNOWN_AS_IS.has(name) || (isMcpTool(name) && !name.includes('*') && mcpGrantOf(name).tool !== undefined);
}

/** Claude Code’s names that it accepts for its own tools. */
const KNOWN_AS_IS: ReadonlySet<string> = new Set([
  ...['Agent', 'Task', 'Edit', 'Glob', 'Grep', 'Monitor', 'NotebookEdit', 'Skill', 'WebFetch'],
]);

/** The fields that it takes as they are, where their values are ones that it knows. */
const TAKEN: Readonly<Record<string, (agent: Agent) => unknown>> = {
  permissionMode: (agent) => oneOf(agent, 'permissionMode', MODES),
  maxTurns: turnsOf,
  color: (agent) => oneOf(agent, 'color', COLORS),
  hooks: hooksOf,
};
