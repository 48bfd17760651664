import { isMcpTool, type ToolRef } from '../../agent/fields/tools.ts';
import { mcpGrantOf, type Grants, type McpGrant } from './grants.ts';
import { listed } from './sentences.ts';

/**
 * Translates what an agent is granted into another tool's names. Grants no more than Claude Code does, if the tool has
 * names for that; `wider` reports whatever the agent still gains.
 * @param label the tool's name
 */
export function translateTools(names: ToolNames, label: string, grants: Grants): Translation {
  if (!grants.everything) return only(names, label, grants);
  if (grants.denied.length === 0) return { rule: { kind: 'everything' }, wider: [], missing: [] };
  return names.denies ? without(names, label, grants) : everythingBut(names, label, grants);
}

/**
 * What an agent could do with some tools that it may not do in Claude Code.
 * @param reach the tools, by Claude Code's names
 * @returns what follows "could" in a sentence: "read any file", "run commands"
 */
export function gains(grants: Grants, reach: ReadonlySet<string>): string[] {
  const has = (tool: string) => {
    if (grants.everything) return !grants.denied.includes(tool);
    return tool === 'mcp' ? grants.everyServer : grants.tools.includes(tool);
  };
  const gained = POWERS.filter(({ from, enough }) => from.some((tool) => reach.has(tool)) && !enough.some(has));
  return gained
    .filter(({ within }) => !gained.some(({ name }) => name === within))
    .map(({ name, partly, any }) => {
      const some = partly.some((tool) => has(tool) || grants.limited.some((limit) => limit.name === tool));
      return some ? any : name;
    });
}

/** Every tool that makes a difference, for coding tools without tool lists. */
export const EVERY_TOOL: ReadonlySet<string> = new Set([
  ...['Read', 'Grep', 'Glob', 'Write', 'Edit', 'Bash', 'PowerShell', 'WebFetch', 'WebSearch', 'Agent', 'mcp'],
]);

/** Not a tool of Claude Code: what another tool calls writing may include deleting. */
export const DELETE = 'delete';

/** The powers that tools give. */
const POWERS: readonly Power[] = [
  power('read files', 'read any file', ['Read', 'Grep'], ['Read', 'Grep'], ['Read', 'Grep', 'LSP']),
  {
    ...power('list files', 'list any files', ['Glob', 'LS'], ['Glob', 'LS', 'Read', 'Grep'], ['Glob']),
    within: 'read files',
  },
  power(
    'write files',
    'write any file',
    ['Write', 'Edit', 'NotebookEdit'],
    ['Write', 'Edit'],
    ['Write', 'Edit', 'NotebookEdit'],
  ),
  { ...power('delete files', 'delete files', [DELETE], ['Bash', 'PowerShell'], []), within: 'write files' },
  power('run commands', 'run any command', ['Bash', 'PowerShell'], ['Bash', 'PowerShell'], ['Bash', 'PowerShell']),
  power('fetch web pages', 'fetch any web page', ['WebFetch'], ['WebFetch'], ['WebFetch']),
  power('search the web', 'search the web', ['WebSearch'], ['WebSearch'], []),
  power('start other agents', 'start other agents', ['Agent'], ['Agent'], []),
  power('use any MCP server', 'use any MCP server', ['mcp'], ['mcp'], []),
];

function power(name: string, any: string, from: string[], enough: string[], partly: string[]): Power {
  return { name, any, from, enough, partly, within: undefined };
}

/** A list of what is granted, as far as there are names for it. */
function only(names: ToolNames, label: string, grants: Grants): Translation {
  const found = grants.tools.map((tool) => [tool, nativeOf(names, tool)] as const);
  const servers = grants.servers.map((grant) => [grant.name, names.mcp?.(grant)] as const);
  const kept = grants.limited.filter((limit) => names.keepsLimit?.(limit) ?? false);
  const natives = [...new Set([...found, ...servers].flatMap(([, native]) => native ?? []))];
  if (grants.everyServer && names.allServers !== undefined) natives.push(names.allServers);
  const missing: string[] = [];
  // A tool that finds files by name lists folders as well.
  const isListed = (name: string) => name === 'LS' && grants.tools.includes('Glob');
  const unknown = [...found, ...servers]
    .filter(([name, native]) => native === undefined && !isListed(name))
    .map(([name]) => name);
  if (grants.everyServer && names.allServers === undefined) unknown.push('every MCP server');
  if (unknown.length > 0) {
    missing.push(`${label} has no equivalent of ${listed(unknown)}: this agent goes without.`);
  }
  const lost = grants.limited.filter((limit) => !kept.includes(limit)).map(({ written }) => written);
  if (lost.length > 0) missing.push(`${label} cannot enforce the limit of ${listed(lost)}: this agent goes without.`);

  if (natives.length === 0 && kept.length === 0 && names.fallback !== undefined) {
    natives.push(names.fallback);
    if (names.fallbackIsNone !== true) {
      missing.push(
        isNothing(grants)
          ? `Claude Code gives this agent no tools: in ${label} it has only ${names.fallback}.`
          : `${label} has none of this agent’s tools: it has only ${names.fallback} there.`,
      );
    } else if (!isNothing(grants)) missing.push(`${label} has none of this agent’s tools: it has no tools there.`);
  }
  const more = gains(grants, reachOf(names, natives));
  const wider =
    more.length === 0 ? [] : [`${label} has no narrower tools for this agent: it could ${listed(more)} there.`];
  return { rule: { kind: 'only', natives, limited: kept }, wider, missing };
}

