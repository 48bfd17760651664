import { isMap } from '../agent/is-map.ts';
import { asLine } from '../agent/hidden/plain-line.ts';
import { ABILITY_LABELS, counted, grantInWords, listed, modelName, shortened } from '../catalogue/words.ts';
import { writtenFor, type Compared } from './comparison.ts';

/**
 * How agents differ besides what they cover, row by row: what each may do, what else its header says, its size, its findings.
 * What none of them has is left out; what is the same for all comes separately.
 */
export function factsOf(agents: readonly Compared[]): Facts {
  const row = (label: string, cell: (agent: Compared) => string | undefined): FactRow => ({
    label,
    cells: agents.map(cell),
  });
  const rows = [
    row('Written for', writtenFor),
    ...Object.entries(ABILITY_LABELS).map(([ability, label]) =>
      row(label, ({ access }) => {
        const granted = access.abilities.find((each) => each.ability === ability);
        return granted?.allowed === true ? grantInWords(granted) : undefined;
      }),
    ),
    row('Model', ({ frontmatter }) => modelName(frontmatter.find(({ key }) => key === 'model')?.value)),
    ...(agents.some((agent) => effortOf(agent) !== undefined)
      ? [row('Effort', (agent) => effortOf(agent) ?? modelName(undefined))]
      : []),
    ...otherFields(agents).map((key) =>
      row(FIELD_LABELS[key] ?? asLine(key), ({ frontmatter }) => {
        const field = frontmatter.find((each) => each.key === key);
        return field === undefined ? undefined : valueInWords(field.value);
      }),
    ),
    row('Always in context', ({ size }) => `about ${counted(size.description.tokens, 'token')}`),
    row('Prompt, when called', ({ size }) => `about ${counted(size.body.tokens, 'token')}`),
    row('Examples', ({ examples }) => (examples.length === 0 ? undefined : String(examples.length))),
    row('Findings', ({ findings }) => findingsInWords(findings)),
  ].filter(({ cells }) => cells.some((cell) => cell !== undefined));
  const isSame = ({ cells }: FactRow): boolean => cells.length > 1 && cells.every((cell) => cell === cells[0]);
  return {
    different: rows.filter((each) => !isSame(each)),
    same: rows.filter(isSame).map(({ label, cells }) => ({ label, value: cells[0] ?? '' })),
  };
}

/** Each tool has its own field, such as Codex’s `model_reasoning_effort`. */
const EFFORT = /^thinking$|effort$/i;

/** Fields that other rows tell about, that the page shows as a colour, or that say nothing about what an agent does. */
const TOLD =
  /^(?:\$schema|name|description|tools|disallowedTools|allowed[-_]?tools|model|color|prompt|developer_instructions|version|author|category|tags|license|source|metadata)$/i;

/** What fields of the header are called; others by their key. */
const FIELD_LABELS: Readonly<Record<string, string>> = {
  initialPrompt: 'First message',
  hooks: 'Hooks on',
  mcpServers: 'MCP servers of its own',
  skills: 'Skills',
  permissionMode: 'Permission mode',
  memory: 'Memory',
  isolation: 'Isolation',
  background: 'Runs in the background',
  omitClaudeMd: 'Without CLAUDE.md',
  maxTurns: 'Maximum turns',
};

/** The longest value that a cell shows. */
const MAX_VALUE = 120;

function effortOf({ frontmatter }: Compared): string | undefined {
  const value = frontmatter.find(({ key }) => EFFORT.test(key))?.value;
  return typeof value === 'string' ? asLine(value) : undefined;
}

/** The other fields of the headers, known ones first. */
function otherFields(agents: readonly Compared[]): string[] {
  const keys = new Set(agents.flatMap(({ frontmatter }) => frontmatter.map(({ key }) => key)));
  const others = [...keys].filter((key) => !TOLD.test(key) && !EFFORT.test(key));
  const known = Object.keys(FIELD_LABELS);
  return [...known.filter((key) => keys.has(key)), ...others.filter((key) => !known.includes(key))];
}

/** A value of the header on a line: of a map its keys, of a list its texts or keys. Undefined if it is empty. */
function valueInWords(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const parts: unknown[] = Array.isArray(value) ? value.flatMap(partsOf) : partsOf(value);
  return parts.length === 0 ? undefined : shortened(asLine(listed(parts.map(String))), MAX_VALUE);
}

function partsOf(value: unknown): string[] {
  if (isMap(value)) return Object.keys(value);
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}

function findingsInWords(findings: Compared['findings']): string | undefined {
  const count = (severity: string): string => {
    const number = findings.filter((each) => each.severity === severity).length;
    return number === 0 ? '' : counted(number, severity);
  };
  return [count('warning'), count('note')].filter(Boolean).join(', ') || undefined;
}

/** What is known about agents besides what they cover. */
interface Facts {
  /** What only some have, or not in the same way. */
  different: FactRow[];
  /** What is the same for all of several agents. */
  same: { label: string; value: string }[];
}

/** One fact about each agent, in words. */
interface FactRow {
  label: string;
  /** In the order of the agents; undefined for one that has no such thing. */
  cells: (string | undefined)[];
}
