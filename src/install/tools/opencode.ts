import { valueOf, type Agent } from '../../agent/agent-file.ts';
import { fieldLosses, modelIdOf, turnsOf } from './field-losses.ts';
import { grantsOf } from './grants.ts';
import { markdownFile } from './markdown-file.ts';
import { plainName } from './plain-name.ts';
import type { InstallTarget } from './target.ts';
import { translateTools, type ToolNames, type Translation } from './tool-names.ts';

const label = 'OpenCode';

/** OpenCode: agents have their file’s name, tools are permissions, and any other key would go to the model’s provider. */
export const opencode: InstallTarget = {
  id: 'opencode',
  label,
  projectFolder: '.opencode/agents',
  userFolder: '.config/opencode/agents',
  userRoot: { folder: '.config', variable: 'XDG_CONFIG_HOME' },
  fileName: (slug) => `${slug}.md`,
  servedAs: 'opencode.md',
  convert: (agent, body) => {
    const tools = translateTools(NAMES, label, grantsOf(agent));
    const model = modelIdOf(agent);
    const header = {
      description: agent.description,
      mode: 'subagent',
      model: model === undefined ? undefined : `anthropic/${model}`,
      color: hexOf(agent),
      steps: turnsOf(agent),
      permission: permissionOf(tools),
    };
    const kept = [
      ...(header.model === undefined ? [] : ['model']),
      ...(header.color === undefined ? [] : ['color']),
      ...(header.steps === undefined ? [] : ['maxTurns']),
    ];
    const fields = fieldLosses(agent, label, kept);
    const losses = [...tools.wider, ...fields.wider, ...tools.missing, ...nameLoss(agent), ...fields.missing];
    return { form: { text: markdownFile(header, body) }, losses };
  },
  source: 'https://opencode.ai/docs/agents/',
};

const NAMES: ToolNames = {
  natives: {
    read: ['Read'],
    edit: ['Edit', 'Write', 'NotebookEdit'],
    glob: ['Glob'],
    grep: ['Grep'],
    list: ['LS', 'Glob'],
    bash: ['Bash', 'PowerShell'],
    task: ['Agent'],
    todowrite: ['TodoWrite'],
    webfetch: ['WebFetch'],
    websearch: ['WebSearch'],
    lsp: ['LSP'],
    skill: ['Skill'],
  },
  denies: true,
  keepsLimit: ({ name, specifier }) => name === 'Bash' && shellPattern(specifier) !== undefined,
};

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
function permissionOf({ rule }: Translation): Map<string, unknown> | undefined {
  if (rule.kind === 'everything') return undefined;
  if (rule.kind === 'without') {
    return rule.natives.length === 0 ? undefined : new Map(rule.natives.map((native) => [native, 'deny']));
  }
  const permission = new Map<string, unknown>([['*', 'deny']]);
  for (const native of rule.natives) permission.set(native, 'allow');
  const patterns = rule.limited.flatMap(({ specifier }) => shellPattern(specifier) ?? []);
  if (patterns.length > 0 && !permission.has('bash')) {
    permission.set('bash', new Map([['*', 'deny'], ...patterns.map((pattern) => [pattern, 'allow'] as const)]));
  }
  return permission;
}

/**
 * OpenCode's pattern for the commands that a limit allows; `git:*` is an older form of `git *`. Undefined if a character
 * would mean something else, as a question mark, which matches any character, does.
 */
function shellPattern(specifier = ''): string | undefined {
  const pattern = specifier.trim().replace(/:\*$/, ' *');
  return pattern === '' || /[?[\]{}\\\p{C}]/u.test(pattern) ? undefined : pattern;
}

function hexOf(agent: Agent): string | undefined {
  const value = valueOf(agent, 'color');
  if (typeof value !== 'string') return undefined;
  const written = value.trim().toLowerCase();
  return /^#[\da-f]{6}$/.test(written) ? written : COLORS.get(written);
}

function nameLoss({ name }: Agent): string[] {
  return name === plainName(name) ? [] : [`${label} calls an agent by its file’s name, not by the name in the file.`];
}
