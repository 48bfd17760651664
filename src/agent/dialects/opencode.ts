import { z } from 'zod';
import type { Dialect } from './dialect.ts';
import { isMap } from '../is-map.ts';
import { isPartial, permissionRule } from './opencode-permissions.ts';

/** OpenCode: agents have their file's name, and tools are permissions. Other keys go to the model's provider. */
export const opencode: Dialect = {
  id: 'opencode',
  label: 'OpenCode',
  folder: /\/(\.?opencode\/agents?)\//,
  headerless: /\/\.?opencode\/agents?\/.+\.md$/,
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
    /** Any other value keeps OpenCode from starting. */
    color: z
      .union([
        z.enum(['primary', 'secondary', 'accent', 'success', 'warning', 'error', 'info']),
        z.string().regex(/^#[0-9a-fA-F]{6}$/),
      ])
      .optional(),
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
  rule: (values) => permissionRule(values, meansOf),
  inPart: ({ permission }) => (isMap(permission) && Object.values(permission).some(isPartial) ? ['permission'] : []),
  meaning: ({ model, steps, maxSteps }) => ({
    model: typeof model === 'string' ? model.replace(/^[\w-]+\//, '') : model,
    maxTurns: steps ?? maxSteps,
  }),
  translated: ['tools', 'permission', 'permissions', 'model', 'steps', 'maxSteps'],
  source: 'https://opencode.ai/docs/agents/',
};

function meansOf(name: string): readonly string[] | undefined {
  if (Object.hasOwn(opencode.tools, name)) return opencode.tools[name];
  if (name === '*_*') return ['mcp__*'];
  // Claude Code's form of a name matches nothing here.
  if (name.startsWith('mcp__')) return undefined;
  if (HARMLESS.has(name)) return [];
  const [, server, tool] = /^([^_*]+)(?:_(.+)|\*)$/.exec(name) ?? [];
  return server === undefined ? undefined : [`mcp__${server}__${tool ?? '*'}`];
}

/** Permissions that are not for tools that touch anything, and names that no tool has any more. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['question', 'external_directory', 'doom_loop', 'plan_enter', 'plan_exit', 'todoread'],
  ...['write', 'patch', 'apply_patch'],
]);
