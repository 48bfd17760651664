import { agentSchema } from './schema.ts';
import {
  ABILITIES,
  abilityOf,
  isMcpTool,
  isNeverGranted,
  mcpServerOf,
  parseTools,
  renamedTool,
  type Ability,
  type ToolRef,
} from './tools.ts';

/**
 * Works out what an agent may do, as Claude Code 2.1.332 grants it. Absent `tools`, or `*`, means every tool that a subagent
 * can have; `disallowedTools` applies first. A value of `tools` that names nothing counts as every tool: Claude Code lists
 * the agent so, although it starts it with none. `memory` adds the tools that read and write files, any files.
 * @param values the header's fields by key; the values may be anything that a file contains
 * @see https://code.claude.com/docs/en/sub-agents
 */
export function accessOf(values: Readonly<Record<string, unknown>>): Access {
  const denials = parseTools(values.disallowedTools);
  // A star makes Claude Code ignore the whole list.
  const denied = denials.some(({ name }) => name === '*')
    ? []
    : denials.map((tool) => ({ ...tool, name: renamedTool(tool.name) ?? tool.name }));
  const isDenied = denialOf(denied);
  const listed = parseTools(values.tools);
  const remembers = agentSchema.shape.memory.safeParse(values.memory).data !== undefined;
  const namesNothing = listed.length === 0 && (values.tools === undefined || !remembers);
  const everything = namesNothing || listed.some((tool) => tool.name === '*');
  const names = new Set(listed.map(({ name }) => name));
  const added = remembers && !everything ? MEMORY_TOOLS.filter((name) => !names.has(name)) : [];
  const granted = [...listed, ...parseTools(added)].filter(
    (tool) => tool.name !== '*' && !isNeverGranted(tool.name, values.permissionMode) && !isDenied(tool),
  );
  return {
    everything,
    tools: granted.map((tool) => tool.written),
    disallowed: denied.map((tool) => tool.written),
    fromMemory: added.filter((name) => granted.some((tool) => tool.name === name)),
    abilities: ABILITIES.map((ability) => (everything ? inherited(ability, denied) : fromTools(ability, granted))),
  };
}

/** The tools that `memory` adds to a list. */
const MEMORY_TOOLS = ['Read', 'Write', 'Edit'] as const;

/** The tools that make up an ability when every tool is inherited; when all of them are denied, so is the ability. */
const CORE_TOOLS: Record<Exclude<Ability, 'mcp'>, readonly string[]> = {
  read: ['Read', 'Grep', 'Glob'],
  write: ['Write', 'Edit', 'NotebookEdit'],
  run: ['Bash', 'PowerShell'],
  network: ['WebFetch', 'WebSearch'],
  spawn: ['Agent'],
};

function inherited(ability: Ability, denied: readonly ToolRef[]): Granted {
  if (ability === 'mcp') {
    const servers = denied.filter((tool) => isMcpTool(tool.name)).map((tool) => tool.written);
    const none = servers.some((name) => name === 'mcp__*');
    return { ability, allowed: !none, all: servers.length === 0, tools: [], without: servers };
  }
  const core = CORE_TOOLS[ability];
  const without = denied.filter((tool) => abilityOf(tool.name) === ability).map((tool) => tool.name);
  const left = core.filter((tool) => !without.includes(tool));
  return {
    ability,
    allowed: left.length > 0,
    all: without.length === 0,
    tools: without.length === 0 ? [] : left,
    without,
  };
}

function fromTools(ability: Ability, granted: readonly ToolRef[]): Granted {
  const tools = granted.filter((tool) => abilityOf(tool.name) === ability);
  const names = tools.map((tool) => (isMcpTool(tool.name) ? mcpServerOf(tool.name) : tool.written));
  return { ability, allowed: tools.length > 0, all: false, tools: [...new Set(names)], without: [] };
}

/** Makes a function that tells whether a tool is denied. */
function denialOf(denied: readonly ToolRef[]): (tool: ToolRef) => boolean {
  const names = new Set(denied.map(({ name }) => name));
  const servers = new Set(denied.map(({ name }) => (name.endsWith('__*') ? name.slice(0, -3) : name)));
  return ({ name }) =>
    names.has(renamedTool(name) ?? name) ||
    (isMcpTool(name) && (names.has('mcp__*') || servers.has(`mcp__${mcpServerOf(name)}`)));
}

/** What an agent may do. */
export interface Access {
  /** Whether it inherits every tool of the session, except `disallowed`. */
  everything: boolean;
  /** The tools that it is given by name, as written. Empty when it inherits every tool. */
  tools: string[];
  /** The tools that it is denied, as written. */
  disallowed: string[];
  /** Those of its tools that it has only because of `memory`. */
  fromMemory: string[];
  /** One entry for each ability, in a fixed order. */
  abilities: Granted[];
}

/** Whether, and through which tools, an agent has one ability. */
export interface Granted {
  ability: Ability;
  allowed: boolean;
  /** Whether nothing narrows it. */
  all: boolean;
  /** The tools or MCP servers that grant it, when they are named. */
  tools: string[];
  /** The tools that are denied and would grant it. */
  without: string[];
}
