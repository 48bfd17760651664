import { z } from 'zod';
import { isKnownTool } from '../fields/tools.ts';
import type { Dialect } from './dialect.ts';
import { byNameInAnyCase, harmless, mcpTool, ruleOf } from './tool-lists.ts';

const names = z.union([z.string(), z.array(z.string())]);

/** GitHub Copilot, in VS Code and on the command line. */
export const copilot: Dialect = {
  id: 'copilot',
  label: 'GitHub Copilot',
  folder: /\/(\.github\/agents|\.copilot\/agents)\//,
  fileName: /\.agent\.md$/i,
  headerless: /\/\.(?:github|copilot)\/agents\/[^/]+\.md$/,
  formats: ['markdown'],
  signs: {
    fields: ['handoffs', 'argument-hint', 'mcp-servers', 'user-invocable', 'disable-model-invocation'],
    weak: ['mcp-servers', 'argument-hint', 'model', 'infer'],
    values: {
      target: (value) => value === 'vscode' || value === 'github-copilot',
      infer: (value) => typeof value === 'boolean',
      model: Array.isArray,
    },
    tools: [
      ...['execute', 'search', 'todo', 'codebase', 'editFiles', 'runCommands', 'terminal', 'githubRepo', 'usages'],
      ...['problems', 'vscodeAPI', 'search/codebase', 'edit/editFiles', 'read/readFile', 'execute/runInTerminal'],
    ],
  },
  fields: z.object({
    name: z.string().optional(),
    /** The command line needs it, VS Code does not. */
    description: z.string().optional(),
    target: z.enum(['vscode', 'github-copilot']).optional(),
    tools: names.optional(),
    model: names.optional(),
    'disable-model-invocation': z.boolean().optional(),
    'user-invocable': z.boolean().optional(),
    infer: z.boolean().optional(),
    'mcp-servers': z.record(z.string(), z.unknown()).optional(),
    'argument-hint': z.string().optional(),
    agents: names.optional(),
    handoffs: z.array(z.unknown()).optional(),
    hooks: z.record(z.string(), z.unknown()).optional(),
    skills: z.array(z.string()).optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
    'reasoning-effort': z.string().optional(),
    reasoningEffort: z.string().optional(),
  }),
  nameFrom: 'header or file',
  needsDescription: false,
  tools: {
    execute: ['Bash', 'PowerShell'],
    read: ['Read', 'NotebookRead'],
    edit: ['Edit', 'Write', 'NotebookEdit'],
    search: ['Grep', 'Glob'],
    agent: ['Agent'],
    web: ['WebSearch', 'WebFetch'],
    todo: ['TodoWrite'],
    skill: ['Skill'],
  },
  rule: ({ tools }) => ruleOf(tools, meansOf),
  meaning: (values) => ({
    // Of several, the first that is available counts.
    model: Array.isArray(values.model) ? values.model[0] : values.model,
    effort: values['reasoning-effort'] ?? values.reasoningEffort,
    mcpServers: values['mcp-servers'],
    skills: values.skills,
    hooks: values.hooks,
  }),
  translated: ['tools', 'model', 'reasoning-effort', 'reasoningEffort', 'mcp-servers', 'skills', 'hooks'],
  source: 'https://docs.github.com/en/copilot/reference/custom-agents-configuration',
};

/** Other names of its tools, those of VS Code and those that it takes from Claude Code among them. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  '*': ['*'],
  shell: ['Bash', 'PowerShell'],
  bash: ['Bash'],
  powershell: ['PowerShell'],
  runCommands: ['Bash', 'PowerShell'],
  runInTerminal: ['Bash', 'PowerShell'],
  runTasks: ['Bash', 'PowerShell'],
  runTests: ['Bash', 'PowerShell'],
  runNotebooks: ['Bash', 'PowerShell'],
  notebookread: ['NotebookRead'],
  read_file: ['Read'],
  multiedit: ['Edit'],
  write: ['Write'],
  notebookedit: ['NotebookEdit'],
  editFiles: ['Edit', 'Write'],
  createFile: ['Write'],
  new: ['Write'],
  grep: ['Grep'],
  glob: ['Glob'],
  grep_search: ['Grep'],
  codebase: ['Grep', 'Glob', 'Read'],
  usages: ['Grep'],
  findTestFiles: ['Glob'],
  searchResults: ['Grep'],
  changes: ['Read'],
  task: ['Agent'],
  'custom-agent': ['Agent'],
  runSubagent: ['Agent'],
  websearch: ['WebSearch'],
  webfetch: ['WebFetch'],
  fetch: ['WebFetch'],
  githubRepo: ['WebFetch'],
  openSimpleBrowser: ['WebFetch'],
  todowrite: ['TodoWrite'],
  todos: ['TodoWrite'],
  view: ['Read'],
  create: ['Write'],
  apply_patch: ['Write', 'Edit'],
  web_fetch: ['WebFetch'],
  lsp: ['LSP'],
  ...harmless('terminalLastCommand', 'terminalSelection', 'problems', 'testFailure', 'vscodeAPI', 'vscode'),
  ...harmless('ask_user', 'read_bash', 'stop_bash', 'list_bash', 'extensions', 'memory'),
};

/** Names that files use and no tool has. */
const NOT_TOOLS = /^(?:terminal|terminalCommand|TodoRead|LS)$/;

/** What every tool of a set does. */
const SETS: Readonly<Record<string, readonly string[]>> = {
  execute: ['Bash', 'PowerShell'],
  read: ['Read'],
  edit: ['Edit', 'Write'],
  search: ['Grep', 'Glob'],
  agent: ['Agent'],
  web: ['WebFetch', 'WebSearch'],
  browser: ['WebFetch'],
  // One of its tools runs any command of the editor.
  vscode: [],
  todo: ['TodoWrite'],
};

const meansOf = byNameInAnyCase({ ...OTHERS, ...copilot.tools }, (name) => {
  const [, set, tool] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
  // Extensions and servers bring tools with any name.
  if (set === undefined) return NOT_TOOLS.test(name) || /[\s()*]/.test(name) || isKnownTool(name) ? undefined : [];
  if (name === 'vscode/runCommand') return ['Bash'];
  return Object.hasOwn(SETS, set) ? SETS[set] : mcpTool(set, tool);
});
