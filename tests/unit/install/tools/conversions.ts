import { expect } from 'vitest';
import { parseDocument } from 'yaml';
import { bodyOf, type Agent, type AgentFile } from '../../../../src/agent/agent-file.ts';
import type { Ability } from '../../../../src/agent/fields/tools.ts';
import { prepare, type PreparedFile } from '../../../../src/install/files/prepare.ts';
import { readingOf } from '../../../../src/install/tools/readings.ts';
import type { AsIs, InstallTarget } from '../../../../src/install/tools/target.ts';
import { agentOf, read } from '../../make/agent-file.ts';
import { textOf } from '../../make/bytes.ts';

/** The file that a tool is given for an agent file. */
export function given(target: InstallTarget, file: AgentFile): Given {
  const agent = agentOf(file);
  const prepared = prepare(target, agent, 'helper', file.bytes);
  return { agent, body: bodyOf(file.bytes, agent), text: textOf(prepared.bytes), ...prepared };
}

/** The file that a tool is given for an agent with these lines in its header. */
export function givenWith(target: InstallTarget, lines: string): Given {
  return given(target, read(`---\nname: helper\ndescription: Helps.\n${lines}\n---\n\nDo the work.\n`));
}

/** What a tool does with a file as it is. */
export function asItIs(target: InstallTarget, text: string): AsIs {
  const file = read(text);
  const agent = agentOf(file);
  const answer = readingOf(target, agent, bodyOf(file.bytes, agent));
  if (answer === undefined) throw new Error(`${target.label} was not asked`);
  return answer;
}

/** What a tool does with the file of an agent with these lines in its header, as it is. */
export function asItIsWith(target: InstallTarget, lines: string): AsIs {
  return asItIs(target, `---\nname: helper\ndescription: Helps.\n${lines}\n---\n\nDo the work.\n`);
}

/** The header of a Markdown file, read as strict YAML, and the body. */
export function markdownOf(text: string): { header: Readonly<Record<string, unknown>>; body: string } {
  const [, yaml, body] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
  if (yaml === undefined || body === undefined) throw new Error('not a Markdown file with a header');
  const document = parseDocument(yaml, { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  const header: unknown = document.toJS();
  if (!isRecord(header)) throw new Error('not a header');
  return { header, body };
}

/** Checks that the agent has no ability that Claude Code does not give it, unless the losses say so. */
export function expectNoSilentGain(agent: Agent, losses: readonly string[], there: Iterable<Ability>): void {
  const limited = agent.access.abilities.filter(({ allowed, tools }) => allowed && tools.every(isLimited));
  const has = new Set(
    agent.access.abilities
      .filter((each) => each.allowed && (!limited.includes(each) || each.tools.length === 0))
      .map(({ ability }) => ability),
  );
  const gained = [...there].filter((ability) => !has.has(ability));
  if (gained.length > 0) expect(losses.join('\n'), `gains ${gained.join(', ')}`).toMatch(TOOL_GAIN);
}

/** The abilities that tools of another product give. */
export function abilitiesOf(table: Readonly<Record<string, Ability>>, names: Iterable<string>): Set<Ability> {
  return new Set([...names].flatMap((name) => (Object.hasOwn(table, name) ? (table[name] ?? []) : [])));
}

/** The strings of a list. */
export function stringsOf(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Error('not a list');
  return value.map((each) => {
    if (typeof each !== 'string') throw new Error('not a list of strings');
    return each;
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLimited(tool: string): boolean {
  return tool.includes('(') && !/^(?:Agent|Task)\(|\(\*\)$/.test(tool);
}

/** A sentence about what an agent gains through its tools, not through other fields. */
const TOOL_GAIN = /(?:tool lists|deny lists|cannot deny|no narrower tools|groups tools|has no limits).* could /;

/** A file for a tool, and the agent that it was made from. */
export interface Given extends PreparedFile {
  agent: Agent;
  /** The agent's body, with LF. */
  body: string;
  text: string;
}
