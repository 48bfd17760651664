import { valueOf, type Agent } from '../../agent/agent-file.ts';
import { parseTools } from '../../agent/fields/tools.ts';
import { fieldLosses } from './field-losses.ts';
import { grantsOf } from './grants.ts';
import { plainName } from './plain-name.ts';
import { listed } from './sentences.ts';
import type { InstallTarget } from './target.ts';
import { gains, translateTools, type ToolNames } from './tool-names.ts';

const label = 'GitHub Copilot';

/** GitHub Copilot, in VS Code and on the command line: reads Claude Code’s format, but only the fields that it knows. */
export const copilot: InstallTarget = {
  id: 'copilot',
  label,
  projectFolder: '.github/agents',
  userFolder: '.copilot/agents',
  fileName: (slug) => `${plainName(slug)}.agent.md`,
  servedAs: 'copilot.agent.md',
  convert: (agent, body) => {
    const fields = fieldLosses(agent, label);
    return {
      form: 'strict',
      losses: [...widerTools(agent), ...fields.wider, ...missingTools(agent), ...tooLong(body), ...fields.missing],
    };
  },
  source: 'https://docs.github.com/en/copilot/reference/custom-agents-configuration',
};

/** Its tools, and the names of Claude Code’s tools that it accepts for them. It ignores unknown names. */
const NAMES: ToolNames = {
  natives: {
    execute: ['Bash', 'PowerShell'],
    read: ['Read', 'NotebookRead'],
    edit: ['Edit', 'Write', 'NotebookEdit'],
    search: ['Grep', 'Glob'],
    agent: ['Agent'],
    web: ['WebSearch', 'WebFetch'],
    todo: ['TodoWrite'],
  },
  denies: false,
};

/** Other names that it accepts for them, in any case. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['shell', 'execute'],
  ['multiedit', 'edit'],
  ['custom-agent', 'agent'],
  ['task', 'agent'],
]);

/** The longest prompt that it accepts, in characters. */
const MAX_BODY = 30_000;

/** What the file grants there but not in Claude Code: denied tools, and names that only Copilot knows. */
function widerTools(agent: Agent): string[] {
  const grants = grantsOf(agent);
  if (agent.access.everything) {
    if (grants.denied.length === 0) return [];
    return [
      `${label} has no deny lists: this agent could use ${listed(grants.denied.includes('*') ? ['every tool'] : grants.denied)} there.`,
    ];
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
  return agent.access.everything ? [] : translateTools(NAMES, label, { ...grants, limited: [] }).missing;
}

function tooLong(body: string): string[] {
  if (body.length <= MAX_BODY) return [];
  const [max, length] = [MAX_BODY, body.length].map((number) => number.toLocaleString('en-GB'));
  return [`${label} accepts prompts of up to ${max ?? ''} characters; this one has ${length ?? ''}.`];
}
