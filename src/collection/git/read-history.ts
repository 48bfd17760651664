import { posix } from 'node:path';
import { readChanges, readNewestCommit, readWholeChanges, type Change } from './change-log.ts';
import { changeIndex, type ChangeIndex, type GitState } from './follow.ts';
import { isGitFolder, isOwnRepository } from './nested.ts';
import { asText, gitTokens, type Git } from './run-git.ts';

/**
 * Reads from git what the files of a folder were before. Git runs a few times for the whole folder, not once per file.
 * @param folder absolute path, anywhere in a repository
 * @param limit milliseconds after which git is stopped; what it has said by then counts
 * @param kept what an earlier build kept
 */
export async function readHistory(folder: string, limit = LIMIT, kept: KeptHistory = NOT_KEPT): Promise<FolderHistory> {
  const git = { folder, signal: AbortSignal.timeout(limit) };
  try {
    const place = await placeOf(git);
    if (place.shallow) return { reach: 'shallow', newest: undefined, files: new Map() };
    const key = `${place.head} ${place.prefix}`;
    const known = await kept.read(folder, key);
    if (known !== undefined) return { reach: 'whole', newest: place.date, files: known };
    const { whole, files } = await filesOf(git, place.prefix);
    if (whole) await kept.keep(folder, key, files);
    return { reach: whole ? 'whole' : 'cut', newest: place.date, files };
  } catch {
    return NONE;
  }
}

/**
 * Reads the history of a repository below an agents folder. There is none where it does not belong to what is published.
 * @param folder absolute path, with `.git` in it
 * @param agentsFolder absolute path
 */
export async function readNestedHistory(
  folder: string,
  agentsFolder: string,
  kept?: KeptHistory,
): Promise<FolderHistory> {
  const isOwn = await isOwnRepository({ folder, signal: AbortSignal.timeout(LIMIT) }, agentsFolder);
  return isOwn ? readHistory(folder, LIMIT, kept) : NONE;
}

const NONE: FolderHistory = { reach: 'none', newest: undefined, files: new Map() };

/** Milliseconds after which git is stopped. */
const LIMIT = 60_000;

/** At most this many states of a file are kept, the newest. */
const MAX_STATES = 50;

/** A history of more changes is cut, so that it fits into memory. */
const MAX_CHANGES = 1_000_000;

/** How often to look for where files came from when they came from outside the folder. */
const MAX_MOVES = 4;

/** More commits are not searched for what came from outside. */
const MAX_SEARCHED = 2_000;

const NOT_KEPT: KeptHistory = { read: () => Promise.resolve(undefined), keep: () => Promise.resolve() };

/** Where the folder is in its repository, and the newest commit. */
async function placeOf(git: Git): Promise<Place> {
  if (await isGitFolder(git)) throw new Error('This folder only looks like a repository.');
  const [answer = ''] = await all(gitTokens(git, ['rev-parse', '--is-shallow-repository', '--show-prefix']));
  const [shallow, ...prefix] = answer.replace(/\n$/, '').split('\n');
  const { id: head, date } = await readNewestCommit(git);
  // In a shallow clone the oldest commit appears to have created every file.
  return { shallow: shallow !== 'false', prefix: prefix.join('\n'), head, date };
}

/** The states of all committed files. */
async function filesOf(git: Git, prefix: string): Promise<{ whole: boolean; files: Map<string, FileHistory> }> {
  const blobs = await committedBlobs(git);
  if (blobs.size === 0) return { whole: true, files: new Map() };
  const index = changeIndex();
  let whole = await addAll(index, readChanges(git));
  if (whole && prefix !== '') whole = await followOutside(git, index, blobs, prefix);
  const files = new Map<string, FileHistory>();
  for (const [path, blob] of blobs) {
    const { states } = index.follow(path, blob);
    const first = states.at(-1);
    if (first === undefined) continue;
    const newest = states.slice(0, MAX_STATES).map((state) => stateBelow(state, prefix));
    files.set(asText(path.slice(prefix.length)), { states: newest, count: states.length, first: first.commit.date });
  }
  return { whole, files };
}

