import { opencode as dialect } from '../../agent/dialects/opencode.ts';
import { modelOf, valueOf, type Agent } from '../../agent/agent-file.ts';
import { isMcpTool } from '../../agent/fields/tools.ts';
import { fieldLosses, modelFrom, temperatureOf, turnsOf } from '../conversion/field-losses.ts';
import { grantsOf, mcpGrantOf, type Grants, type McpGrant } from '../conversion/grants.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import { opencodeAsIs } from './opencode-as-is.ts';
import { plainName } from '../conversion/plain-name.ts';
import type { InstallTarget } from './target.ts';
import { translateTools, type ToolNames, type Translation } from '../conversion/tool-names.ts';

const label = 'OpenCode';

/** OpenCode: agents have their file’s name, tools are permissions, and any other key would go to the model’s provider. */
export const opencode: InstallTarget = {
  id: 'opencode',
  label,
  projectFolder: '.opencode/agents',
  userFolder: '.config/opencode/agents',
  userRoot: { folder: '.config', variable: 'XDG_CONFIG_HOME' },
  fileName: (slug) => `${isBuiltIn(slug) ? `${slug}-subagent` : slug}.md`,
  servedAs: 'opencode.md',
  convert: (agent, body) => {
    const grants = grantsOf(agent);
    const tools = translateTools(NAMES, label, grants);
    const provider = PROVIDERS.find((each) => modelFrom(agent, each) !== undefined);
    const header = {
      description: agent.description,
      mode: 'subagent',
      model: provider === undefined ? undefined : `${provider}/${modelOf(agent)}`,
      temperature: temperatureOf(agent),
      color: hexOf(agent),
      steps: turnsOf(agent),
      permission: permissionOf(tools, grants),
    };
    const kept = [
      ...(header.model === undefined ? [] : ['model']),
      ...(header.color === undefined ? [] : ['color']),
      ...(header.steps === undefined ? [] : ['maxTurns']),
    ];
    const fields = fieldLosses(agent, label, kept);
    const losses = [...tools.wider, ...fields.wider, ...tools.missing, ...nameLoss(agent), ...fields.missing];
    return { form: { text: markdownFile(header, body) }, losses, ownKept: OWN_KEPT };
  },
  asIs: (agent) => opencodeAsIs(agent, label, BUILT_IN),
  checkedWith: '1.18.33',
  source: 'https://opencode.ai/docs/agents/',
};

/** Its names for the companies whose models can be told from their IDs. */
const PROVIDERS = ['anthropic', 'openai', 'google'] as const;
const OWN_KEPT = ['temperature'];

/** Every tool of every MCP server. */
const ALL_SERVERS = '*_*';

const NAMES: ToolNames = {
  natives: dialect.tools,
  denies: true,
  mcp: mcpPattern,
  // A tool of a server has the server’s name, an underscore and its own; no other tool that asks has an underscore, except
  // for GUARDS.
  allServers: ALL_SERVERS,
  keepsLimit: ({ name, specifier }) => isMcpTool(name) || (name === 'Bash' && shellPattern(specifier) !== undefined),
};

/** What OpenCode asks for by default, whatever the tool. A rule for every tool would deny it. */
const GUARDS = ['external_directory', 'doom_loop'];
/** What OpenCode withholds from a subagent unless one of its rules names it. */
const WITHHELD = ['task', 'todowrite'];

/** Claude Code’s colours, as OpenCode takes them. */
const COLORS: ReadonlyMap<string, string> = new Map([
  ['red', '#dc2626'],
  ['blue', '#2563eb'],
  ['green', '#16a34a'],
  ['yellow', '#ca8a04'],
  ['purple', '#9333ea'],
  ['orange', '#ea580c'],
  ['pink', '#db2777'],
  ['cyan', '#0891b2'],
]);

/** The permissions, in a map that keeps their order: the last rule that matches counts. */
function permissionOf({ rule }: Translation, { denied }: Grants): Map<string, unknown> {
  const permission = new Map<string, unknown>();
  if (rule.kind === 'only') {
    permission.set('*', 'deny');
    for (const native of rule.natives) permission.set(native, 'allow');
    const servers = rule.limited.filter(({ name }) => isMcpTool(name));
    for (const { name } of servers) permission.set(mcpPattern(mcpGrantOf(name)), 'allow');
    const patterns = rule.limited.flatMap(({ name, specifier }) =>
      name === 'Bash' ? (shellPattern(specifier) ?? []) : [],
    );
    if (patterns.length > 0 && !permission.has('bash')) {
      permission.set('bash', new Map([['*', 'deny'], ...patterns.map((pattern) => [pattern, 'allow'] as const)]));
    }
    if (servers.length > 0) {
      for (const name of denied.filter(isMcpTool)) permission.set(mcpPattern(mcpGrantOf(name)), 'deny');
    }
    if (permission.size === 1) return permission;
  } else {
    for (const name of WITHHELD) permission.set(name, 'allow');
    if (rule.kind === 'without') for (const native of rule.natives) permission.set(native, 'deny');
    if (!permission.has(ALL_SERVERS)) return permission;
  }
  for (const guard of GUARDS) permission.set(guard, 'ask');
  return permission;
}

/** OpenCode's pattern for a server's tools, or its name for one of them. A part of a name may have stars. */
function mcpPattern({ server, name }: McpGrant): string {
  const tools = name.slice(`mcp__${server}__`.length);
  return `${server}_${tools === '' ? '*' : tools}`.replace(/[^\w*-]/g, '_');
}

/**
 * OpenCode's pattern for the commands that a limit allows; `git:*` is an older form of `git *`. Undefined if it would mean
 * something else there: a question mark matches any character, `~` and `$HOME` are replaced, and rules whose name is a
 * number come first.
 */
function shellPattern(specifier = ''): string | undefined {
  const pattern = specifier.trim().replace(/:\*$/, ' *');
  return pattern === '' || /[?[\]{}\\\p{C}]|^(?:~|\$HOME|\d+$)/u.test(pattern) ? undefined : pattern;
}

function hexOf(agent: Agent): string | undefined {
  const value = valueOf(agent, 'color');
  if (typeof value !== 'string') return undefined;
  const written = value.trim().toLowerCase();
  return /^#[\da-f]{6}$/.test(written) ? written : COLORS.get(written);
}

/** Whether OpenCode has an agent of this name, which a file of that name would change. */
function isBuiltIn(name: string): boolean {
  return BUILT_IN.has(name.toLowerCase());
}

const BUILT_IN: ReadonlySet<string> = new Set([
  ...['build', 'plan', 'general', 'explore', 'compaction', 'title', 'summary'],
]);

function nameLoss({ name }: Agent): string[] {
  if (isBuiltIn(name)) return [`${label} has its own agent called ${name}: this one has another name there.`];
  return name === plainName(name) ? [] : [`${label} calls an agent by its file’s name, not by the name in the file.`];
}
