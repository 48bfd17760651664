import { isMap } from '../../agent/is-map.ts';
import { copilot as dialect } from '../../agent/dialects/copilot.ts';
import { valueOf, type Agent } from '../../agent/agent-file.ts';
import { parseTools } from '../../agent/fields/tools.ts';
import { fieldLosses } from '../conversion/field-losses.ts';
import { grantsOf } from '../conversion/grants.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import { plainName } from '../conversion/plain-name.ts';
import { listed } from '../conversion/sentences.ts';
import type { AsIs, InstallTarget } from './target.ts';
import { gains, translateTools, type ToolNames } from '../conversion/tool-names.ts';

const label = 'GitHub Copilot';

/** GitHub Copilot, in VS Code and on the command line: reads Claude Code’s format, but only the fields that it knows. */
export const copilot: InstallTarget = {
  id: 'copilot',
  label,
  projectFolder: '.github/agents',
  userFolder: '.copilot/agents',
  fileName: (slug) => `${plainName(slug)}.agent.md`,
  servedAs: 'copilot.agent.md',
  convert: (agent, body) => ({
    form: isOwnName(agent.name) || oddFields(agent).length > 0 ? { text: ownFile(agent, body) } : 'strict',
    losses: lossesOf(agent, body),
  }),
  asIs,
  checkedWith: '1.0.102',
  source: 'https://docs.github.com/en/copilot/reference/custom-agents-configuration',
};

/** Its tools, and the names of Claude Code’s tools that it accepts for them. It ignores unknown names. */
const NAMES: ToolNames = {
  natives: dialect.tools,
  denies: false,
  keepsNames: true,
};

/** Other names that it accepts for them, in any case. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['shell', 'execute'],
  ['multiedit', 'edit'],
  ['read_file', 'read'],
  ['grep_search', 'search'],
  ['custom-agent', 'agent'],
  ['task', 'agent'],
]);

/** The longest prompt that its documentation allows, in characters. The command line 1.0.102 takes longer ones. */
const MAX_BODY = 30_000;

/** The agents that its command line 1.0.102 has of its own, whose names a file cannot take. */
const OWN_AGENTS: ReadonlySet<string> = new Set([
  ...['code-review', 'explore', 'general-purpose', 'research', 'security-review', 'task'],
]);

function isOwnName(name: string): boolean {
  return OWN_AGENTS.has(name);
}

/** The fields whose values it refuses, though Claude Code takes them or ignores them. */
function oddFields(agent: Agent): string[] {
  const refused = agent.fields
    .filter(({ key, value }) => Object.hasOwn(KINDS, key) && KINDS[key]?.(value) === false)
    .map(({ key }) => key);
  const tools = valueOf(agent, 'tools');
  return typeof tools === 'string' && !isSplitAtCommas(tools) ? [...refused, 'tools'] : refused;
}

/** What its command line 1.0.102 expects in the fields that it checks. */
const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  name: (value) => typeof value === 'string',
  description: (value) => typeof value === 'string',
  tools: isText,
  model: isText,
  skills: (value) => Array.isArray(value) && isText(value),
  hooks: (value) =>
    isMap(value) && Object.entries(value).every(([event, rules]) => EVENTS.has(event) && isRules(rules)),
  'mcp-servers': isMap,
  github: isMap,
  infer: (value) => typeof value === 'boolean',
  'user-invocable': (value) => typeof value === 'boolean',
  'disable-model-invocation': (value) => typeof value === 'boolean',
  'include-custom-instructions': (value) => typeof value === 'boolean',
};

/** The events of hooks that it knows by Claude Code’s names. */
const EVENTS: ReadonlySet<string> = new Set([
  ...['PreToolUse', 'PostToolUse', 'PostToolUseFailure', 'PermissionRequest', 'Stop', 'SubagentStop', 'SubagentStart'],
  ...['SessionStart', 'SessionEnd', 'UserPromptSubmit', 'Notification', 'PreCompact'],
]);

/** Whether the rules of an event have only hooks that are commands. */
function isRules(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const hooks = value.flatMap((rule: unknown): unknown[] => {
    const list: unknown = isMap(rule) ? rule.hooks : undefined;
    return Array.isArray(list) ? list : [undefined];
  });
  return hooks.every((hook) => isMap(hook) && hook.type === 'command' && typeof hook.command === 'string');
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
}

