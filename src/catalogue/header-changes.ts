import { modelOf, type Agent } from '../agent/agent-file.ts';
import { digest } from '../agent/header/source.ts';
import { asLine } from '../agent/hidden/plain-line.ts';
import { listed, shortened } from './words.ts';

/** What an agent's header says, as far as a later version is compared with it. */
export function headerFacts(agent: Agent): HeaderFacts {
  const { name, description, access } = agent;
  const own = agent.fields.filter(({ key }) => agent.ownFields.includes(key)).map(({ key, value }) => [key, value]);
  const rest = Object.entries(agent.values).filter(([key]) => !COMPARED_APART.has(key));
  return {
    name,
    description: kept(description),
    model: modelOf(agent),
    tools: access.everything ? undefined : access.tools,
    disallowed: access.disallowed,
    fields: Object.fromEntries([...rest, ...own].map(([key, value]) => [String(key), textOf(value)])),
  };
}

/**
 * What changed in a header, in words, the most important first: what the agent may do, what it runs on, how it is called, then
 * its other fields.
 */
export function headerChanges(before: HeaderFacts, after: HeaderFacts): HeaderChange[] {
  return [
    ...toolChanges(before, after),
    ...changeOf('model', before.model, after.model),
    ...changeOf('name', before.name, after.name),
    ...(before.description === after.description ? [] : [{ text: 'description: changed', gains: false }]),
    ...fieldChanges(before.fields, after.fields),
  ];
}

/** Fields that are not compared as texts. */
const COMPARED_APART: ReadonlySet<string> = new Set(['name', 'description', 'model', 'tools', 'disallowedTools']);

/** Fields by which an agent does more by itself; a new value of one stands out, as a gained tool does. */
const POWERS: ReadonlySet<string> = new Set([
  'permissionMode',
  'hooks',
  'mcpServers',
  'skills',
  'memory',
  'background',
  'initialPrompt',
]);

/** Longer values are not quoted, in characters. */
const MAX_QUOTED = 60;

/** More tools are counted. */
const MAX_TOOLS = 12;

function toolChanges(before: HeaderFacts, after: HeaderFacts): HeaderChange[] {
  const denials = listChange('disallowedTools', before.disallowed, after.disallowed, 'loses');
  if (before.tools === undefined && after.tools === undefined) return denials;
  if (after.tools === undefined) {
    return [{ text: `tools: ${toolList(before.tools)} → every tool`, gains: true }, ...denials];
  }
  if (before.tools === undefined) {
    return [{ text: `tools: every tool → ${toolList(after.tools)}`, gains: false }, ...denials];
  }
  return [...listChange('tools', before.tools, after.tools, 'gains'), ...denials];
}

/** What was added to a list and taken from it. @param means what an added item means for what the agent may do */
function listChange(
  key: string,
  before: readonly string[],
  after: readonly string[],
  means: 'gains' | 'loses',
): HeaderChange[] {
  const added = after.filter((each) => !before.includes(each));
  const removed = before.filter((each) => !after.includes(each));
  const parts = [
    ...(added.length === 0 ? [] : [`+ ${toolList(added)}`]),
    ...(removed.length === 0 ? [] : [`− ${toolList(removed)}`]),
  ];
  if (parts.length === 0) return [];
  return [{ text: `${key}: ${parts.join(', ')}`, gains: (means === 'gains' ? added : removed).length > 0 }];
}

function toolList(tools: readonly string[] = []): string {
  return tools.length === 0 ? 'no tool' : listed(tools.map(quoted), MAX_TOOLS);
}

function fieldChanges(before: HeaderFacts['fields'], after: HeaderFacts['fields']): HeaderChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    const now = Object.hasOwn(after, key) ? after[key] : undefined;
    return changeOf(key, old, now).map((change) => ({ ...change, gains: now !== undefined && POWERS.has(key) }));
  });
}

function changeOf(key: string, before: string | undefined, after: string | undefined): HeaderChange[] {
  if (before === after) return [];
  const name = quoted(key);
  if (before === undefined) return [{ text: `${name}: + ${quoted(after ?? '')}`, gains: false }];
  if (after === undefined) return [{ text: `${name}: removed`, gains: false }];
  const isLong = before.length > MAX_QUOTED && after.length > MAX_QUOTED;
  return [{ text: isLong ? `${name}: changed` : `${name}: ${quoted(before)} → ${quoted(after)}`, gains: false }];
}

/** A value as a part of a line, with hidden characters named. */
function quoted(value: string): string {
  return shortened(asLine(value), MAX_QUOTED) || '""';
}

function textOf(value: unknown): string {
  return kept(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A text, or of a longer one its beginning and a digest, which tell it from any other. */
function kept(text: string): string {
  if (text.length <= MAX_KEPT) return text;
  return `${text.slice(0, MAX_KEPT)}… ${digest(new TextEncoder().encode(text)).slice(0, 16)}`;
}

/** In characters. */
const MAX_KEPT = 2 * MAX_QUOTED;

/** A change of a header, in words. */
export interface HeaderChange {
  /** As in `tools: + Bash` or `model: sonnet → opus`; one line, with hidden characters named. */
  text: string;
  /** Whether the agent may do more than before, or does more by itself. */
  gains: boolean;
}

/** What an agent's header says. */
export interface HeaderFacts {
  name: string;
  description: string;
  model: string;
  /** The tools that it is granted; undefined when it inherits every tool. */
  tools: readonly string[] | undefined;
  disallowed: readonly string[];
  /** Its other fields, as text. */
  fields: Readonly<Record<string, string>>;
}
