import { valueOf, type Agent } from '../../src/agent/agent-file.ts';
import { isMcpTool, parseTools, type ToolRef } from '../../src/agent/fields/tools.ts';
import type { Loaded, Permission } from './client.ts';

/**
 * Compares what OpenCode loaded of a converted file with what the conversion promises: the name, description, model and
 * prompt, and for each of OpenCode's tools the action that counts, unless a loss names the difference.
 * @param agent the agent that was converted
 * @param converted the file that OpenCode was given, and the losses that are reported with it
 * @param fileName the name of that file
 * @returns a sentence for each disagreement
 */
export function opencodeDisagreements(
  agent: Agent,
  converted: { text: string; losses: readonly string[] },
  fileName: string,
  loaded: Loaded,
): string[] {
  const model = valueOf(agent, 'model');
  const fullModel = typeof model === 'string' && model.startsWith('claude-') ? `anthropic/${model}` : undefined;
  const prompt = converted.text.replace(/^---\n[^]*?\n---\n/, '').trim();
  return [
    ...differ('name', fileName.replace(/\.md$/, ''), loaded.name),
    ...differ('description', agent.description, loaded.description),
    ...differ('model', fullModel, loaded.model),
    ...differ('prompt', prompt, loaded.prompt),
    ...toolDisagreements(agent, converted.losses.join('\n'), loaded.permissions ?? []),
    ...serverDisagreements(agent, converted.losses.join('\n'), loaded.permissions ?? []),
    ...commandDisagreements(agent, converted.losses.join('\n'), loaded.permissions ?? []),
    ...guardDisagreements(loaded.permissions ?? []),
  ];
}

/**
 * The action that OpenCode takes when a subagent calls a tool: the last rule that matches. It withholds some tools from a
 * subagent that has no rule for them.
 * @param subject what the tool is called with, such as a command
 */
function actionOf(permissions: readonly Permission[], permission: string, subject = 'anything'): Permission['action'] {
  const isWithheld = ['task', 'todowrite'].includes(permission);
  if (isWithheld && !permissions.some((rule) => rule.permission === permission)) return 'deny';
  return (
    permissions.findLast((rule) => matches(rule.permission, permission) && matches(rule.pattern, subject))?.action ??
    'ask'
  );
}

/** OpenCode's tools that ask for permission by name, each with the tools of Claude Code whose work it does. */
const TOOLS: Readonly<Record<string, readonly string[]>> = {
  read: ['Read', 'NotebookRead'],
  edit: ['Edit', 'Write', 'NotebookEdit', 'MultiEdit'],
  glob: ['Glob', 'LS'],
  grep: ['Grep'],
  list: ['LS', 'Glob'],
  bash: ['Bash', 'PowerShell'],
  task: ['Agent', 'Task'],
  todowrite: ['TodoWrite'],
  webfetch: ['WebFetch'],
  websearch: ['WebSearch'],
  skill: ['Skill'],
  lsp: ['LSP'],
  // No subagent gets these.
  question: [],
  plan_enter: [],
  plan_exit: [],
};

/** What the losses say when an agent gains one of OpenCode's tools. */
const GAINS: Readonly<Record<string, RegExp>> = {
  read: /could .*\bread\b/,
  edit: /could .*\bwrite\b/,
  glob: /could .*\b(?:list|read)\b/,
  grep: /could .*\bread\b/,
  list: /could .*\b(?:list|read)\b/,
  bash: /could .*\brun\b/,
};

function toolDisagreements(agent: Agent, losses: string, permissions: readonly Permission[]): string[] {
  const natives = Object.entries(TOOLS);
  const isAllowed = (native: string) => actionOf(permissions, native) !== 'deny';
  const tools = [...new Set(natives.flatMap(([, work]) => work))];
  const lost = tools.filter(
    (tool) =>
      isGranted(agent, tool) &&
      !named(losses, tool) &&
      !natives.some(([native, work]) => work.includes(tool) && isAllowed(native)),
  );
  const gained = natives.filter(
    ([native, work]) =>
      isAllowed(native) &&
      !work.some((tool) => isGranted(agent, tool) || isLimited(agent, tool)) &&
      GAINS[native]?.test(losses) !== true,
  );
  return [
    ...lost.map((tool) => `${tool} has no tool that is allowed`),
    ...gained.map(([native, work]) => `${native} is allowed, though Claude Code gives none of ${work.join(', ')}`),
  ];
}

