import { compareText } from '../../agent/compare-text.ts';
import type { DialectId } from '../../agent/dialects/dialect.ts';
import { DIALECTS } from '../../agent/dialects/dialects.ts';
import { kebabOf } from '../../agent/slug.ts';
import { differencesOf } from './differences.ts';
import type { AgentEntry, CatalogueFile } from '../entry.ts';
import type { FamilyMember } from './family.ts';
import { copied, NEAR_DUPLICATE } from './minhash.ts';

/**
 * Gives every agent its family: the same agent in files for other tools. Two agents for different tools are the same if they
 * have the same name in the same project, or nearly the same prompt. Of several for one tool, the family has the one that
 * is most alike, so a copy may name an agent that names another one. The time grows with the number of agents, not with its square.
 * @param files with their slugs
 * @param placeOf the path of a file as far as it is known, so that folders of one project show as such
 */
export function withFamilies(
  files: readonly CatalogueFile[],
  placeOf: (file: string) => string = (file) => file,
): CatalogueFile[] {
  const agents = files.filter((file) => file.status === 'agent');
  const isMixed = new Set(agents.map(({ agent }) => agent.dialect)).size > 1;
  const known = isMixed ? agents.map((entry) => relativeOf(entry, placeOf(entry.file))) : [];
  const candidatesOf = candidateFinder(known);
  const families = new Map(known.map((relative) => [relative.entry, familyOf(relative, candidatesOf(relative))]));
  return files.map((file) => (file.status === 'agent' ? { ...file, family: families.get(file) ?? [] } : file));
}

/**
 * The project that a file belongs to: the folder above its tool's folder, such as `.github/agents`; or its own folder, if
 * that is no tool's.
 * @param place the path of the file
 */
export function projectOf(place: string): string {
  const path = `/${place.replaceAll('\\', '/').replace(/^\/+/, '')}`;
  const above = TOOL_FOLDERS.map((folder) => folder.exec(path)?.[1] ?? '').sort((a, b) => b.length - a.length)[0] ?? '';
  const isInToolFolder = TOOL_FOLDERS.some((folder) => folder.test(path));
  // Tools that keep to it have the folders of all projects of a user in `.config`, others next to it.
  return isInToolFolder ? above.replace(/\/\.config$/, '') : path.slice(0, path.lastIndexOf('/'));
}

/** The folders of all tools, each after as much of a path as there can be. */
const TOOL_FOLDERS = DIALECTS.map(({ folder }) => new RegExp(`^(.*)${folder.source}`, 's'));
/** How many of the smallest hashes of two prompts are looked at for a common one. */
const HASHES = 6;
/** How many agents for one tool are considered of those that have something in common. */
const MAX_CONSIDERED = 4;

function relativeOf(entry: AgentEntry, place: string): Relative {
  const { name } = entry.agent;
  const plain = kebabOf(name) || name;
  const hashes = entry.minhash.slice(0, HASHES).map(String);
  const inProject = `${projectOf(place)}\n${plain}`;
  // Prompts of one template have hashes in common, so those of the same name are looked up apart.
  return { entry, plain, inProject, keys: [inProject, ...hashes.map((hash) => `${hash} ${plain}`), ...hashes] };
}

/** Makes a function that finds the agents for other tools that may be the same as a given one. */
function candidateFinder(known: readonly Relative[]): (relative: Relative) => Set<Relative> {
  const buckets = new Map<string, Map<DialectId, Relative[]>>();
  for (const relative of known.toSorted((a, b) => compareText(a.entry.file, b.entry.file))) {
    for (const key of relative.keys) {
      const bucket = buckets.get(key) ?? new Map<DialectId, Relative[]>();
      buckets.set(key, bucket);
      const { dialect } = relative.entry.agent;
      const considered = bucket.get(dialect) ?? [];
      bucket.set(dialect, considered);
      if (considered.length < MAX_CONSIDERED) considered.push(relative);
    }
  }
  return ({ entry, keys }) => {
    const found = new Set<Relative>();
    for (const key of keys) {
      for (const [dialect, considered] of buckets.get(key) ?? []) {
        if (dialect !== entry.agent.dialect) for (const each of considered) found.add(each);
      }
    }
    return found;
  };
}

/** The best of the candidates for each tool, in the order of the tools. */
function familyOf(own: Relative, candidates: ReadonlySet<Relative>): FamilyMember[] {
  const best = new Map<DialectId, { other: Relative; alike: number }>();
  for (const other of candidates) {
    const alike = likeness(own, other);
    const { dialect } = other.entry.agent;
    const rival = best.get(dialect);
    if (alike === 0 || (rival !== undefined && !isBetter({ other, alike }, rival))) continue;
    best.set(dialect, { other, alike });
  }
  return DIALECTS.flatMap(({ id }) => best.get(id) ?? []).map(({ other: { entry } }) => ({
    slug: entry.slug,
    name: entry.agent.name,
    dialect: entry.agent.dialect,
    differs: differencesOf(own.entry, entry),
  }));
}

/** How sure it is that two are the same agent; 0 if they are not. The project counts most, then the name, then the prompt. */
function likeness(a: Relative, b: Relative): number {
  const common = copied(a.entry.minhash, b.entry.minhash);
  if (a.inProject === b.inProject) return 4 + common;
  if (common < NEAR_DUPLICATE) return 0;
  return a.plain === b.plain ? 2 + common : common;
}

/** Of two that are equally alike, the first by path is taken. */
function isBetter(a: { other: Relative; alike: number }, b: { other: Relative; alike: number }): boolean {
  return a.alike > b.alike || (a.alike === b.alike && compareText(a.other.entry.file, b.other.entry.file) < 0);
}

/** An agent, and what it can have in common with others. */
interface Relative {
  entry: AgentEntry;
  /** Its name, as all tools would spell it. */
  plain: string;
  /** Its project and name. */
  inProject: string;
  /** What it is looked up by. */
  keys: string[];
}