/** Whether a list of tools has the same entries when it is split at every comma and nowhere else, as Copilot does. */
function isSplitAtCommas(tools: string): boolean {
  const there = tools.split(',').map((tool) => tool.trim());
  const written = parseTools(tools).map((tool) => tool.written);
  return there.filter((tool) => tool !== '').join(',') === written.join(',');
}

/** A file with the fields that it knows, for agents whose own file it does not take. */
function ownFile(agent: Agent, body: string): string {
  const header = {
    name: nameThere(agent),
    description: agent.description,
    tools: grantsOf(agent).everything ? undefined : parseTools(valueOf(agent, 'tools')).map(({ written }) => written),
  };
  return markdownFile(header, body);
}

function nameThere({ name }: Agent): string {
  return isOwnName(name) ? `${name}-agent` : name;
}

function lossesOf(agent: Agent, body: string): string[] {
  const fields = fieldLosses(agent, label);
  return [
    ...widerTools(agent),
    ...fields.wider,
    ...missingTools(agent),
    ...(isOwnName(agent.name)
      ? [`${label} has an agent of its own called ${agent.name}: this one is called ${nameThere(agent)} there.`]
      : []),
    ...tooLong(body),
    ...fields.missing,
  ];
}

/** It reads the file if its header is strict YAML and no field has a value of another kind than it expects. */
function asIs(agent: Agent, body: string): AsIs {
  if (agent.delimiters !== 'lines') {
    return { kind: 'no', why: [`${label} finds no header between two lines of three hyphens.`] };
  }
  if (agent.route !== 'strict') {
    return { kind: 'no', why: [`${label} does not load this file: its header is not strict YAML.`] };
  }
  if (isOwnName(agent.name)) {
    return { kind: 'no', why: [`${label} ignores this file: it has an agent of its own called ${agent.name}.`] };
  }
  const odd = oddFields(agent);
  const split = odd.length === 1 && odd[0] === 'tools' && isText(valueOf(agent, 'tools'));
  if (odd.length > 0 && !split) {
    return { kind: 'no', why: [`${label} refuses this file: it expects another kind of value for ${listed(odd)}.`] };
  }
  const why = [
    ...(split ? [`${label} splits tool lists only at commas: this agent goes without some of its tools there.`] : []),
    ...lossesOf(agent, body),
  ];
  return why.length === 0 ? { kind: 'whole' } : { kind: 'part', why };
}

/** What the file grants there but not in Claude Code: denied tools, and names that only Copilot knows. */
function widerTools(agent: Agent): string[] {
  const grants = grantsOf(agent);
  if (grants.everything) {
    if (grants.denied.length === 0) return [];
    return [`${label} has no deny lists: this agent could use ${listed(grants.denied)} there.`];
  }
  const tools = parseTools(valueOf(agent, 'tools'));
  const natives = tools.map(({ written }) => ALIASES.get(written.toLowerCase()) ?? written.toLowerCase());
  const found = Object.entries(NAMES.natives).filter(
    ([native, names]) => natives.includes('*') || natives.some((name) => name === native || isOneOf(names, name)),
  );
  const more = gains(grants, new Set(found.flatMap(([, names]) => names)));
  const limits = tools.filter(({ specifier }) => specifier !== undefined).map(({ written }) => written);
  return [
    ...(more.length === 0 ? [] : [`${label} groups tools more broadly: this agent could ${listed(more)} there.`]),
    ...(limits.length === 0
      ? []
      : [
          `${label} has no limits such as ${listed(limits)}: this agent could get the whole tool there, or go without.`,
        ]),
  ];
}

function isOneOf(tools: readonly string[], lowercase: string): boolean {
  return tools.some((tool) => tool.toLowerCase() === lowercase);
}

function missingTools(agent: Agent): string[] {
  const grants = grantsOf(agent);
  return grants.everything ? [] : translateTools(NAMES, label, { ...grants, limited: [] }).missing;
}

function tooLong(body: string): string[] {
  if (body.length <= MAX_BODY) return [];
  const [max, length] = [MAX_BODY, body.length].map((number) => number.toLocaleString('en-GB'));
  return [`${label} is documented to accept prompts of up to ${max ?? ''} characters; this one has ${length ?? ''}.`];
}
