import { z } from 'zod';
import type { Dialect, ToolGrant, ToolRule, Values } from './dialect.ts';

/** OpenCode: agents have their file's name, and tools are permissions. Other keys go to the model's provider. */
export const opencode: Dialect = {
  id: 'opencode',
  label: 'OpenCode',
  folder: /\/(\.?opencode\/agents?)\//,
  formats: ['markdown'],
  signs: {
    fields: ['top_p', 'maxSteps'],
    weak: ['steps'],
    values: {
      steps: Number.isInteger,
      permission: (value) => isMap(value) || value === 'allow' || value === 'ask' || value === 'deny',
      permissions: (value) => Array.isArray(value) && value.some((each) => isMap(each) && 'action' in each),
      mode: (value) => value === 'primary' || value === 'subagent' || value === 'all',
      tools: (value) => isMap(value) && Object.values(value).every((each) => typeof each === 'boolean'),
    },
  },
  fields: z.object({
    /** Wins over the file's name in 1.18.33. */
    name: z.string().optional(),
    description: z.string().optional(),
    mode: z.enum(['primary', 'subagent', 'all']).optional(),
    /** A provider and an ID, with a slash between them. */
    model: z.string().optional(),
    temperature: z.number().optional(),
    top_p: z.number().optional(),
    steps: z.int().positive().optional(),
    maxSteps: z.int().positive().optional(),
    disable: z.boolean().optional(),
    hidden: z.boolean().optional(),
    prompt: z.string().optional(),
    color: z.string().optional(),
    /** A map from a tool to whether the agent has it. Permissions replace it. */
    tools: z.record(z.string(), z.boolean()).optional(),
    permission: z.unknown().optional(),
    /** The form of the second version: a list of actions, resources and effects. */
    permissions: z.unknown().optional(),
  }),
  nameFrom: 'header or file',
  needsDescription: false,
  tools: {
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
  rule: ruleOf,
  meaning: ({ model, steps, maxSteps }) => ({
    model: typeof model === 'string' ? model.replace(/^[\w-]+\//, '') : model,
    maxTurns: steps ?? maxSteps,
  }),
  translated: ['tools', 'permission', 'permissions', 'model', 'steps', 'maxSteps'],
  source: 'https://opencode.ai/docs/agents/',
};

/** What the old map calls the permission to edit; of several, the last one counts. */
const EDITS: ReadonlySet<string> = new Set(['write', 'edit', 'patch', 'apply_patch', 'multiedit']);
/** The names of the second version. */
const RENAMED: Readonly<Record<string, string>> = { shell: 'bash', subagent: 'task' };

/** The rules of a file in order; of those that match a tool, the last one counts. */
function ruleOf(values: Values): ToolRule {
  const rules = [...toolRules(values.tools), ...permissionRules(values.permission), ...actionRules(values.permissions)];
  const star = rules.findLastIndex(({ key }) => key === '*');
  const isOnly = star !== -1 && rules[star]?.effect === 'deny';
  const later = star === -1 ? rules : rules.slice(star + 1);
  const last = new Map(later.map((rule) => [RENAMED[rule.key] ?? rule.key, rule]));
  const grants = (isDenied: boolean): ToolGrant[] =>
    [...last.values()]
      .filter(({ effect }) => (effect === 'deny') === isDenied)
      .map(({ key }) => ({ written: key, means: meansOf(key) }));
  if (isOnly) return { everything: false, given: grants(false), denied: [] };
  return { everything: true, given: [], denied: grants(true) };
}

function meansOf(key: string): readonly string[] | undefined {
  const name = RENAMED[key] ?? key;
  if (Object.hasOwn(opencode.tools, name)) return opencode.tools[name];
  if (name === '*_*') return ['mcp__*'];
  if (HARMLESS.has(name)) return [];
  const [, server, tool] = /^([^_*]+)_(.+)$/.exec(name) ?? [];
  return server === undefined ? undefined : [`mcp__${server}__${tool ?? '*'}`];
}

/** Permissions that are not for tools that touch anything, and names that no tool has any more. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...[
    'question',
    'external_directory',
    'doom_loop',
    'plan_enter',
    'plan_exit',
    'todoread',
    'write',
    'patch',
    'apply_patch',
  ],
]);

function toolRules(tools: unknown): Rule[] {
  if (!isMap(tools)) return [];
  return Object.entries(tools).map(([key, on]) => ({
    key: EDITS.has(key) ? 'edit' : key,
    effect: on === false ? 'deny' : 'allow',
  }));
}

function permissionRules(permission: unknown): Rule[] {
  if (typeof permission === 'string') return [{ key: '*', effect: effectOf(permission) }];
  return isMap(permission) ? Object.entries(permission).map(([key, value]) => ({ key, effect: effectOf(value) })) : [];
}

function actionRules(permissions: unknown): Rule[] {
  if (!Array.isArray(permissions)) return [];
  return permissions.filter(isMap).flatMap(({ action, effect, resource }): Rule[] => {
    if (typeof action !== 'string') return [];
    // A rule for a part of what a tool reaches leaves the rest to the rules before it.
    const whole = resource === undefined || resource === '*';
    return whole || effect !== 'deny' ? [{ key: action, effect: effectOf(effect) }] : [];
  });
}

/** The effect of a value: a map of patterns denies only if it allows nothing. */
function effectOf(value: unknown): Rule['effect'] {
  if (isMap(value)) return Object.values(value).every((each) => each === 'deny') ? 'deny' : 'allow';
  return value === 'deny' || value === false ? 'deny' : 'allow';
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a file says about a tool. */
interface Rule {
  key: string;
  effect: 'allow' | 'deny';
}
