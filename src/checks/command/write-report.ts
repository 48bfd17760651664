import { randomUUID } from 'node:crypto';
import {
  type BigIntStats,
  appendFileSync,
  lstatSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { Misuse } from './misuse.ts';

/**
 * Where a report goes: what is at the end of symbolic links.
 * @param path absolute
 * @param checked the folders and files that are checked, and each file that was found in them, as absolute paths
 * @returns undefined for the standard output
 * @throws Misuse when a report there would replace what is checked, or be checked the next time
 */
export function reportTarget(path: string, checked: CheckedPaths): string | undefined {
  const target = followLinks(path);
  if (target === undefined) throw new Misuse(`--output is "${path}", which is a symbolic link that leads to itself.`);
  if (STDOUT.test(target)) return undefined;
  const own = statsOf(target);
  if (own?.isDirectory() === true) throw new Misuse(`--output is "${path}", which is a folder. Name a file in it.`);
  const isSame = (file: string): boolean => {
    if (followLinks(file) === target) return true;
    const other = own === undefined ? undefined : statsOf(file);
    return own !== undefined && own.ino !== 0n && own.ino === other?.ino && own.dev === other.dev;
  };
  if (checked.files.some(isSame)) {
    throw new Misuse(`--output is "${path}", which is one of the files to check. Name another file.`);
  }
  const isInside = checked.folders.some((folder) => target.startsWith(realpathSync(folder) + sep));
  if (isInside && OWN_FILE.test(target)) {
    throw new Misuse(
      `--output is "${path}", which the check would read, because it is in a folder to check. Name a file elsewhere, or one that ends in .txt.`,
    );
  }
  return target;
}

/**
 * Writes a report. A regular file appears whole or not at all; into anything else, such as a pipe or a device, it is written
 * as it is.
 * @throws Misuse when it cannot be written
 */
export function writeReport(target: string, text: string): void {
  const draft = `${target}.${randomUUID()}.part`;
  try {
    if (isStream(target)) appendFileSync(target, text);
    else {
      writeFileSync(draft, text, { flag: 'wx' });
      renameSync(draft, target);
    }
  } catch (error) {
    rmSync(draft, { force: true });
    throw new Misuse(
      `Cannot write the report to "${target}": ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

/** The names of the standard output, which need not be a file that can be opened. */
const STDOUT = /^\/(?:dev\/(?:stdout|fd\/1)|proc\/(?:self|\d+)\/fd\/1)$/;
/** Names of what is open already: a regular file there must not be replaced either. */
const OPEN_FILE = /^\/(?:dev|proc)\//;
/** Files that a check reads, or that say what a folder is. */
const OWN_FILE = /\.md$|[\\/]catalogue\.json$/i;
/** How many links may follow each other, as in Linux. */
const MAX_LINKS = 40;

function isStream(path: string): boolean {
  return OPEN_FILE.test(path) || statsOf(path)?.isFile() === false;
}

/** What is at a path; undefined when that is nothing, or cannot be looked at, which writing reports. */
function statsOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

/** Follows symbolic links, to what need not exist yet; undefined when they lead nowhere but to themselves. */
function followLinks(path: string): string | undefined {
  let at = path;
  for (let links = 0; links < MAX_LINKS; links += 1) {
    if (OPEN_FILE.test(at)) return at;
    at = join(realFolder(dirname(at)), basename(at));
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return at;
    at = resolve(dirname(at), readlinkSync(at));
  }
  return undefined;
}

/** The real path of a folder; the path itself when there is none, which writing reports. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

/** What is checked, as absolute paths. */
interface CheckedPaths {
  folders: readonly string[];
  files: readonly string[];
}
