import { z } from 'zod';
import type { Dialect } from './dialect.ts';
import { byName, harmless, EVERYTHING, grantsOf, mcpTool, ruleOf } from './tool-lists.ts';

const names = z.array(z.string());

/** Kiro: Markdown or JSON; its tools are tags, each for several of Claude Code's tools. */
export const kiro: Dialect = {
  id: 'kiro',
  label: 'Kiro',
  folder: /\/(\.kiro\/agents)\//,
  formats: ['markdown', 'json'],
  signs: {
    fields: ['allowedTools', 'excludedTools', 'toolAliases', 'toolsSettings', 'includeMcpJson', 'welcomeMessage'],
    weak: ['allowedTools'],
    values: {
      resources: (value) => Array.isArray(value) && value.some((each) => /^(?:file|skill):\/\//.test(String(each))),
    },
    tools: ['fs_read', 'fs_write', 'execute_bash', '@builtin'],
  },
  fields: z.object({
    name: z.string().optional(),
    description: z.string().optional(),
    /** The prompt of a JSON file, or the address of a file with it. */
    prompt: z.string().optional(),
    model: z.string().optional(),
    tools: names.optional(),
    /** Those that it may use without asking. */
    allowedTools: names.optional(),
    excludedTools: names.optional(),
    toolAliases: z.record(z.string(), z.string()).optional(),
    mcpServers: z.record(z.string(), z.unknown()).optional(),
    resources: z.array(z.unknown()).optional(),
    hooks: z.unknown().optional(),
  }),
  nameFrom: 'header or file',
  needsDescription: false,
  tools: {
    read: ['Read', 'Grep', 'Glob', 'LS'],
    write: ['Write', 'Edit', 'NotebookEdit'],
    shell: ['Bash', 'PowerShell'],
    web: ['WebFetch', 'WebSearch'],
    subagent: ['Agent'],
    todo_list: ['TodoWrite'],
  },
  rule: ({ tools, excludedTools }) => {
    const rule = tools === undefined ? EVERYTHING : ruleOf(tools, meansOf);
    return { ...rule, denied: grantsOf(excludedTools, meansOf) };
  },
  meaning: ({ model, mcpServers }) => ({ model, mcpServers }),
  prompt: 'prompt',
  translated: ['prompt', 'tools', 'excludedTools', 'model', 'mcpServers'],
  source: 'https://kiro.dev/docs/custom-agents/configuration-reference/',
};

/** The names of older versions, and of single tools. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  '*': ['*'],
  '@builtin': [
    'Read',
    'Grep',
    'Glob',
    'LS',
    'Write',
    'Edit',
    'NotebookEdit',
    'Bash',
    'PowerShell',
    'WebFetch',
    'WebSearch',
    'Agent',
    'TodoWrite',
  ],
  '@mcp': ['mcp__*'],
  fs_read: ['Read', 'Glob', 'LS'],
  fs_write: ['Write', 'Edit'],
  execute_bash: ['Bash', 'PowerShell'],
  execute_cmd: ['Bash', 'PowerShell'],
  grep: ['Grep'],
  glob: ['Glob'],
  code: ['LSP'],
  web_fetch: ['WebFetch'],
  web_search: ['WebSearch'],
  use_aws: ['Bash'],
  aws: ['Bash'],
  todo: ['TodoWrite'],
  fs_append: ['Write', 'Edit'],
  str_replace: ['Edit'],
  use_subagent: ['Agent'],
  delegate: ['Agent'],
  ...harmless('knowledge', 'thinking', 'report_issue', 'report', 'introspect', 'context', 'session', 'tool_search'),
  delete_file: ['Write'],
};

const meansOf = byName({ ...OTHERS, ...kiro.tools }, (name) => {
  const [, server, tool] = /^@([^/]+)(?:\/(.+))?$/.exec(name) ?? [];
  return server === undefined ? undefined : mcpTool(server, tool);
});
