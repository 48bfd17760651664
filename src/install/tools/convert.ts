import type { Agent } from '../../agent/agent-file.ts';
import { slugOf } from '../../agent/slug.ts';
import { agentSchema } from '../../agent/fields/schema.ts';
import { isRemovedTool, parseTools } from '../../agent/fields/tools.ts';
import { modelIdOf } from '../conversion/field-losses.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import { nameLosses, plainName } from '../conversion/plain-name.ts';
import { foreignNames, type Mention } from '../conversion/prompt-names.ts';
import { listed } from '../conversion/sentences.ts';
import type { Conversion, InstallTarget } from './target.ts';

/**
 * Converts an agent's file for a tool. A file in the tool's own form stays as it is.
 * @param body the prompt, with LF line endings
 * @param mentions what the prompt names of other tools; none for a caller that needs no losses
 */
export function convertFor(
  target: InstallTarget,
  agent: Agent,
  body: string,
  mentions: readonly Mention[],
): Conversion {
  if (agent.dialect === target.id && agent.dialect !== 'claude-code') return { form: 'original', losses: [] };
  const { form, losses, ownKept = [] } = target.convert(agent, body);
  const names = foreignNames(mentions, agent, target.id);
  if (agent.dialect === 'claude-code') return { form, losses: [...losses, ...names] };
  const ownLost = agent.ownFields.filter((key) => !ownKept.includes(key));
  const own = ownLost.length === 0 ? [] : [`Not kept in ${target.label}: ${listed(ownLost)}.`];
  const common = [...promptElsewhere(body), ...own, ...names];
  if (typeof form !== 'string') return { form, losses: [...losses, ...common] };
  const name = isKnownValue('name', agent.name) ? agent.name : plainName(agent.name);
  const { kept, lost } = claudeFields({ ...agent, values: { ...agent.values, name } });
  if (target.id !== 'claude-code') {
    // Tools that take Claude Code's files know few of its fields, and what they do not know was reported as lost.
    const { description, tools } = kept;
    const text = claudeFile({ name, description, tools, model: modelIdOf(agent) }, body);
    return { form: { text }, losses: [...losses, ...nameLosses(target.label, agent.name, name), ...common] };
  }
  const unknown = lost.length === 0 ? [] : [`${target.label} does not know this agent’s ${listed(lost)}.`];
  const called = nameLosses(target.label, agent.name, name);
  return { form: { text: claudeFile(kept, body) }, losses: [...losses, ...called, ...unknown, ...common] };
}

/** A file in Claude Code's form, which ends a header at three hyphens, wherever they are. */
function claudeFile(fields: Readonly<Record<string, unknown>>, body: string): string {
  const header = markdownFile(fields, '')
    .slice(4, -4)
    .replace(/-(?=--)/g, '\\u002d');
  return `---\n${header}---\n${body}`;
}

/** Reports a prompt that is only the address of a file, which Kiro reads in its place. */
function promptElsewhere(body: string): string[] {
  const text = body.trim();
  return /^file:\/\/\S+$/.test(text)
    ? [`Its prompt is in another file, which is not converted: ${listed([text])}.`]
    : [];
}

/**
 * The tool with the file name that an agent's own file has there: with the ending of its format, and with the agent's name if
 * the tool calls it by that.
 */
export function withOwnName(target: InstallTarget, agent: Agent): InstallTarget {
  if (agent.dialect !== target.id) return target;
  const isNamed = agent.fields.some(({ key }) => key === 'name');
  const isJson = agent.format === 'json';
  return {
    ...target,
    fileName: (slug) => {
      const name = target.fileName(isNamed ? slug : slugOf(agent.name) || slug);
      return isJson ? name.replace(/\.md$/, '.json') : name;
    },
  };
}

/** An agent's fields in Claude Code's form: those whose values it knows, and the names of the others. */
function claudeFields({ values }: Agent): { kept: Readonly<Record<string, unknown>>; lost: string[] } {
  const isKept = (key: string, value: unknown) => TOOL_LISTS.has(key) || isKnownValue(key, value);
  const fields = Object.entries(values);
  const kept = fields
    .filter(([key, value]) => isKept(key, value))
    .map(([key, value]): [string, unknown] => [key, TOOL_LISTS.has(key) ? toolsIn(key, value) : value]);
  const lost = fields.filter(([key, value]) => !isKept(key, value)).map(([key]) => key);
  return { kept: Object.fromEntries(kept), lost };
}

const TOOL_LISTS: ReadonlySet<string> = new Set(['tools', 'disallowedTools']);

/** A list of tools. One that is empty would mean every tool, so it names one that touches nothing. */
function toolsIn(key: string, value: unknown): string | undefined {
  const names = parseTools(value)
    .filter(({ name }) => !isRemovedTool(name))
    .map(({ written }) => written);
  if (names.length > 0) return names.join(', ');
  return key === 'tools' ? 'TodoWrite' : undefined;
}

function isKnownValue(key: string, value: unknown): boolean {
  return Object.hasOwn(agentSchema.shape, key) && agentSchema.safeParse({ ...LEAST, [key]: value }).success;
}

/** The fields that every agent has. */
const LEAST = { name: 'helper', description: 'Helps.' };
