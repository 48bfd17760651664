import { z } from 'zod';
import { COPILOT_TOOLS, copilotTool } from './copilot-tools.ts';
import type { Dialect } from './dialect.ts';
import { ruleOf } from './tool-lists.ts';

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
  tools: COPILOT_TOOLS,
  rule: ({ tools }) => ruleOf(tools, copilotTool),
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
