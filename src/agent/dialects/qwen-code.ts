import { z } from 'zod';
import type { Dialect } from './dialect.ts';
import { byName, harmless, EVERYTHING, grantsOf, ruleOf } from './tool-lists.ts';
import { isMcpTool } from '../fields/tools.ts';

/** Qwen Code: Claude Code's fields with its own names for the tools. */
export const qwenCode: Dialect = {
  id: 'qwen-code',
  label: 'Qwen Code',
  folder: /\/(\.qwen\/agents)\//,
  formats: ['markdown'],
  signs: {
    fields: ['approvalMode', 'modelConfig', 'runConfig'],
    tools: [
      ...[
        'read_file',
        'write_file',
        'run_shell_command',
        'grep_search',
        'todo_write',
        'web_search',
        'read_many_files',
        'list_directory',
      ],
      ...['web_fetch', 'ReadFile', 'WriteFile', 'Shell', 'FindFiles', 'ListFiles', 'ReadFolder', 'SearchFiles'],
    ],
  },
  fields: z.object({
    /** Letters, digits, hyphens and underscores, 2 to 50 of them. */
    name: z.string(),
    description: z.string(),
    tools: z.union([z.string(), z.array(z.string())]).optional(),
    disallowedTools: z.union([z.string(), z.array(z.string())]).optional(),
    /** `inherit`, `fast`, or an ID, which may follow the type of an account. */
    model: z.string().optional(),
    approvalMode: z.enum(['plan', 'default', 'auto-edit', 'auto', 'yolo', 'bubble']).optional(),
    permissionMode: z.string().optional(),
    /** Or the number as text. */
    maxTurns: z.union([z.int().positive(), z.string().regex(/^\d+$/)]).optional(),
    modelConfig: z.record(z.string(), z.unknown()).optional(),
    runConfig: z.record(z.string(), z.unknown()).optional(),
    color: z.string().optional(),
    background: z.union([z.boolean(), z.enum(['true', 'false'])]).optional(),
    mcpServers: z.record(z.string(), z.unknown()).optional(),
    hooks: z.record(z.string(), z.unknown()).optional(),
  }),
  nameFrom: 'header',
  needsDescription: true,
  tools: {
    read_file: ['Read'],
    write_file: ['Write'],
    edit: ['Edit'],
    run_shell_command: ['Bash', 'PowerShell'],
    grep_search: ['Grep'],
    glob: ['Glob'],
    // Off unless a setting turns it on: 0.24.4.
    list_directory: ['Glob'],
    web_fetch: ['WebFetch'],
    agent: ['Agent'],
    notebook_edit: ['NotebookEdit'],
    skill: ['Skill'],
  },
  rule: ({ tools, disallowedTools }) => {
    const denied = grantsOf(disallowedTools, meansOf);
    // An empty list means every tool.
    const rule = grantsOf(tools, meansOf).length === 0 ? EVERYTHING : ruleOf(tools, meansOf);
    return { ...rule, denied };
  },
  meaning: ({ model, approvalMode, permissionMode, maxTurns, runConfig, color, background, mcpServers, hooks }) => ({
    model: model === 'fast' ? undefined : model,
    permissionMode: permissionMode ?? (typeof approvalMode === 'string' ? MODES[approvalMode] : undefined),
    maxTurns: typeof maxTurns === 'string' ? Number(maxTurns) : (maxTurns ?? turnsIn(runConfig)),
    color,
    background: typeof background === 'string' ? background === 'true' : background,
    mcpServers,
    hooks,
  }),
  translated: [
    ...['tools', 'disallowedTools', 'model', 'approvalMode', 'permissionMode', 'maxTurns'],
    ...['runConfig', 'color', 'background', 'mcpServers', 'hooks'],
  ],
  source: 'https://github.com/QwenLM/qwen-code/blob/main/docs/users/features/sub-agents.md',
};

/**
 * The names under which it shows its tools, which it takes as well, and tools that it withholds from agents. It does not take
 * Claude Code's Read, Write and Bash.
 */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  '*': ['*'],
  ReadFile: ['Read'],
  WriteFile: ['Write'],
  Edit: ['Edit'],
  Shell: ['Bash', 'PowerShell'],
  Grep: ['Grep'],
  SearchFiles: ['Grep'],
  Glob: ['Glob'],
  FindFiles: ['Glob'],
  ListFiles: ['Glob'],
  ReadFolder: ['Glob'],
  WebFetch: ['WebFetch'],
  web_search: ['WebSearch'],
  WebSearch: ['WebSearch'],
  NotebookEdit: ['NotebookEdit'],
  monitor: ['Monitor'],
  Monitor: ['Monitor'],
  lsp: ['LSP'],
  Skill: ['Skill'],
  Agent: ['Agent'],
  Task: ['Agent'],
  ...harmless(
    'todo_write',
    'TodoWrite',
    'TodoList',
    'save_memory',
    'SaveMemory',
    'ask_user_question',
    'tool_search',
    'exit_plan_mode',
  ),
};

const meansOf = byName({ ...qwenCode.tools, ...OTHERS }, (name) =>
  isMcpTool(name) ? [name] : WITHHELD.test(name) ? [] : undefined,
);

/** Tools of the session that agents are not given. */
const WITHHELD =
  /^(?:cron|task|team)_\w+$|^(?:list_agents|send_message|workflow|image_gen|enter_plan_mode|read_mcp_resource)$/;

const MODES: Readonly<Record<string, string>> = {
  default: 'default',
  plan: 'plan',
  'auto-edit': 'acceptEdits',
  yolo: 'bypassPermissions',
};

function turnsIn(runConfig: unknown): unknown {
  return typeof runConfig === 'object' && runConfig !== null && 'max_turns' in runConfig
    ? runConfig.max_turns
    : undefined;
}
