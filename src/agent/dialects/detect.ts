import type { Dialect, FileFormat, ToolGrant, Values } from './dialect.ts';
import { DIALECTS } from './dialects.ts';

/**
 * Tells which tool a file is written for. A folder weighs more than fields, and fields more than names of tools; without
 * evidence it is Claude Code.
 * @param place where the file is, as far as that is known, with forward slashes
 * @param format how it is written
 */
export function detectDialect(place: string, format: FileFormat, values: Values): Detected {
  const found = DIALECTS.filter(({ formats }) => formats.includes(format))
    .map((dialect) => weigh(dialect, place, values))
    .sort((a, b) => b.weight - a.weight);
  const [best, second] = found;
  if (best === undefined) throw new Error(`no dialect is written as ${format}`);
  const { dialect, evidence } = best;
  const isClose = second !== undefined && second.evidence.length > 0 && second.weight * 2 > best.weight;
  return { dialect, evidence, rival: isClose ? second.dialect : undefined };
}

/** How much each kind of evidence weighs. */
const WEIGHTS = {
  folder: 100,
  sharedFolder: 5,
  fileName: 40,
  field: 10,
  weakField: 3,
  tool: 1,
  toolsKnown: 6,
  noneUnknown: 4,
  default: 4,
} as const;
/** Names of tools beyond this many prove no more. */
const MAX_TOOLS = 6;

function weigh(dialect: Dialect, place: string, values: Values): Weighed {
  const { folder, sharedFolder, fileName, signs } = dialect;
  const evidence: string[] = [];
  const { known, all } = knownTools(dialect, values);
  let weight = dialect.id === 'claude-code' ? WEIGHTS.default : 0;
  const inOwn = folder.exec(`/${place}`)?.[1];
  const inFolder = inOwn ?? sharedFolder?.exec(`/${place}`)?.[1];
  if (inFolder !== undefined) {
    evidence.push(`its folder ${inFolder}`);
    weight += inOwn === undefined ? WEIGHTS.sharedFolder : WEIGHTS.folder;
  }
  const named = fileName?.exec(place)?.[0];
  if (named !== undefined) {
    evidence.push(`its name, which ends in ${named}`);
    weight += WEIGHTS.fileName;
  }
  const fields = [
    ...(signs.fields ?? []).filter((key) => given(values, key) !== undefined),
    ...Object.entries(signs.values ?? {}).flatMap(([key, shows]) => {
      const value = given(values, key);
      return value !== undefined && shows(value) ? [key] : [];
    }),
  ];
  if (fields.length > 0) evidence.push(evidenceOf('field', fields));
  for (const key of fields) weight += signs.weak?.includes(key) === true ? WEIGHTS.weakField : WEIGHTS.field;
  const tools = [...new Set(toolNames(values))].filter((name) => signs.tools?.includes(name)).slice(0, MAX_TOOLS);
  if (tools.length > 0) evidence.push(evidenceOf('tool', tools));
  weight += tools.length * WEIGHTS.tool;
  // One name may be a slip, and names that several tools have prove nothing by themselves.
  const isProof = tools.length > 1 || (tools.length === 1 && all > 1 && known === all) || dialect.id === 'claude-code';
  if (isProof && all > 0) weight += (known / all) * WEIGHTS.toolsKnown + (known === all ? WEIGHTS.noneUnknown : 0);
  return { dialect, weight, evidence };
}

function evidenceOf(kind: string, names: readonly string[]): string {
  return `the ${kind}${names.length === 1 ? '' : 's'} ${names.slice(0, MAX_NAMED).join(', ')}`;
}

/** How many fields or tools are named as evidence. */
const MAX_NAMED = 3;

function given(values: Values, key: string): unknown {
  return Object.hasOwn(values, key) ? (values[key] ?? undefined) : undefined;
}

/** How many tools are in the lists, and how many of them a dialect knows as its own, not just as one of an extension. */
function knownTools(dialect: Dialect, values: Values): { known: number; all: number } {
  const { given: allowed, denied } = dialect.rule(values);
  const grants = [...allowed, ...denied];
  const isKnown = ({ written, means }: ToolGrant): boolean =>
    means !== undefined && (means.length > 0 || dialect.signs.tools?.includes(written) === true);
  return { known: grants.filter(isKnown).length, all: grants.length };
}

/** The names in a list of tools, without what is in brackets after one. */
function toolNames(values: Values): string[] {
  const tools = given(values, 'tools');
  const names: unknown[] =
    typeof tools === 'string' ? tools.split(/[,\s]+/) : Array.isArray(tools) ? tools : Object.keys(tools ?? {});
  return names.filter((name) => typeof name === 'string').map((name) => (name.split('(')[0] ?? '').trim());
}

/** The dialect of a file, and what shows it. */
export interface Detected {
  dialect: Dialect;
  /** What shows it, each as what follows "because of". */
  evidence: string[];
  /** Another dialect that there is evidence of. */
  rival: Dialect | undefined;
}

interface Weighed {
  dialect: Dialect;
  weight: number;
  evidence: string[];
}
