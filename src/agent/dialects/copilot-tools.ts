import { isKnownTool } from '../fields/tools.ts';
import { byNameInAnyCase, harmless, mcpTool } from './tool-lists.ts';

/** Copilot's sets of tools, each with the tools of Claude Code whose work it does. */
export const COPILOT_TOOLS: Readonly<Record<string, readonly string[]>> = {
  execute: ['Bash', 'PowerShell'],
  read: ['Read', 'NotebookRead'],
  edit: ['Edit', 'Write', 'NotebookEdit'],
  search: ['Grep', 'Glob'],
  agent: ['Agent'],
  web: ['WebSearch', 'WebFetch'],
  todo: ['TodoWrite'],
  skill: ['Skill'],
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
  runTask: ['Bash', 'PowerShell'],
  createAndRunTask: ['Bash', 'PowerShell'],
  sendToTerminal: ['Bash', 'PowerShell'],
  runNotebookCell: ['Bash'],
  runCommand: ['Bash'],
  runNotebooks: ['Bash', 'PowerShell'],
  notebookread: ['NotebookRead'],
  read_file: ['Read'],
  multiedit: ['Edit'],
  write: ['Write'],
  notebookedit: ['NotebookEdit'],
  editFiles: ['Edit', 'Write'],
  createFile: ['Write'],
  createDirectory: ['Write'],
  createJupyterNotebook: ['Write'],
  editNotebook: ['NotebookEdit'],
  rename: ['Edit'],
  new: ['Write'],
  grep: ['Grep'],
  glob: ['Glob'],
  grep_search: ['Grep'],
  codebase: ['Grep', 'Glob', 'Read'],
  usages: ['Grep'],
  findTestFiles: ['Glob'],
  fileSearch: ['Glob'],
  textSearch: ['Grep'],
  listDirectory: ['Glob'],
  readFile: ['Read'],
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
  browser: ['WebFetch'],
  openBrowserPage: ['WebFetch'],
  navigatePage: ['WebFetch'],
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

const known = byNameInAnyCase({ ...OTHERS, ...COPILOT_TOOLS });

/** What a name in a list stands for: a set, a tool, a tool after its set, or a tool of a server or an extension. */
export function copilotTool(name: string): readonly string[] | undefined {
  const [, set, tool] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
  if (set === undefined) {
    // Extensions bring tools with any name.
    return known(name) ?? (NOT_TOOLS.test(name) || /[\s()*]/.test(name) || isKnownTool(name) ? undefined : []);
  }
  // Servers bring tools with any name; a set has tools that do less than all of it.
  const whole = known(set);
  if (whole === undefined) return mcpTool(set, tool);
  return known(tool ?? '') ?? whole;
}
