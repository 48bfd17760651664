import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import type { AgentEntry } from '../catalogue/entry.ts';
import { headerChanges } from '../catalogue/header-changes.ts';
import type { HistoryReach, Version } from '../catalogue/version.ts';
import type { AgentsFolder } from './agent-folders.ts';
import {
  readNestedHistory,
  type FileHistory,
  type FileState,
  type FolderHistory,
  type KeptHistory,
} from './git/read-history.ts';
import { isNewAt } from './newness.ts';
import {
  aboutVersion,
  type AboutVersion,
  type VersionFacts,
  type VersionReader,
  type WantedVersion,
} from './version-facts.ts';

/**
 * Reads the histories of the repositories in an agents folder: the one that the folder is in, and those of submodules and clones
 * below it.
 * @param files the paths of the folder's agents, below it
 * @param outer the history of the folder itself, which can be read while its files are
 */
export async function readRepositories(
  { folder, prefix }: AgentsFolder,
  files: readonly string[],
  outer: FolderHistory,
  kept?: KeptHistory,
): Promise<Repository[]> {
  const repositories = [{ folder, prefix, history: outer }];
  for (const inner of nestedIn(folder, files).slice(0, MAX_NESTED)) {
    const history = await readNestedHistory(join(folder, inner), folder, kept);
    repositories.push({ folder: join(folder, inner), prefix: `${prefix}${inner}/`, history });
  }
  return repositories;
}

/**
 * The versions of agents, by file.
 * @param agents of one collection
 * @param repositories those of the collection, outer ones first
 */
export async function readVersions(
  agents: readonly VersionedAgent[],
  repositories: readonly Repository[],
  read: VersionReader,
  limits: VersionLimits = LIMITS,
): Promise<Map<string, AgentHistory>> {
  const known = agents.map((agent) => ({ agent, ...placeOf(agent.file, repositories) }));
  const counts = known.map(({ past }) => past?.states.length ?? 0);
  const most = fairShare(counts, limits.versions, limits.perAgent);
  const isRead = newestOf(
    known.map(({ past }) => (past?.states ?? []).slice(0, Math.min(most, limits.readPerAgent))),
    limits.read,
  );
  const wanted = known.flatMap(({ agent, repository, past }) =>
    (past?.states ?? []).slice(0, most).map((state): WantedVersion => {
      const path = posix.normalize(`${repository.folder.split(sep).join('/')}/${state.file}`);
      const { folder } = repository;
      return {
        folder,
        blob: state.blob,
        file: state.file,
        place: path,
        isRead: isRead(state),
        current: agent.sha256,
      };
    }),
  );
  const facts = await read(wanted);
  const beginning = beginningOf(known.map(({ past }) => past));
  let next = 0;
  return new Map(
    known.map(({ agent, repository, past }) => {
      const states = past?.states.slice(0, most) ?? [];
      const own = facts.slice(next, (next += states.length));
      return [agent.file, agentHistory(agent, repository, past, states, own, beginning)];
    }),
  );
}

/** How many versions are kept. */
const LIMITS: VersionLimits = { perAgent: 50, versions: 100_000, readPerAgent: 20, read: 10_000 };

/** More repositories below one folder are left out. */
const MAX_NESTED = 100;

function agentHistory(
  agent: VersionedAgent,
  { folder, prefix, history }: Repository,
  past: FileHistory | undefined,
  states: FileHistory['states'],
  facts: readonly (VersionFacts | undefined)[],
  beginning: string | undefined,
): AgentHistory {
  const versions = states.flatMap((state, index): Version[] => {
    const own = facts[index];
    const before = facts[index + 1];
    if (own === undefined) return [];
    const { commit, date, blob, subject } = state;
    const file = state.file.startsWith('../') ? state.file : prefix + state.file;
    const { sha256, bytes, digests = {} } = own;
    const about = aboutOf(own, agent);
    const old = before === undefined ? undefined : aboutOf(before, agent);
    const changes = about === undefined || old === undefined ? [] : headerChanges(old.header, about.header);
    const tokens = about?.tokens;
    return [{ sha256, date, commit, blob, subject, bytes, file, tokens, changes, digests }];
  });
  const place = join(folder, agent.file.slice(prefix.length));
  const committed = versions
    .slice(0, 1)
    .find((newest) => newest.blob === states[0]?.blob && isSame(agent, newest, place));
  // Where git stores other line ends than the folder has, what is served is what the folder has.
  if (committed !== undefined) versions[0] = { ...committed, sha256: agent.sha256 };
  const isWhole = versions.length === past?.count;
  return {
    versions,
    history: history.reach === 'whole' && past !== undefined && !isWhole ? 'newest' : history.reach,
    changed: committed?.date,
    isNew:
      history.reach === 'whole' &&
      past !== undefined &&
      beginning !== undefined &&
      history.newest !== undefined &&
      isNewAt(past.first, beginning, history.newest),
  };
}

