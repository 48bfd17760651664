/**
 * Splits a `tools` or `disallowedTools` value into tools, as Claude Code 2.1.332 does: at commas and spaces, in a string and
 * in each entry of a list. Those inside parentheses belong to the specifier, so `Bash(git add, git commit), Read` is two
 * tools. Other white space, full-width commas and quotes are part of a name.
 * @param value a string, a list, or anything else that a file may contain
 * @returns the tools in order; none for other values and for entries that are not text
 */
export function parseTools(value: unknown): ToolRef[] {
  return [value]
    .flat()
    .filter((entry) => typeof entry === 'string')
    .flatMap(splitOutsideParentheses)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(toolRef);
}

/**
 * Writes a list as its author meant it, with commas between the tools: other separators are signs such as full-width
 * commas, and white space.
 * @returns undefined when an entry is no tool even then
 */
export function withCommas(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const tools = parseTools(value.replace(SEPARATORS, ','));
  return tools.length > 0 && tools.every(({ name }) => isKnownTool(name) || isRemovedTool(name))
    ? tools.map(({ written }) => written).join(', ')
    : undefined;
}

/** Signs that separate the entries of a list elsewhere. */
const SEPARATORS = /[，、；;｜|・·\u00A0\u3000\t\n]+/g;

/** The current name of a tool whose old name still works; undefined for any other name. */
export function renamedTool(name: string): string | undefined {
  return RENAMED.get(name);
}

/** Whether a name is a built-in tool, under its current name or one that still works, or an MCP tool. */
export function isKnownTool(name: string): boolean {
  return BUILT_IN.has(name) || RENAMED.has(name) || isMcpTool(name);
}

/** Whether a name is that of a tool that Claude Code no longer has. */
export function isRemovedTool(name: string): boolean {
  return REMOVED.has(name);
}

/** Whether a name is a tool of an MCP server: `mcp__server`, `mcp__server__tool` or `mcp__server__*`. */
export function isMcpTool(name: string): boolean {
  return /^mcp__[^\s,()]+$/.test(name);
}

/** The server in an MCP tool's name. A server's name may have underscores, but not two in a row. */
export function mcpServerOf(name: string): string {
  return name.split('__')[1] ?? name;
}

/**
 * Whether a subagent never gets a tool, even when it is listed.
 * @param permissionMode the agent's; `plan` allows `ExitPlanMode`
 */
export function isNeverGranted(name: string, permissionMode: unknown): boolean {
  if (name === 'ExitPlanMode') return permissionMode !== 'plan';
  return NEVER_GRANTED.has(name);
}

/** What a tool lets an agent do; undefined for unknown tools, and for tools that touch nothing outside the session. */
export function abilityOf(name: string): Ability | undefined {
  if (isMcpTool(name)) return 'mcp';
  return BUILT_IN.get(RENAMED.get(name) ?? REMOVED.get(name) ?? name) ?? undefined;
}

/** The built-in tool that an unknown name most likely means; undefined if there is none. */
export function likelyTool(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  for (const known of BUILT_IN.keys()) if (known.toLowerCase() === plain) return known;
  return REMOVED.get(name) ?? FOREIGN_NAMES.get(plain);
}

/** Every ability, in the order in which pages show them. */
export const ABILITIES = ['read', 'write', 'run', 'network', 'spawn', 'mcp'] as const;

/**
 * The built-in tools and what each can touch; null: nothing outside the session.
 * @see https://code.claude.com/docs/en/tools-reference
 */
