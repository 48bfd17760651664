import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { isStaging } from './staging.ts';

/** The file that marks a site of ours and lists its files. Hosts serve or skip it; nothing reads it there. */
export const MARK = '.agent-catalogue.json';

/** Marks a finished site. @param folder holds the site and nothing else */
export function markSite(folder: string): void {
  const files = [...entriesIn(folder)].filter(({ isFolder }) => !isFolder).map(({ path }) => path);
  const mark: z.infer<typeof markSchema> = { program: PROGRAM, files: files.sort() };
  writeFileSync(join(folder, MARK), `${JSON.stringify(mark)}\n`);
}

/**
 * Finds something in a folder that no build of this catalogue wrote, so that replacing the folder would destroy it.
 * @param publicNames what the project's public folder adds to every site, for sites from before there were marks
 * @returns its path below the folder; undefined when the folder is missing, is empty or holds a site of ours
 */
export function findForeign(folder: string, publicNames: readonly string[]): string | undefined {
  if (!existsSync(folder)) return undefined;
  const files = filesOf(folder);
  if (files !== undefined) {
    const known = withFolders([...files, MARK]);
    return firstOf(entriesIn(folder), ({ path }) => !known.has(path));
  }
  const isOldSite = OLD_MARKS.every((name) => existsSync(join(folder, name)));
  const known = new Set(isOldSite ? [...OLD_NAMES, ...publicNames] : []);
  const top = entriesAt(folder, '');
  const wellKnown = top.some(({ path, isFolder }) => path === '.well-known' && isFolder && isOldSite);
  const foreign = [...top, ...(wellKnown ? entriesAt(folder, '.well-known') : [])].filter(
    ({ path }) => !known.has(path),
  );
  return (foreign.find(({ isFolder }) => !isFolder) ?? foreign[0])?.path;
}

/** The top-level names in a site that a build of this catalogue wrote. */
export function ownNames(folder: string): string[] {
  const files = filesOf(folder);
  if (files === undefined) return OLD_NAMES.filter((name) => !name.includes('/') && existsSync(join(folder, name)));
  return [...new Set([...files, MARK].map((path) => path.replace(/\/.*/s, '')))];
}

function filesOf(folder: string): readonly string[] | undefined {
  try {
    return markSchema.parse(JSON.parse(readFileSync(join(folder, MARK), 'utf8'))).files;
  } catch {
    return undefined;
  }
}

/** Everything below a folder, outermost first. Symbolic links count as files and are not followed. */
function* entriesIn(root: string, below = ''): Generator<Entry> {
  const entries = entriesAt(root, below);
  yield* entries;
  for (const { path, isFolder } of entries) if (isFolder) yield* entriesIn(root, path);
}

function entriesAt(root: string, below: string): Entry[] {
  return readdirSync(join(root, below), { withFileTypes: true })
    .map((entry) => ({ path: below === '' ? entry.name : `${below}/${entry.name}`, isFolder: entry.isDirectory() }))
    .filter(({ path, isFolder }) => {
      if (!isFolder) return !LITTER.has(basename(path));
      return below !== '' || !(isStaging(join(root, path)) || (path === LOST_AND_FOUND && isEmpty(join(root, path))));
    });
}

/** Whether a folder is empty. One that cannot be read counts as empty: its content cannot be removed either. */
function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return true;
  }
}

function firstOf(entries: Iterable<Entry>, matches: (entry: Entry) => boolean): string | undefined {
  for (const entry of entries) if (matches(entry)) return entry.path;
  return undefined;
}

/** Some paths, and the folders they are in. */
function withFolders(paths: readonly string[]): Set<string> {
  const all = new Set<string>();
  for (const path of paths) {
    for (let each = path; each !== '.' && !all.has(each); each = dirname(each)) all.add(each);
  }
  return all;
}

const PROGRAM = 'agent-catalogue';
const markSchema = z.object({ program: z.literal(PROGRAM), files: z.array(z.string()) });

/** What systems put into folders by themselves. Losing it loses nothing. */
const LITTER: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);
/** What a file system has at its root. */
const LOST_AND_FOUND = 'lost+found';

/** Every site from before there were marks has these. */
const OLD_MARKS = ['_headers', 'agents.json', '.nojekyll'];

/** The top-level names in sites from before there were marks. */
const OLD_NAMES = [
  ...OLD_MARKS,
  ...[
    '.well-known',
    '.well-known/ard.json',
    '404.html',
    '_astro',
    'agents',
    'agents.txt',
    'bundles',
    'capabilities',
    'checks',
    'compare',
  ],
  ...['guides', 'icon.svg', 'index.html', 'install.ps1', 'install.sh', 'llms-full.txt', 'llms.txt'],
  ...['marketplace.json', 'opensearch.xml', 'plugins', 'robots.txt', 'rss.xml', 'schema', 'search'],
  ...['sitemap-0.xml', 'sitemap-index.xml', 'social.png', 'tray', 'verify'],
];

interface Entry {
  /** Below the folder, with slashes. */
  path: string;
  isFolder: boolean;
}
