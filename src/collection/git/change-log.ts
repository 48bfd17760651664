import { asText, gitTokens, type Git } from './run-git.ts';

/**
 * Reads from git what each commit did to files, newest commit first. Renames are found as git finds them, copies are new
 * files, and a merge counts only where its file is none of its parents'.
 * @param paths what to read the log of, below the current folder, each byte a character; that folder if there are none
 * @throws Error when git fails or takes too long; what was yielded before is right
 */
export async function* readChanges(git: Git, paths: readonly string[] = []): AsyncGenerator<Change> {
  const stdin = paths.length === 0 ? undefined : Buffer.from(['HEAD', '--', ...paths, ''].join('\n'), 'latin1');
  const what = stdin === undefined ? ['HEAD', '--', '.'] : ['--stdin'];
  yield* changesIn(gitTokens(git, [...LOG, ...what], stdin));
}

/**
 * Reads the same of some commits, in whole: what came from outside the folders of a log looks like a new file there.
 * @param commits their ids, none of them a merge
 * @throws Error when git fails or takes too long
 */
export async function* readWholeChanges(git: Git, commits: readonly string[]): AsyncGenerator<Change> {
  if (commits.length === 0) return;
  const command = ['log', '--no-walk=unsorted', ...LOG.slice(1), '--stdin'];
  yield* changesIn(gitTokens(git, command, Buffer.from([...commits, ''].join('\n'), 'latin1')));
}

/** The newest commit. @throws Error when there is none, git fails or takes too long */
export async function readNewestCommit(git: Git): Promise<Commit> {
  for await (const token of gitTokens(git, [
    'log',
    '-1',
    '-z',
    '--no-notes',
    '--encoding=UTF-8',
    DATE,
    FORMAT,
    'HEAD',
  ])) {
    const commit = commitOf(token);
    if (commit !== undefined) return commit;
  }
  throw new Error('There is no commit.');
}

const FORMAT = '--format=%H %cd|%s';

/** Seconds and time zone, as the commit has them: git fails where it has to make a calendar date of some. */
const DATE = '--date=raw';

// The raw format has blob ids as well as names, so that a change that a merge discarded does not count.
const LOG = [
  'log',
  '-z',
  '--raw',
  '--no-abbrev',
  '-c',
  '--combined-all-paths',
  '-M50%',
  '-l2000',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--no-notes',
  '--encoding=UTF-8',
  // Git fails where the settings name a file that is not there.
  '-O/dev/null',
  DATE,
  FORMAT,
];

async function* changesIn(tokens: AsyncGenerator<string>): AsyncGenerator<Change> {
  let commit: Commit | undefined;
  let meta: RegExpExecArray | undefined;
  let paths: string[] = [];
  for await (const token of tokens) {
    if (meta === undefined) {
      meta = META.exec(token) ?? undefined;
      paths = [];
      if (meta === undefined && token !== '') commit = commitOf(token) ?? commit;
      continue;
    }
    paths.push(token);
    const change = commit === undefined ? undefined : changeOf(commit, meta, paths);
    if (change === undefined) continue;
    meta = undefined;
    if (change !== 'irrelevant') yield change;
  }
}

/** Modes of the parents and of the result, their ids, and what happened; merges have a colon for each parent. */
const META = /^\n?(:+)((?:\d{6} )+)((?:[0-9a-f]{40,64} )+)([A-Z]+)\d*$/;

function commitOf(token: string): Commit | undefined {
  const [, id, date = '', subject = ''] = /^\n?([0-9a-f]{40,64}) ([^|]*)\|(.*)$/s.exec(token) ?? [];
  return id === undefined ? undefined : { id, date: dateOf(date), subject: subjectOf(asText(subject)) };
}

/** A commit may have any date, also one in a time zone that there is not, which is then given in UTC. */
function dateOf(raw: string): string {
  const [, seconds = '', sign = '', hours = '', minutes = ''] = /^(-?\d+) ([+-])(\d\d)(\d\d)$/.exec(raw) ?? [];
  const time = Number(seconds) * 1000;
  if (sign !== '' && Number(hours) < 24 && Number(minutes) < 60) {
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
    const local = new Date(time + offset);
    if (isWithinYears(local)) return `${local.toISOString().slice(0, 19)}${sign}${hours}:${minutes}`;
  }
  const universal = new Date(time);
  return (isWithinYears(universal) ? universal : new Date(0)).toISOString();
}

/** Whether the year has four digits. */
function isWithinYears(date: Date): boolean {
  return !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999;
}

/** Subjects are untrusted, and can be as long as a book. */
function subjectOf(subject: string): string {
  const line = subject.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_SUBJECT ? line : `${line.slice(0, MAX_SUBJECT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const MAX_SUBJECT = 200;

/** The change, once all its paths are known; `irrelevant` where no file's content or name changes. */
function changeOf(commit: Commit, meta: RegExpExecArray, paths: readonly string[]): Change | 'irrelevant' | undefined {
  const [, colons = '', modes = '', ids = '', status = ''] = meta;
  const parents = colons.length;
  const isMerge = parents > 1;
  if (paths.length < (isMerge ? parents + 1 : /[RC]/.test(status) ? 2 : 1)) return undefined;
  const path = paths.at(-1) ?? '';
  const modeList = modes.trim().split(' ');
  const idList = ids.trim().split(' ');
  const blob = idList.at(-1) ?? '';
  const isFile = (mode: string | undefined): boolean => mode?.startsWith('100') === true;
  if (!isFile(modeList.at(-1)) && !isAbsent(blob)) return 'irrelevant';
  const sources = idList.slice(0, -1).map((id, index): Source => {
    // A copy is a new file. What was a link or a submodule before was another thing.
    const isNew = status[index] === 'A' || status[index] === 'C';
    if (isNew) return { path, blob: '0' };
    return { path: paths[index] ?? path, blob: isFile(modeList[index]) ? id : '' };
  });
  if (sources.every((source) => source.path === path && source.blob === blob)) return 'irrelevant';
  return { commit, path, blob: isAbsent(blob) ? '0' : blob, sources };
}

/** The id of a file that is not there. Git has as many zeros as an id has digits. */
function isAbsent(blob: string): boolean {
  return /^0+$/.test(blob);
}

/** A commit that changed files. */
export interface Commit {
  /** In hexadecimal. */
  id: string;
  /** When it was committed, in ISO 8601. */
  date: string;
  /** The first line of its message; one line of at most 200 characters, untrusted. */
  subject: string;
}

/** What a commit did to a file. */
export interface Change {
  commit: Commit;
  /** The file's path afterwards, each byte a character. */
  path: string;
  /** The id of its content afterwards; `0` when it was deleted. */
  blob: string;
  /** What it was before, for each parent of the commit. */
  sources: Source[];
}

/** What a file was. */
export interface Source {
  path: string;
  /** The id of its content; `0` when there was no such file, empty when it was something else. */
  blob: string;
}
