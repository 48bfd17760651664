import { isMap } from '../../agent/is-map.ts';
import { valueOf, type Agent } from '../../agent/agent-file.ts';
import { parseStrictly, type Field } from '../../agent/header/strict-yaml.ts';
import { fieldLosses } from '../conversion/field-losses.ts';
import { grantsOf } from '../conversion/grants.ts';
import { listed } from '../conversion/sentences.ts';
import type { AsIs } from './target.ts';

/**
 * What OpenCode does with an agent's file as it is. It checks the values of the fields that it knows, and does not start
 * when it refuses one.
 * @param label the tool's name
 * @param builtIn the names of its own agents, in lowercase
 */
export function opencodeAsIs(agent: Agent, label: string, builtIn: ReadonlySet<string>): AsIs {
  const header = headerOf(agent);
  if (header === 'refused') return { kind: 'no', why: [`${label} skips this file: it cannot read the header.`] };
  if (header === 'text') return { kind: 'part', why: headerAsText(agent, label) };
  const refused = Object.keys(ACCEPTED).filter((key) => header.has(key) && ACCEPTED[key]?.(header.get(key)) === false);
  if (refused.length > 0) {
    const why = `${label} does not start with this file in its folder: it refuses the value of ${listed(refused)}.`;
    return { kind: 'no', why: [why] };
  }
  if (header.get('disable') === true) return { kind: 'no', why: [`${label} leaves out an agent with disable.`] };
  const fields = fieldLosses(agent, label, ['model', 'color']);
  const why = [
    ...deniedTools(agent, label),
    ...fields.wider,
    ...modelLoss(header.get('model'), label),
    ...withheldTools(agent, label),
    ...(builtIn.has(agent.name.toLowerCase())
      ? [`${label} has its own agent called ${agent.name}: this file changes that one.`]
      : []),
    ...fields.missing,
  ];
  return why.length === 0 ? { kind: 'whole' } : { kind: 'part', why };
}

/**
 * The fields as OpenCode reads them. When its YAML reader refuses a header, it makes text of each value that has a colon,
 * and tries again. `refused`: that does not help. `text`: there is no such value, and the header is part of the prompt.
 */
function headerOf({ route, fields }: Agent): ReadonlyMap<string, unknown> | 'refused' | 'text' {
  if (route === 'strict') return new Map(fields.map(({ key, value }) => [key, value]));
  const lines = fields.flatMap(linesOf);
  const again = lines.map(withColonAsText);
  if (again.every((line, index) => line === lines[index])) return 'text';
  const result = parseStrictly(again.join('\n'));
  if (!result.ok) return 'refused';
  const values: unknown = result.map.document.toJS();
  return new Map(Object.entries(values ?? {}));
}

/** A field as it is in the file, without comments. */
function linesOf({ key, written, line, valueLine, valueColumn }: Field): string[] {
  const [first = '', ...rest] = written.split('\n');
  const start =
    valueLine > line && first !== '' ? [`${key}:`, ' '.repeat(valueColumn - 1) + first] : [`${key}: ${first}`];
  return [...start, ...rest];
}

/** Makes a block of text of a value with a colon, if the line has a plain key and the value has no quotes. */
function withColonAsText(line: string): string {
  const colon = line.indexOf(':');
  const key = line.slice(0, Math.max(colon, 0)).trimEnd();
  const value = line.slice(colon + 1).trim();
  return /^[A-Za-z_]\w*$/.test(key) && value.includes(':') && !/^["']/.test(value) ? `${key}: |-\n  ${value}` : line;
}

function headerAsText(agent: Agent, label: string): string[] {
  const { everything } = agent.access;
  const wider = everything && grantsOf(agent).denied.length === 0 ? [] : [`this agent could use every tool there`];
  const read = `${label} cannot read the header, and puts it into the prompt`;
  return [[read, ...wider].join(': ') + '.', 'Without a description, no other agent calls this one there.'];
}

/** The values that OpenCode accepts, for each field that it checks. */
const ACCEPTED: Readonly<Record<string, (value: unknown) => boolean>> = {
  name: isText,
  description: isText,
  model: isText,
  variant: isText,
  color: (value) =>
    typeof value === 'string' && /^(?:#[\da-f]{6}|primary|secondary|accent|success|warning|error|info)$/i.test(value),
  mode: (value) => ['subagent', 'primary', 'all'].some((each) => each === value),
  temperature: Number.isFinite,
  top_p: Number.isFinite,
  steps: isCount,
  maxSteps: isCount,
  disable: isFlag,
  hidden: isFlag,
  tools: (value) => isMap(value) && Object.values(value).every(isFlag),
  options: isMap,
  permission: (value) => isAction(value) || (isMap(value) && Object.values(value).every(isRule)),
};

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function isAction(value: unknown): boolean {
  return ['allow', 'ask', 'deny'].some((each) => each === value);
}

function isRule(value: unknown): boolean {
  return isAction(value) || (isMap(value) && Object.values(value).every(isAction));
}

function deniedTools(agent: Agent, label: string): string[] {
  const { denied } = grantsOf(agent);
  return denied.length === 0
    ? []
    : [`${label} does not read disallowedTools: this agent could use ${listed(denied)} there.`];
}

function modelLoss(model: unknown, label: string): string[] {
  return typeof model !== 'string' || model.includes('/')
    ? []
    : [`${label} looks for a provider called ${listed([model])}: this agent fails there when it is called.`];
}

function withheldTools(agent: Agent, label: string): string[] {
  const isOpen = agent.access.everything && valueOf(agent, 'permission') === undefined;
  return isOpen && !grantsOf(agent).denied.includes('Agent')
    ? [`${label} lets this agent start no other agents, and gives it no to-do list.`]
    : [];
}
