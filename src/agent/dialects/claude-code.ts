import { agentSchema } from '../fields/schema.ts';
import { isKnownTool, parseTools } from '../fields/tools.ts';
import type { Dialect, ToolGrant } from './dialect.ts';

/** Claude Code, in whose terms everything is worked out. */
export const claudeCode: Dialect = {
  id: 'claude-code',
  label: 'Claude Code',
  folder: /\/(\.claude\/agents)\//,
  formats: ['markdown'],
  signs: {
    fields: ['disallowedTools', 'permissionMode', 'initialPrompt', 'omitClaudeMd', 'isolation'],
    tools: ['MultiEdit', 'NotebookEdit', 'TodoWrite', 'Bash', 'Skill'],
  },
  fields: agentSchema,
  nameFrom: 'header',
  needsDescription: true,
  tools: {},
  rule: ({ tools, disallowedTools }) => ({
    everything: tools === undefined,
    given: grantsIn(tools),
    denied: grantsIn(disallowedTools),
  }),
  meaning: (values) => values,
  translated: [],
  source: 'https://code.claude.com/docs/en/sub-agents',
};

function grantsIn(value: unknown): ToolGrant[] {
  return parseTools(value).map(({ written, name }) => ({ written, means: isKnownTool(name) ? [written] : undefined }));
}
