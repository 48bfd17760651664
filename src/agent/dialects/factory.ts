import { z } from 'zod';
import type { Dialect } from './dialect.ts';
import { isMcpTool } from '../fields/tools.ts';
import { byName, ruleOf } from './tool-lists.ts';

/** Factory's Droid: its tools have names much like Claude Code's, or are given by category. */
export const factory: Dialect = {
  id: 'factory',
  label: 'Factory',
  folder: /\/(\.factory\/droids)\//,
  formats: ['markdown'],
  signs: {
    fields: ['reasoningEffort'],
    values: { tools: (value) => typeof value === 'string' && CATEGORY_NAMES.includes(value) },
    tools: ['Create', 'Execute', 'FetchUrl', 'ApplyPatch'],
  },
  fields: z.object({
    /** Lowercase letters, digits, hyphens and underscores. */
    name: z.string(),
    /** At most 500 characters. */
    description: z.string().optional(),
    model: z.string().optional(),
    reasoningEffort: z.string().optional(),
    tools: z.union([z.string(), z.array(z.string())]).optional(),
    mcpServers: z.array(z.string()).optional(),
  }),
  nameFrom: 'header',
  needsDescription: false,
  tools: {
    Read: ['Read'],
    Grep: ['Grep'],
    Glob: ['Glob'],
    LS: ['LS', 'Glob'],
    Create: ['Write'],
    Edit: ['Edit'],
    ApplyPatch: ['Write', 'Edit'],
    Execute: ['Bash', 'PowerShell'],
    WebSearch: ['WebSearch'],
    FetchUrl: ['WebFetch'],
  },
  rule: ({ tools }) => ruleOf(tools, meansOf),
  meaning: ({ model, reasoningEffort, mcpServers }) => ({ model, effort: reasoningEffort, mcpServers }),
  translated: ['tools', 'model', 'reasoningEffort', 'mcpServers'],
  source: 'https://docs.factory.ai/harness/subagents',
};

/** The categories. In 0.215.0, `read-only` includes the web and commands of low risk. */
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  'read-only': ['Read', 'Grep', 'Glob', 'LS', 'WebSearch', 'WebFetch', 'Bash'],
  edit: ['Write', 'Edit'],
  execute: ['Bash', 'PowerShell'],
  execution: ['Bash', 'PowerShell'],
  web: ['WebSearch', 'WebFetch'],
  mcp: ['mcp__*'],
};
const CATEGORY_NAMES = Object.keys(CATEGORIES);

const meansOf = byName(
  {
    ...CATEGORIES,
    ...factory.tools,
    MultiEdit: ['Edit'],
    TodoWrite: ['TodoWrite'],
    Skill: ['Skill'],
    AskUser: [],
    Task: [],
  },
  (name) => (isMcpTool(name) ? [name] : undefined),
);
