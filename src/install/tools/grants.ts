import { valueOf, type Agent } from '../../agent/agent-file.ts';
import {
  isKnownTool,
  isMcpTool,
  isNeverGranted,
  mcpServerOf,
  parseTools,
  renamedTool,
  type ToolRef,
} from '../../agent/fields/tools.ts';

/** What an agent is granted in Claude Code, in a shape that other tools' lists can be made from. */
export function grantsOf(agent: Agent): Grants {
  const denied = deniedTools(agent);
  if (agent.access.everything && !denied.includes('*')) {
    return { everything: true, tools: [], servers: [], limited: [], denied };
  }
  const granted = agent.access.everything ? [] : parseTools(agent.access.tools).map(current);
  const whole = granted.filter((tool) => isWhole(tool) && isBuiltIn(tool.name)).map(({ name }) => name);
  const servers = granted
    .filter(({ name }) => isMcpTool(name) && !/\*(?<!__\*$)|^mcp__\*/.test(name))
    .map(({ name }) => mcpGrantOf(name));
  const isCut = ({ server, tool }: McpGrant) =>
    tool === undefined && denied.some((name) => isMcpTool(name) && mcpServerOf(name) === server);
  return {
    everything: false,
    tools: [...new Set(whole)],
    servers: servers.filter((grant) => !isCut(grant)),
    limited: [
      ...granted.filter((tool) => !isWhole(tool) && isBuiltIn(tool.name) && !whole.includes(tool.name)),
      ...granted.filter(({ name }) => isMcpTool(name) && isCut(mcpGrantOf(name))),
    ],
    denied,
  };
}

/** Whether an agent can neither change files nor run commands: by its tools, or because it plans only. */
export function onlyReads(agent: Agent): boolean {
  return !canChange(agent) || plansOnly(agent);
}

/** Whether an agent has a tool that changes files or runs commands. */
export function canChange({ access }: Agent): boolean {
  return access.abilities.some(({ ability, allowed }) => (ability === 'write' || ability === 'run') && allowed);
}

/** Whether an agent is held to plan mode, which changes nothing before it is agreed to. */
export function plansOnly(agent: Agent): boolean {
  return valueOf(agent, 'permissionMode') === 'plan';
}

/** A tool's name as it is now; tools that are gone count as those that took over, where they do no more than that. */
export function currentName(name: string): string {
  return renamedTool(name) ?? SAME_WORK.get(name) ?? name;
}

/** What the name of an MCP tool stands for. A part with a star is taken for the whole server. */
export function mcpGrantOf(name: string): McpGrant {
  const server = mcpServerOf(name);
  const tool = name.slice(`mcp__${server}__`.length);
  return { server, tool: tool === '' || tool.includes('*') ? undefined : tool, name };
}

/** Tools that are gone, and tools that do the same. Not all that took over: `Bash` does much more than `BashOutput` did. */
const SAME_WORK: ReadonlyMap<string, string> = new Map([
  ['MultiEdit', 'Edit'],
  ['NotebookRead', 'Read'],
]);

/** The tools that are taken away, by their names now; those that no subagent has anyway are left out. */
function deniedTools(agent: Agent): string[] {
  const names = parseTools(agent.access.disallowed)
    .map(({ name }) => renamedTool(name) ?? name)
    .filter((name) => name === '*' || isKnownTool(name))
    .filter((name) => !isNeverGranted(name, valueOf(agent, 'permissionMode')));
  return [...new Set(names)];
}

function current(tool: ToolRef): ToolRef {
  return { ...tool, name: currentName(tool.name) };
}

function isBuiltIn(name: string): boolean {
  return name === 'LS' || (isKnownTool(name) && !isMcpTool(name));
}

/** Whether nothing narrows a grant. The types in `Agent(…)` are not looked at in a subagent. */
function isWhole({ name, specifier }: ToolRef): boolean {
  return specifier === undefined || name === 'Agent' || /^:?\*+$/.test(specifier.trim());
}

/** What an agent is granted. */
export interface Grants {
  /** Whether it inherits every tool, less `denied`. */
  everything: boolean;
  /** The built-in tools that it is given without a limit, by their names now. */
  tools: string[];
  /** The MCP servers, or tools of theirs, that it is given. */
  servers: McpGrant[];
  /** What it is given with a limit: `Bash(git *)`, or an MCP server of which a tool is denied. */
  limited: ToolRef[];
  /** The tools that are taken away, by their names now; `*` is all of them. */
  denied: string[];
}

/** An MCP server, or one tool of it. */
export interface McpGrant {
  server: string;
  /** The tool; undefined: all of them. */
  tool: string | undefined;
  /** The name that was written. */
  name: string;
}
