import { z } from 'zod';
import type { Dialect } from './dialect.ts';
import { byName, claudeNames, ruleOf } from './tool-lists.ts';
import { isKnownTool, isMcpTool } from '../fields/tools.ts';

/** Devin: Markdown with `allowed-tools`. */
export const devin: Dialect = {
  id: 'devin',
  label: 'Devin',
  folder: /\/(\.devin\/agents|\.config\/devin\/agents)\//,
  sharedFolder: /\/(\.agents\/agents)\//,
  formats: ['markdown'],
  signs: { fields: ['max-nesting'], weak: ['allowed-tools'], values: { 'allowed-tools': () => true } },
  fields: z.object({
    name: z.string().optional(),
    description: z.string().optional(),
    model: z.string().optional(),
    'allowed-tools': z.union([z.string(), z.array(z.string())]).optional(),
    /** Another name of the same. */
    tools: z.union([z.string(), z.array(z.string())]).optional(),
    /** How deep it may start other agents. */
    'max-nesting': z.int().optional(),
  }),
  nameFrom: 'header or file',
  needsDescription: false,
  tools: {
    read: ['Read'],
    edit: ['Edit'],
    write: ['Write'],
    grep: ['Grep'],
    glob: ['Glob'],
    exec: ['Bash', 'PowerShell'],
  },
  rule: (values) => ruleOf(values['allowed-tools'] ?? values.tools, meansOf),
  meaning: ({ model }) => ({ model }),
  translated: ['allowed-tools', 'tools', 'model'],
  source: 'https://docs.devin.ai/cli/subagents',
};

const OTHERS: Readonly<Record<string, readonly string[]>> = {
  run_subagent: ['Agent'],
  read_subagent: [],
  web_search: ['WebSearch'],
  webfetch: ['WebFetch'],
};

const meansOf = byName({ ...devin.tools, ...OTHERS }, (name) =>
  // It loads Claude Code's files too; how it takes their names is not documented.
  isMcpTool(name) || isKnownTool(name) ? claudeNames(name) : undefined,
);
