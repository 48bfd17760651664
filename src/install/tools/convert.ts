import type { Agent } from '../../agent/agent-file.ts';
import { agentSchema } from '../../agent/fields/schema.ts';
import { isRemovedTool, parseTools } from '../../agent/fields/tools.ts';
import { markdownFile } from './markdown-file.ts';
import { listed } from './sentences.ts';
import type { Conversion, InstallTarget } from './target.ts';

/**
 * Converts an agent's file for a tool. A file in the tool's own form stays as it is.
 * @param body the prompt, with LF line endings
 */
export function convertFor(target: InstallTarget, agent: Agent, body: string): Conversion {
  if (agent.dialect === 'claude-code') return target.convert(agent, body);
  if (agent.dialect === target.id) return { form: 'original', losses: [] };
  const { form, losses } = target.convert(agent, body);
  const own = agent.ownFields.length === 0 ? [] : [`Not kept in ${target.label}: ${listed(agent.ownFields)}.`];
  if (typeof form !== 'string') return { form, losses: [...losses, ...own] };
  const claude = claudeForm(agent, body);
  return { form: { text: claude.text }, losses: [...losses, ...claude.losses(target.label), ...own] };
}

/** The tool with the ending that an agent's own file has there. */
export function withOwnEnding(target: InstallTarget, agent: Agent): InstallTarget {
  if (agent.dialect !== target.id || agent.format !== 'json') return target;
  return { ...target, fileName: (slug) => target.fileName(slug).replace(/\.md$/, '.json') };
}

/** An agent as a file in Claude Code's form, with the fields whose values Claude Code knows. */
function claudeForm(agent: Agent, body: string): { text: string; losses: (label: string) => string[] } {
  const fields = Object.entries(agent.values).map(([key, value]): [string, unknown, boolean] => {
    if (key === 'tools' || key === 'disallowedTools') {
      const names = parseTools(value).filter(({ name }) => !isRemovedTool(name));
      return [key, names.map(({ written }) => written).join(', '), true];
    }
    const schema = Object.hasOwn(SHAPE, key) ? SHAPE[key] : undefined;
    return [key, value, schema?.safeParse(value).success === true];
  });
  const kept = fields.filter(([, , isKept]) => isKept);
  const lost = fields.filter(([, , isKept]) => !isKept).map(([key]) => key);
  return {
    text: markdownFile(Object.fromEntries(kept.map(([key, value]): [string, unknown] => [key, value])), body),
    losses: (label) => (lost.length === 0 ? [] : [`${label} does not know this agent’s ${listed(lost)}.`]),
  };
}

const SHAPE: Readonly<Record<string, { safeParse: (value: unknown) => { success: boolean } } | undefined>> =
  agentSchema.shape;