const BUILT_IN: ReadonlyMap<string, Ability | null> = new Map<string, Ability | null>([
  ['Agent', 'spawn'],
  ['Artifact', 'network'],
  ['AskUserQuestion', null],
  ['Bash', 'run'],
  ['CronCreate', 'run'],
  ['CronDelete', null],
  ['CronList', null],
  ['Edit', 'write'],
  ['EndConversation', null],
  ['EnterPlanMode', null],
  ['EnterWorktree', 'write'],
  ['ExitPlanMode', null],
  ['ExitWorktree', 'write'],
  ['Glob', 'read'],
  ['Grep', 'read'],
  ['ListAgents', null],
  ['ListMcpResourcesTool', 'mcp'],
  ['LSP', 'read'],
  ['Monitor', 'run'],
  ['NotebookEdit', 'write'],
  ['PowerShell', 'run'],
  ['PushNotification', 'network'],
  ['Read', 'read'],
  ['ReadMcpResourceTool', 'mcp'],
  ['RemoteTrigger', 'network'],
  ['ReportFindings', null],
  ['ScheduleWakeup', null],
  ['SendMessage', null],
  ['SendUserFile', 'network'],
  ['ShareOnboardingGuide', 'network'],
  ['Skill', null],
  ['SubagentHandback', null],
  ['TaskCreate', null],
  ['TaskGet', null],
  ['TaskList', null],
  ['TaskOutput', null],
  ['TaskStop', null],
  ['TaskUpdate', null],
  ['TodoWrite', null],
  ['ToolSearch', null],
  ['WaitForMcpServers', null],
  ['WebFetch', 'network'],
  ['WebSearch', 'network'],
  ['Workflow', 'spawn'],
  ['Write', 'write'],
]);

/** Old names that still work. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Task', 'Agent'],
  ['KillBash', 'TaskStop'],
  ['KillShell', 'TaskStop'],
]);

/** Tools that were removed, and what does their work now. Older versions still have them, so they grant abilities. */
const REMOVED: ReadonlyMap<string, string> = new Map([
  ['MultiEdit', 'Edit'],
  ['LS', 'Glob'],
  ['NotebookRead', 'Read'],
  ['BashOutput', 'Bash'],
  ['TodoRead', 'TaskList'],
  ['SlashCommand', 'Skill'],
]);

/**
 * Tools that no subagent gets, listed or not. `ExitPlanMode` is an exception in plan mode.
 * @see https://code.claude.com/docs/en/sub-agents
 */
const NEVER_GRANTED: ReadonlySet<string> = new Set([
  'AskUserQuestion',
  'EndConversation',
  'EnterPlanMode',
  'ExitPlanMode',
  'ScheduleWakeup',
  'WaitForMcpServers',
  'Workflow',
]);

/** The names of Claude Code's tools in files for other coding tools, in lowercase and with letters only. */
const FOREIGN_NAMES: ReadonlyMap<string, string> = new Map([
  ['view', 'Read'],
  ['readfile', 'Read'],
  ['cat', 'Read'],
  ['create', 'Write'],
  ['writefile', 'Write'],
  ['replace', 'Edit'],
  ['strreplace', 'Edit'],
  ['editfile', 'Edit'],
  ['shell', 'Bash'],
  ['execute', 'Bash'],
  ['terminal', 'Bash'],
  ['runshellcommand', 'Bash'],
  ['search', 'Grep'],
  ['searchfilecontent', 'Grep'],
  ['grepsearch', 'Grep'],
  ['find', 'Glob'],
  ['listdirectory', 'Glob'],
  ['fetch', 'WebFetch'],
  ['web', 'WebFetch'],
  ['googlewebsearch', 'WebSearch'],
  ['todo', 'TodoWrite'],
  ['subagent', 'Agent'],
]);

function splitOutsideParentheses(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && (character === ',' || character === ' ')) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part];
}

function toolRef(written: string): ToolRef {
  const open = written.indexOf('(');
  if (open <= 0 || !written.endsWith(')')) return { written, name: written, specifier: undefined };
  return { written, name: written.slice(0, open).trim(), specifier: written.slice(open + 1, -1) };
}

/** Something that tools let an agent do. */
export type Ability = (typeof ABILITIES)[number];

/** One entry of a tool list. */
export interface ToolRef {
  /** The entry as written, without white space around it. */
  written: string;
  /** The tool's name. */
  name: string;
  /** What is in parentheses after the name; undefined without parentheses. */
  specifier: string | undefined;
}
