import { z } from 'zod';
import type { Dialect } from './dialect.ts';
import { byName, harmless, mcpTool, ruleOf } from './tool-lists.ts';

/** Gemini CLI: Markdown with a strict header. */
export const geminiCli: Dialect = {
  id: 'gemini-cli',
  label: 'Gemini CLI',
  folder: /\/(\.gemini\/agents)\//,
  formats: ['markdown'],
  signs: {
    fields: ['max_turns', 'timeout_mins', 'display_name'],
    weak: ['max_turns'],
    values: { kind: (value) => value === 'local' || value === 'remote' },
    tools: [
      'read_file',
      'write_file',
      'replace',
      'run_shell_command',
      'google_web_search',
      'search_file_content',
      'grep_search',
      'list_directory',
      'web_fetch',
    ],
  },
  fields: z.object({
    /** Letters, digits, hyphens and underscores. */
    name: z.string(),
    display_name: z.string().optional(),
    description: z.string(),
    kind: z.enum(['local', 'remote']).optional(),
    tools: z.array(z.string()).optional(),
    mcp_servers: z.record(z.string(), z.unknown()).optional(),
    model: z.string().optional(),
    temperature: z.number().optional(),
    max_turns: z.int().positive().optional(),
    /** After how many minutes it stops. */
    timeout_mins: z.int().positive().optional(),
  }),
  nameFrom: 'header',
  needsDescription: true,
  tools: {
    read_file: ['Read'],
    write_file: ['Write'],
    replace: ['Edit'],
    run_shell_command: ['Bash', 'PowerShell'],
    grep_search: ['Grep'],
    glob: ['Glob'],
    list_directory: ['LS', 'Glob'],
    web_fetch: ['WebFetch'],
    google_web_search: ['WebSearch'],
    write_todos: ['TodoWrite'],
  },
  rule: ({ tools }) => ruleOf(tools, meansOf),
  meaning: ({ model, max_turns, mcp_servers }) => ({ model, maxTurns: max_turns, mcpServers: mcp_servers }),
  translated: ['tools', 'model', 'max_turns', 'mcp_servers'],
  source: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/core/subagents.md',
};

/** Its other tools; those without a meaning touch nothing outside the session, or are withheld from agents. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  '*': ['*'],
  'mcp_*': ['mcp__*'],
  search_file_content: ['Grep'],
  read_many_files: ['Read', 'Glob'],
  read_mcp_resource: ['ReadMcpResourceTool'],
  list_mcp_resources: ['ListMcpResourcesTool'],
  activate_skill: ['Skill'],
  ...harmless(
    'ask_user',
    'complete_task',
    'enter_plan_mode',
    'exit_plan_mode',
    'get_internal_docs',
    'invoke_agent',
    'update_topic',
  ),
};

const meansOf = byName({ ...geminiCli.tools, ...OTHERS }, (name) => {
  const [, server, tool] = /^mcp_([^_]+)_(.+)$/.exec(name) ?? [];
  if (server !== undefined) return mcpTool(server, tool);
  return /^(?:tracker|discovered_tool)_\w+$/.test(name) ? [] : undefined;
});