/** What an agent was in a version; in the current one, it is what it is. */
function aboutOf({ sha256, about }: VersionFacts, agent: VersionedAgent): AboutVersion | undefined {
  return sha256 === agent.sha256 ? aboutVersion(agent.agent) : about;
}

/** Whether a file is as it was committed, apart from line ends, which git may change when it writes files. */
function isSame({ sha256 }: Pick<AgentEntry, 'sha256'>, newest: Version, path: string): boolean {
  if (newest.sha256 === sha256) return true;
  try {
    const text = readFileSync(path).toString('latin1');
    if (!text.includes('\r\n')) return false;
    const stored = Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1');
    return createHash('sha256').update(stored).digest('hex') === newest.sha256;
  } catch {
    return false;
  }
}

/** The innermost repository that a file is in, and its history there. */
function placeOf(
  file: string,
  repositories: readonly Repository[],
): { repository: Repository; past: FileHistory | undefined } {
  const repository = repositories.findLast(({ prefix }) => file.startsWith(prefix));
  if (repository === undefined) throw new Error(`"${file}" is in none of the repositories.`);
  return { repository, past: repository.history.files.get(file.slice(repository.prefix.length)) };
}

/** The folders below an agents folder that are repositories of their own, outer ones first. */
function nestedIn(folder: string, files: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    for (let at = file.indexOf('/'); at !== -1; at = file.indexOf('/', at + 1)) folders.add(file.slice(0, at));
  }
  return [...folders].filter((inner) => existsSync(join(folder, inner, '.git'))).sort();
}

/** The largest number that everyone can have at most, so that all together have no more than there are. */
function fairShare(counts: readonly number[], total: number, most: number): number {
  for (let share = most; share > 1; share -= 1) {
    if (counts.reduce((sum, count) => sum + Math.min(count, share), 0) <= total) return share;
  }
  return 1;
}

/**
 * Chooses the states to read: the newest of the collection, besides the newest of each agent, which is as a rule the current
 * one and need not be read.
 */
function newestOf(states: readonly FileState[][], most: number): (state: FileState) => boolean {
  const earlier = states.flatMap((own) => own.slice(1).map((state) => ({ state, time: Date.parse(state.date) })));
  const newest = earlier.sort((a, b) => b.time - a.time).slice(0, most);
  const chosen = new Set([...states.flatMap((own) => own.slice(0, 1)), ...newest.map(({ state }) => state)]);
  return (state) => chosen.has(state);
}

function beginningOf(pasts: readonly (FileHistory | undefined)[]): string | undefined {
  let beginning: string | undefined;
  for (const past of pasts) {
    if (past !== undefined && (beginning === undefined || Date.parse(past.first) < Date.parse(beginning))) {
      beginning = past.first;
    }
  }
  return beginning;
}

/** A repository in an agents folder, and what it tells about the files in it. */
export interface Repository extends AgentsFolder {
  history: FolderHistory;
}

/** An agent whose versions are looked for. */
type VersionedAgent = Pick<AgentEntry, 'file' | 'sha256' | 'agent'>;

/** What git tells about an agent. */
export interface AgentHistory {
  versions: Version[];
  history: HistoryReach;
  /** When the file last changed, in ISO 8601; undefined when it is not as it was committed. */
  changed: string | undefined;
  isNew: boolean;
}

/** How many versions are kept and read, so that a catalogue of any size can be built. */
interface VersionLimits {
  /** Of an agent. */
  perAgent: number;
  /** Of a collection; agents with many give way first. */
  versions: number;
  /** Of an agent, with what the header said and what tools got; the newest. */
  readPerAgent: number;
  /** The same of a collection, the newest of all. */
  read: number;
}
