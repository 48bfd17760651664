import { z } from 'zod';
import type { Dialect } from './dialect.ts';
import { byName, ruleOf } from './tool-lists.ts';

/** Antigravity: Markdown with a list of its own tools. */
export const antigravity: Dialect = {
  id: 'antigravity',
  label: 'Antigravity',
  folder: /\/(\.gemini\/config\/agents)\//,
  // Devin and others read it too.
  sharedFolder: /\/(\.agents\/agents)\//,
  formats: ['markdown'],
  signs: {
    fields: ['mainAgent', 'commandExecutionPolicy'],
    tools: ['view_file', 'replace_file_content', 'multi_replace_file_content', 'write_to_file', 'find_by_name'],
  },
  fields: z.object({
    name: z.string(),
    description: z.string(),
    tools: z.array(z.string()).optional(),
    mainAgent: z.boolean().optional(),
    subagent: z.boolean().optional(),
    /** `inherit`, `flash` or `pro`. */
    model: z.string().optional(),
    commandExecutionPolicy: z.enum(['off', 'auto', 'eager', 'sandbox']).optional(),
    mcpServers: z.unknown().optional(),
  }),
  nameFrom: 'header',
  needsDescription: true,
  tools: {
    view_file: ['Read'],
    replace_file_content: ['Edit'],
    grep_search: ['Grep'],
    run_command: ['Bash', 'PowerShell'],
  },
  rule: ({ tools }) => {
    const isEmpty = tools === undefined || tools === null || (Array.isArray(tools) && tools.length === 0);
    return isEmpty ? DEFAULT : ruleOf(tools, meansOf);
  },
  meaning: ({ model, mcpServers }) => ({ model, mcpServers }),
  translated: ['tools', 'model', 'mcpServers'],
  source: 'https://antigravity.google/docs/subagents',
};

/** What an agent without a list has: tools that read. Measured by others with 1.1.27 and 1.2.6. */
const DEFAULT = {
  everything: false,
  given: [{ written: 'its tools that read', means: ['Read', 'Grep', 'Glob', 'LS', 'WebFetch', 'WebSearch'] }],
  denied: [],
};

const OTHERS: Readonly<Record<string, readonly string[]>> = {
  multi_replace_file_content: ['Edit'],
  write_to_file: ['Write'],
  find_by_name: ['Glob'],
  list_dir: ['LS', 'Glob'],
  search_web: ['WebSearch'],
  read_url_content: ['WebFetch'],
  invoke_subagent: ['Agent'],
  define_subagent: ['Agent'],
  manage_subagents: ['Agent'],
  send_message: [],
  manage_task: [],
};

const meansOf = byName({ ...antigravity.tools, ...OTHERS });
