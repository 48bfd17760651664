import { isDeepStrictEqual } from 'node:util';
import type { Agent, AgentFile } from '../../agent/agent-file.ts';
import { textOf } from '../../agent/checks/values.ts';
import { unescapeDescription } from '../../agent/examples/description.ts';
import { parseTools } from '../../agent/fields/tools.ts';
import type { Finding } from '../../agent/findings/finding.ts';
import { decodeSource } from '../../agent/header/source.ts';
import { fieldsOf, parseStrictly, type Field } from '../../agent/header/strict-yaml.ts';
import type { Loading } from '../../agent/loading.ts';

/**
 * Whether a fixed file says what the file said before: the same agent with the same prompt, byte for byte, and the same
 * fields, loaded by no fewer readers.
 */
export function isSameAgent(before: AgentFile, after: AgentFile): boolean {
  if (before.agent === undefined || after.agent === undefined) return false;
  return (
    isDeepStrictEqual(meaningOf(before.agent), meaningOf(after.agent)) &&
    Buffer.compare(promptOf(before), promptOf(after)) === 0 &&
    READERS[before.agent.loading] <= READERS[after.agent.loading]
  );
}

/**
 * Whether some findings are gone after a fix, and no other has come.
 * @param fixed the findings that the fix was for
 */
export function areGone(fixed: readonly Finding[], before: readonly Finding[], after: readonly Finding[]): boolean {
  const left = countsOf(before);
  for (const finding of fixed) take(left, keyOf(finding));
  return after.every(
    (finding) => take(left, keyOf(finding)) || (finding.code === 'bytes-crlf' && takeCode(left, 'header-crlf')),
  );
}

/**
 * Whether a line says the same as a field of an agent. That is known without reading a whole file, and most lines that do not
 * would change a name or what counts.
 * @param line a field on one line
 */
export function saysTheSame(line: string, field: Field, agent: Agent): boolean {
  const parsed = parseStrictly(line);
  if (!parsed.ok) return false;
  const [read, another] = fieldsOf(decodeSource(new TextEncoder().encode(line)), (offset) => offset, parsed.map);
  if (read?.key !== field.key || another !== undefined) return false;
  if (field.key === 'name') return textOf([read], 'name') === agent.name;
  if (field.key === 'description') return unescapeDescription(textOf([read], 'description')).text === agent.description;
  return isDeepStrictEqual(meantBy(agent, field.key, read.value), meantBy(agent, field.key, field.value));
}

/** How many kinds of readers load a file. */
const READERS: Readonly<Record<Loading, number>> = {
  'not-in-claude-code': 0,
  'claude-code': 1,
  everywhere: 2,
  'own-tool': 2,
};

/** What an agent is, but for how its file is written. */
function meaningOf(agent: Agent) {
  return {
    name: agent.name,
    description: agent.description,
    summary: agent.summary,
    examples: agent.examples.map((example) => ({ ...example, line: 0 })),
    dialect: agent.dialect,
    format: agent.format,
    ownFields: agent.ownFields,
    access: agent.access,
    bom: agent.bom,
    dropped: agent.dropped.map(({ key, text, whole }) => ({ key, text, whole })),
    fields: agent.fields.map(({ key, value }) => ({ key, value: meantBy(agent, key, value) })),
    values: Object.fromEntries(Object.entries(agent.values).map(([key, value]) => [key, meantBy(agent, key, value)])),
  };
}

/** What a value means: names and descriptions are texts, and tools may be a list or separated in several ways. */
function meantBy(agent: Agent, key: string, value: unknown): unknown {
  if (key === 'name') return agent.name;
  if (key === 'description') return agent.description;
  const isTools = key === 'tools' || key === 'disallowedTools';
  return isTools && value !== null ? parseTools(value).map(({ written }) => written) : value;
}

function promptOf({ bytes, agent }: AgentFile): Uint8Array {
  return bytes.subarray(agent?.bodyOffset ?? 0);
}

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

/** Counts one down. @returns whether there was one */
function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  counts.set(key, count - 1);
  return count > 0;
}

/** Counts one of a kind down: that line endings are those of Windows is a note once they do no harm. */
function takeCode(counts: Map<string, number>, code: string): boolean {
  return [...counts.keys()].some((key) => key.startsWith(`${code} `) && take(counts, key));
}

/** What tells findings of a file apart; a fix may move lines, which messages name. */
function keyOf({ code, message }: Finding): string {
  return `${code} ${message.replace(/\d+/g, '#')}`;
}
