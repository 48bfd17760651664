import { z } from 'zod';
import type { Dialect } from './dialect.ts';
import { EVERYTHING } from './tool-lists.ts';

/**
 * OpenAI's Codex: TOML, without tool lists. Its version 0.171.0 runs every agent in the sandbox of the session that starts
 * it, whatever the file asks for.
 * @see https://github.com/openai/codex/issues/45482
 */
export const codex: Dialect = {
  id: 'codex',
  label: 'Codex',
  folder: /\/(\.codex\/agents)\//,
  formats: ['toml'],
  signs: { fields: ['developer_instructions', 'sandbox_mode', 'model_reasoning_effort', 'nickname_candidates'] },
  fields: z.object({
    /** Absent in files that a configuration lists by name. */
    name: z.string().optional(),
    description: z.string().optional(),
    developer_instructions: z.string(),
    model: z.string().optional(),
    model_reasoning_effort: z.string().optional(),
    sandbox_mode: z.enum(['read-only', 'workspace-write', 'danger-full-access']).optional(),
    mcp_servers: z.record(z.string(), z.unknown()).optional(),
  }),
  nameFrom: 'header or file',
  needsDescription: false,
  tools: {},
  rule: () => EVERYTHING,
  meaning: ({ model, model_reasoning_effort, mcp_servers }) => ({
    model,
    effort: model_reasoning_effort,
    mcpServers: mcp_servers,
  }),
  prompt: 'developer_instructions',
  translated: ['developer_instructions', 'model', 'model_reasoning_effort', 'mcp_servers'],
  source: 'https://learn.chatgpt.com/docs/agent-configuration/subagents',
};