/** The ids of all files of the folder in the newest commit, by path below the top of the repository. */
async function committedBlobs(git: Git): Promise<Map<string, string>> {
  const blobs = new Map<string, string>();
  for await (const entry of gitTokens(git, ['ls-tree', '-r', '-z', '--full-name', 'HEAD'])) {
    const [, blob, path] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (blob !== undefined && path !== undefined) blobs.set(path, blob);
  }
  return blobs;
}

/** Adds changes as far as git tells them. @returns whether that was all */
async function addAll(index: ChangeIndex, changes: AsyncGenerator<Change>): Promise<boolean> {
  try {
    for await (const change of changes) {
      index.add(change);
      if (index.size > MAX_CHANGES) return false;
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * Follows files to where they were before they came into the folder: the log of the folder shows them as new, so the commits
 * that brought them are read in whole, and then the log of the places that they came from. @returns whether that was all
 */
async function followOutside(
  git: Git,
  index: ChangeIndex,
  blobs: ReadonlyMap<string, string>,
  prefix: string,
): Promise<boolean> {
  const searched = new Set<string>();
  for (let move = 0; move < MAX_MOVES; move += 1) {
    const origins = new Map<string, Change>();
    for (const [path, blob] of blobs) {
      for (const change of index.follow(path, blob).origins) origins.set(`${change.commit.id} ${change.path}`, change);
    }
    const commits = [...new Set([...origins.values()].map(({ commit }) => commit.id))].filter(
      (id) => !searched.has(id),
    );
    if (commits.length === 0) return true;
    if (searched.size + commits.length > MAX_SEARCHED) return false;
    for (const id of commits) searched.add(id);
    const places = new Set<string>();
    try {
      for await (const { commit, path, sources } of readWholeChanges(git, commits)) {
        const origin = origins.get(`${commit.id} ${path}`);
        const [source] = sources;
        if (origin === undefined || source === undefined || source.path === path || source.path.startsWith(prefix))
          continue;
        origin.sources = sources;
        const folder = posix.dirname(source.path);
        const place = folder === '.' ? source.path : folder;
        // Git reads these one a line.
        if (!place.includes('\n')) places.add(posix.relative(prefix, place));
      }
    } catch {
      return false;
    }
    if (places.size === 0) return true;
    if (!(await addAll(index, readChanges(git, [...places])))) return false;
  }
  return true;
}

function stateBelow({ commit, path, blob }: GitState, prefix: string): FileState {
  const file = path.startsWith(prefix) ? path.slice(prefix.length) : posix.relative(prefix, path);
  return { commit: commit.id, date: commit.date, subject: commit.subject, blob, file: asText(file) };
}

async function all<Item>(items: AsyncGenerator<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

interface Place {
  shallow: boolean;
  /** The folder's path below the top of its repository, with a slash at the end; each byte a character. */
  prefix: string;
  head: string;
  date: string;
}

/** What the files of a folder were before. */
export interface FolderHistory {
  /**
   * How far back it goes: `whole`; `cut` where git took too long or failed; not at all, because the clone is `shallow` or there
   * is `none`.
   */
  reach: 'whole' | 'cut' | 'shallow' | 'none';
  /** The date of the newest commit, in ISO 8601. */
  newest: string | undefined;
  /** By path below the folder, with forward slashes. Files that are not committed are not among them. */
  files: ReadonlyMap<string, FileHistory>;
}

/** What a file was before. */
export interface FileHistory {
  /** At most {@link MAX_STATES}, newest first; the first is that of the newest commit. */
  states: FileState[];
  /** How many there are in all. */
  count: number;
  /** When it was first committed, in ISO 8601. */
  first: string;
}

/** A file as a commit left it. */
export interface FileState {
  /** The commit's id, in hexadecimal. */
  commit: string;
  /** When it was committed, in ISO 8601. */
  date: string;
  /** The first line of the commit's message. */
  subject: string;
  /** The id of the content. */
  blob: string;
  /** The path below the folder, with forward slashes; it begins with `../` where it was outside. */
  file: string;
}

/** Keeps histories for the next build. */
export interface KeptHistory {
  /** The files kept for a folder under the same key. */
  read: (folder: string, key: string) => Promise<ReadonlyMap<string, FileHistory> | undefined>;
  keep: (folder: string, key: string, files: ReadonlyMap<string, FileHistory>) => Promise<void>;
}
