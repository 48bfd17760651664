import { valueOf, type Agent } from '../../agent/agent-file.ts';
import { accessOf, type Access } from '../../agent/fields/access.ts';
import {
  isKnownTool,
  isMcpTool,
  isNeverGranted,
  mcpServerOf,
  parseTools,
  renamedTool,
  type ToolRef,
} from '../../agent/fields/tools.ts';

/** What an agent is granted in Claude Code, in a form that other tools' lists can be made from. */
export function grantsOf(agent: Agent): Grants {
  const access = accessInClaudeCode(agent);
  const denied = deniedTools(agent, access);
  // Claude Code lists an agent whose tools name nothing as one with every tool, but starts it with none.
  const tools = valueOf(agent, 'tools');
  if (access.everything && (tools === undefined || parseTools(tools).length > 0)) {
    return { everything: true, tools: [], servers: [], everyServer: false, limited: [], denied };
  }
  // What only the agent's memory grants is not kept where the memory is not.
  const granted = parseTools(access.tools)
    .filter(({ name }) => !access.fromMemory.includes(name))
    .map(current);
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
    // Other tools have a name for every server; Claude Code's lists have none.
    everyServer: agent.dialect !== 'claude-code' && granted.some(({ name }) => name === 'mcp__*'),
    limited: [
      ...granted.filter((tool) => !isWhole(tool) && isBuiltIn(tool.name) && !whole.includes(tool.name)),
      ...granted.filter(({ name }) => isMcpTool(name) && isCut(mcpGrantOf(name))),
    ],
    denied,
  };
}

/** Whether an agent can neither change files nor run commands, because of its tools or because it only plans. */
export function onlyReads(agent: Agent): boolean {
  return !canChange(agent) || plansOnly(agent);
}

/** Whether an agent has a tool that changes files or runs commands, other than for its memory. */
export function canChange(agent: Agent): boolean {
  const access = accessInClaudeCode(agent);
  return access.abilities.some(
    ({ ability, allowed, all, tools }) =>
      (ability === 'write' || ability === 'run') &&
      allowed &&
      (all || tools.some((tool) => !access.fromMemory.includes(tool))),
  );
}

/** Whether an agent is in plan mode, which changes nothing before the plan is approved. */
export function plansOnly(agent: Agent): boolean {
  return valueOf(agent, 'permissionMode') === 'plan';
}

/** A tool's current name; a removed tool has the name of its replacement, if that can do no more. */
function currentName(name: string): string {
  return renamedTool(name) ?? SAME_WORK.get(name) ?? name;
}

/** What the name of an MCP tool means. A star in the tool's part means the whole server. */
export function mcpGrantOf(name: string): McpGrant {
  const server = mcpServerOf(name);
  const tool = name.slice(`mcp__${server}__`.length);
  return { server, tool: tool === '' || tool.includes('*') ? undefined : tool, name };
}

/** Removed tools, and tools that do just the same. Other replacements do more, as `Bash` does than `BashOutput` did. */
const SAME_WORK: ReadonlyMap<string, string> = new Map([
  ['MultiEdit', 'Edit'],
  ['NotebookRead', 'Read'],
]);

/** What an agent would get in Claude Code, in its names. */
function accessInClaudeCode({ dialect, access, values }: Agent): Access {
  return dialect === 'claude-code' ? access : accessOf(values);
}

/** The denied tools by their current names, without those that no subagent gets anyway. */
function deniedTools(agent: Agent, access: Access): string[] {
  const names = parseTools(access.disallowed)
    .map(({ name }) => renamedTool(name) ?? name)
    .filter(isKnownTool)
    .filter((name) => !isNeverGranted(name, valueOf(agent, 'permissionMode')));
  return [...new Set(names)];
}

function current(tool: ToolRef): ToolRef {
  return { ...tool, name: currentName(tool.name) };
}

function isBuiltIn(name: string): boolean {
  return name === 'LS' || (isKnownTool(name) && !isMcpTool(name));
}

/** Whether nothing narrows a grant. In a subagent, the types in `Agent(…)` have no effect. */
function isWhole({ name, specifier }: ToolRef): boolean {
  return specifier === undefined || name === 'Agent' || /^:?\*+$/.test(specifier.trim());
}

/** What an agent is granted. */
export interface Grants {
  /** Whether it inherits every tool, except `denied`. */
  everything: boolean;
  /** The built-in tools that it is given without a limit, by their current names. */
  tools: string[];
  /** The MCP servers, or single tools of them, that it is given. */
  servers: McpGrant[];
  /** Whether it is given every MCP server. */
  everyServer: boolean;
  /** What it is given with a limit: `Bash(git *)`, or an MCP server with a denied tool. */
  limited: ToolRef[];
  /** The denied tools, by their current names. */
  denied: string[];
}

/** An MCP server, or one of its tools. */
export interface McpGrant {
  server: string;
  /** The tool; undefined means all of them. */
  tool: string | undefined;
  /** The name as written. */
  name: string;
}
