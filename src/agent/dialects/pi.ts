import { z } from 'zod';
import type { Dialect } from './dialect.ts';
import { isKnownTool, isMcpTool } from '../fields/tools.ts';
import { byName, EVERYTHING, grantsOf, mcpTool, ruleOf } from './tool-lists.ts';

/** Pi, with its extension for subagents. */
export const pi: Dialect = {
  id: 'pi',
  label: 'Pi',
  folder: /\/(\.pi\/agents|\.pi\/agent\/agents)\//,
  formats: ['markdown'],
  signs: {
    fields: ['defaultReads', 'defaultProgress'],
    weak: ['thinking'],
    values: {
      thinking: (value) => ['off', 'minimal', 'low', 'medium', 'high', 'xhigh'].some((level) => level === value),
    },
    tools: ['find', 'ls'],
  },
  fields: z.object({
    name: z.string(),
    description: z.string(),
    tools: z.union([z.string(), z.array(z.string())]).optional(),
    /** A provider and an ID, with a slash between them, or an ID. */
    model: z.string().optional(),
    thinking: z.string().optional(),
    max_turns: z.int().positive().optional(),
  }),
  nameFrom: 'header',
  needsDescription: true,
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
  rule: ({ tools }) => (grantsOf(tools, meansOf).length === 0 ? EVERYTHING : ruleOf(tools, meansOf)),
  meaning: ({ model, thinking, max_turns }) => ({ model, effort: thinking, maxTurns: max_turns }),
  translated: ['tools', 'model', 'thinking', 'max_turns'],
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
