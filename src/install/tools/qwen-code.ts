import { valueOf, type Agent } from '../../agent/agent-file.ts';
import { fieldLosses, turnsOf } from './field-losses.ts';
import { grantsOf } from './grants.ts';
import { markdownFile } from './markdown-file.ts';
import type { InstallTarget } from './target.ts';
import { translateTools, type ToolNames } from './tool-names.ts';

const label = 'Qwen Code';

/** Qwen Code: accepts most of Claude Code’s fields, but has other names for the tools. */
export const qwenCode: InstallTarget = {
  id: 'qwen-code',
  label,
  projectFolder: '.qwen/agents',
  userFolder: '.qwen/agents',
  fileName: (slug) => `${slug}.md`,
  servedAs: 'qwen-code.md',
  convert: (agent, body) => {
    const { rule, wider, missing } = translateTools(NAMES, label, grantsOf(agent));
    const taken = {
      permissionMode: oneOf(agent, 'permissionMode', MODES),
      maxTurns: turnsOf(agent),
      color: oneOf(agent, 'color', COLORS),
      mcpServers: serversOf(agent),
      hooks: recordOf(valueOf(agent, 'hooks')),
    };
    const header = {
      name: agent.name,
      description: agent.description,
      tools: rule.kind === 'only' ? rule.natives : undefined,
      disallowedTools: rule.kind === 'without' && rule.natives.length > 0 ? rule.natives : undefined,
      ...taken,
    };
    const kept = Object.entries(taken).flatMap(([key, value]) => (value === undefined ? [] : [key]));
    const fields = fieldLosses(agent, label, kept);
    return {
      form: { text: markdownFile(header, body) },
      losses: [...wider, ...fields.wider, ...missing, ...fields.missing],
    };
  },
  source: 'https://github.com/QwenLM/qwen-code/blob/main/docs/users/features/sub-agents.md',
};

const NAMES: ToolNames = {
  natives: {
    read_file: ['Read'],
    write_file: ['Write'],
    edit: ['Edit'],
    run_shell_command: ['Bash', 'PowerShell'],
    grep_search: ['Grep'],
    glob: ['Glob'],
    list_directory: ['LS', 'Glob'],
    web_fetch: ['WebFetch'],
    agent: ['Agent'],
  },
  denies: true,
  // A tool list accepts single tools of a server; a whole server can only be denied.
  mcp: ({ server, tool }) => (tool === undefined ? undefined : `mcp__${server}__${tool}`),
  deniedMcp: ({ server, tool }) => (tool === undefined ? `mcp__${server}` : `mcp__${server}__${tool}`),
  fallback: 'list_directory',
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

/** The servers as a map from name to configuration; undefined if one of them is only a name. */
function serversOf(agent: Agent): object | undefined {
  const value = valueOf(agent, 'mcpServers');
  if (!Array.isArray(value)) return recordOf(value);
  const entries = value.map(recordOf);
  if (entries.length === 0 || entries.includes(undefined)) return undefined;
  return new Map(entries.flatMap((entry) => Object.entries(entry ?? {})));
}