function isNothing({ tools, servers, everyServer, limited }: Grants): boolean {
  return !everyServer && tools.length === 0 && servers.length === 0 && limited.length === 0;
}

/** Everything except what is denied, for a tool with deny lists. */
function without(names: ToolNames, label: string, grants: Grants): Translation {
  const denials = grants.denied.map((name) => [name, deniedNatives(names, name)] as const);
  const natives = [...new Set(denials.flatMap(([, found]) => found))];
  const left = Object.keys(names.natives).filter((native) => !natives.includes(native));
  const wider: string[] = [];
  const unknown = denials.filter(([, found]) => found.length === 0).map(([name]) => name);
  if (unknown.length > 0) wider.push(`${label} cannot deny ${listed(unknown)}: this agent could do the same there.`);
  const more = gains(grants, reachOf(names, left));
  if (more.length > 0) wider.push(`${label} has no narrower tools for this agent: it could ${listed(more)} there.`);

  const reach = reachOf(names, left);
  const lost = [...reachOf(names, natives)].filter(
    (tool) => WORTH_MENTIONING.has(tool) && !reach.has(tool) && !grants.denied.includes(tool),
  );
  const missing =
    lost.length === 0
      ? []
      : [`${label} denies ${listed(lost)} along with ${listed(grants.denied)}: this agent goes without.`];
  return { rule: { kind: 'without', natives }, wider, missing };
}

/** Everything except what is denied, for a tool without deny lists: a list of all that has names. */
function everythingBut(names: ToolNames, label: string, grants: Grants): Translation {
  const isDenied = (tool: string) => grants.denied.includes(tool);
  const natives = Object.entries(names.natives)
    .filter(([, tools]) => !tools.some(isDenied))
    .map(([native]) => native);
  if (names.allServers !== undefined && !grants.denied.some((name) => name.startsWith('mcp__'))) {
    natives.push(names.allServers);
  }
  if (natives.length === 0 && names.fallback !== undefined) natives.push(names.fallback);
  const more = gains(grants, reachOf(names, natives));
  return {
    rule: { kind: 'only', natives, limited: [] },
    wider: more.length === 0 ? [] : [`${label} has no narrower tools for this agent: it could ${listed(more)} there.`],
    missing: [
      `${label} has no deny lists: instead of every tool except ${listed(grants.denied)}, this agent has only ${listed(natives)} there.`,
    ],
  };
}

function nativeOf({ natives, keepsNames = false }: ToolNames, tool: string): string | undefined {
  const found = Object.entries(natives).find(([, tools]) => tools.includes(tool));
  // A tool that cannot list folders can at least find files by name.
  if (found === undefined && tool === 'LS' && !keepsNames) {
    return Object.keys(natives).find((native) => natives[native]?.includes('Glob'));
  }
  return found?.[0];
}

/** Everything that must be denied to deny one of Claude Code's tools. */
function deniedNatives(names: ToolNames, name: string): string[] {
  if (name === 'mcp__*') return names.allServers === undefined ? [] : [names.allServers];
  if (isMcpTool(name)) {
    const native = (names.deniedMcp ?? names.mcp)?.(mcpGrantOf(name));
    return native === undefined ? [] : [native];
  }
  return Object.entries(names.natives)
    .filter(([, tools]) => tools.includes(name))
    .map(([native]) => native);
}

function reachOf({ natives }: ToolNames, of: readonly string[]): Set<string> {
  return new Set(of.flatMap((native) => natives[native] ?? []));
}

/** The tools that are worth mentioning when they are denied along with another. */
const WORTH_MENTIONING: ReadonlySet<string> = new Set([
  ...['Read', 'Grep', 'Glob', 'Write', 'Edit', 'Bash', 'WebFetch', 'WebSearch', 'Agent', 'TodoWrite'],
]);

/** A coding tool's names for what Claude Code's tools do. */
export interface ToolNames {
  /**
   * Its tools, each with the tools of Claude Code whose work it does. If several do the same work, lists name the first.
   */
  natives: Readonly<Record<string, readonly string[]>>;
  /** The name of an MCP server or one of its tools; undefined if a list cannot name it. */
  mcp?: (grant: McpGrant) => string | undefined;
  /** The same for a deny list, if that uses other names. */
  deniedMcp?: (grant: McpGrant) => string | undefined;
  /** The name that means all MCP servers. */
  allServers?: string;
  /** Whether tools can be denied by name. */
  denies: boolean;
  /** The tool that grants least, for when an empty list might mean every tool. */
  fallback?: string;
  /** Whether the fallback is a name that no tool has, so that the agent has none. */
  fallbackIsNone?: boolean;
  /** Whether the file keeps Claude Code’s names, so that no other tool can be listed in place of one. */
  keepsNames?: boolean;
  /** Whether a tool can be given with this limit. */
  keepsLimit?: (limit: ToolRef) => boolean;
}

/** An agent's tools in another tool's names. */
export interface Translation {
  rule:
    | { kind: 'everything' }
    | { kind: 'only'; natives: string[]; limited: ToolRef[] }
    | { kind: 'without'; natives: string[] };
  /** What it gains there, a sentence each. */
  wider: string[];
  /** What it loses there, a sentence each. */
  missing: string[];
}

/** Something that tools let an agent do. */
interface Power {
  /** What an agent that has none of it gains. */
  name: string;
  /** What an agent that has some of it gains. */
  any: string;
  /** The tools that give it. */
  from: readonly string[];
  /** The tools each of which includes it without a limit. */
  enough: readonly string[];
  /** The tools that give some of it. */
  partly: readonly string[];
  /** The power that includes this one. */
  within: string | undefined;
}