function serverDisagreements(agent: Agent, losses: string, permissions: readonly Permission[]): string[] {
  const { everything } = agent.access;
  const granted = parseTools(agent.access.tools).filter(({ name }) => isMcpTool(name));
  const denied = parseTools(agent.access.disallowed).map(({ name }) => name);
  const isDenied = (name: string) =>
    denied.some((each) => each === '*' || matches(/^mcp__[^*]*$/.test(each) ? `${each}*` : each, name));
  const names = ['mcp__any_server__any', ...granted.map(({ name }) => name), ...denied.filter(isMcpTool)];
  return [...new Set(names)].flatMap((name) => {
    const tool = /^mcp__.+__[^*]+$/.test(name) ? name : `${name.replace(/(?:__)?\*.*$/, '')}__any`;
    const native = tool
      .replace(/^mcp__/, '')
      .replace('__', '_')
      .replace(/[^\w-]/g, '_');
    const isGiven =
      !isDenied(tool) && (everything || granted.some((each) => matches(`${each.name.replace(/__\*$/, '')}*`, tool)));
    const isAllowed = actionOf(permissions, native) !== 'deny';
    return isGiven === isAllowed || named(losses, name)
      ? []
      : [`${native} is ${isAllowed ? 'allowed' : 'denied'}, unlike ${name} in Claude Code`];
  });
}

/** Checks the commands of an agent that may run only some. */
function commandDisagreements(agent: Agent, losses: string, permissions: readonly Permission[]): string[] {
  const limits = parseTools(agent.access.tools).filter((tool) => tool.name === 'Bash' && !isWhole(tool));
  if (limits.length === 0 || isGranted(agent, 'Bash') || isGranted(agent, 'PowerShell')) return [];
  const lost = limits.filter(({ written, specifier = '' }) => {
    const command = specifier.replace(/:?\*/g, ' x').replace(/\s+/g, ' ').trim();
    return actionOf(permissions, 'bash', command) === 'deny' && !named(losses, written);
  });
  const other = actionOf(permissions, 'bash', 'some-other-command --of=no-limit');
  return [
    ...lost.map(({ written }) => `bash does not run what ${written} allows`),
    ...(other === 'deny' ? [] : ['bash runs commands that no limit allows']),
  ];
}

/** Checks that an agent with tools is asked, not denied, where OpenCode asks by default. */
function guardDisagreements(permissions: readonly Permission[]): string[] {
  const hasTools = Object.keys(TOOLS).some((native) => actionOf(permissions, native) !== 'deny');
  return ['external_directory', 'doom_loop']
    .filter((guard) => hasTools && actionOf(permissions, guard) !== 'ask')
    .map((guard) => `${guard} is not asked for`);
}

/** Whether Claude Code gives an agent a tool without a limit. */
function isGranted({ access }: Agent, tool: string): boolean {
  const denied = parseTools(access.disallowed).map(({ name }) => name);
  if (denied.includes('*')) return false;
  if (access.everything) return !denied.includes(tool) && !GONE.has(tool);
  return parseTools(access.tools).some((each) => each.name === tool && isWhole(each));
}

/** Whether Claude Code gives an agent a tool with a limit. OpenCode keeps those of commands, which are compared apart. */
function isLimited({ access }: Agent, tool: string): boolean {
  return tool === 'Bash' && parseTools(access.tools).some((each) => each.name === tool && !isWhole(each));
}

/** Former tools, which no agent inherits. */
const GONE: ReadonlySet<string> = new Set(['LS', 'MultiEdit', 'NotebookRead', 'Task']);

function isWhole({ name, specifier }: ToolRef): boolean {
  return specifier === undefined || name === 'Agent' || name === 'Task' || /^:?\*+$/.test(specifier.trim());
}

/** Whether a loss names a tool. Of a long list, a loss names only some. */
function named(losses: string, name: string): boolean {
  const isThere = /^\w+$/.test(name) ? losses.split(/\W+/).includes(name) : losses.includes(name);
  return isThere || / \d+ more\b/.test(losses);
}

/** Whether a pattern of OpenCode's matches a text: a star is any text, and ` *` at its end may be missing. */
function matches(pattern: string, text: string): boolean {
  const start = pattern.replace(/ \*$/, '');
  const source = start
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}${start === pattern ? '' : '( .*)?'}$`, 's').test(text);
}

function differ(what: string, wanted: string | undefined, found: string | undefined): string[] {
  return wanted === found ? [] : [`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
}
