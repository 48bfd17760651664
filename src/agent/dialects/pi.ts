import { z } from 'zod';
import type { Dialect } from './dialect.ts';
import { isKnownTool, isMcpTool } from '../fields/tools.ts';
import { byName, EVERYTHING, grantsOf, mcpTool, ruleOf } from './tool-lists.ts';

/**
 * Pi, with an extension for subagents. There are several: the example of Pi itself, which takes the name from the header, and
 * others that take the file's.
 * @see https://github.com/tintinweb/pi-subagents
 */
export const pi: Dialect = {
  id: 'pi',
  label: 'Pi',
  folder: /\/(\.pi\/agents|\.pi\/agent\/agents)\//,
  formats: ['markdown'],
  signs: {
    fields: ['defaultReads', 'defaultProgress', 'prompt_mode', 'inherit_context', 'run_in_background'],
    weak: ['thinking'],
    values: {
      thinking: (value) => ['off', 'minimal', 'low', 'medium', 'high', 'xhigh'].some((level) => level === value),
    },
    tools: ['find', 'ls'],
  },
  fields: z.object({
    /** The file's name if absent, in some extensions. */
    name: z.string().optional(),
    description: z.string().optional(),
    tools: z.union([z.string(), z.array(z.string())]).optional(),
    disallowed_tools: z.union([z.string(), z.array(z.string())]).optional(),
    /** A provider and an ID, with a slash between them, or an ID. */
    model: z.string().optional(),
    thinking: z.string().optional(),
    max_turns: z.int().positive().optional(),
    run_in_background: z.boolean().optional(),
    /** Whether the prompt replaces that of the session or follows it. */
    prompt_mode: z.enum(['replace', 'append']).optional(),
  }),
  nameFrom: 'header or file',
  needsDescription: false,
  tools: {
    read: ['Read'],
    write: ['Write'],
    edit: ['Edit'],
    bash: ['Bash'],
    powershell: ['PowerShell'],
    grep: ['Grep'],
    find: ['Glob'],
    ls: ['LS', 'Glob'],
  },
  rule: ({ tools, disallowed_tools }) => {
    const rule = grantsOf(tools, meansOf).length === 0 || tools === 'all' ? EVERYTHING : ruleOf(tools, meansOf);
    return { ...rule, denied: grantsOf(disallowed_tools, meansOf) };
  },
  meaning: ({ model, thinking, max_turns, run_in_background }) => ({
    model: typeof model === 'string' ? model.replace(/^[\w-]+\//, '') : model,
    effort: thinking,
    maxTurns: max_turns,
    background: run_in_background === true ? true : undefined,
  }),
  translated: ['tools', 'disallowed_tools', 'model', 'thinking', 'max_turns', 'run_in_background'],
  source: 'https://github.com/earendil-works/pi',
};

const meansOf = byName({ ...pi.tools, '*': ['*'], codemode: ['Bash'], tool_search: [] }, (name) => {
  const [, tool] = /^mcp:(.+)$/.exec(name) ?? [];
  if (tool !== undefined) return mcpTool(...splitOnce(tool));
  if (isMcpTool(name)) return [name];
  // Extensions bring tools with any name.
  return isKnownTool(name) || /[\s()]/.test(name) ? undefined : [];
});

function splitOnce(tool: string): [server: string, tool: string | undefined] {
  const at = tool.indexOf('/');
  return at === -1 ? [tool, undefined] : [tool.slice(0, at), tool.slice(at + 1)];
}
