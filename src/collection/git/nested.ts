import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { runGit, type Git } from './run-git.ts';

/**
 * Whether the history of a repository below an agents folder belongs to what is published. Files from elsewhere can make git
 * read any repository of this machine: a `.git` file or link names a folder, and so do links and lists of alternates within
 * one. So all of the repository has to be in the agents folder, or be a submodule or a worktree of the repository that the
 * agents folder is in, which that repository itself knows to be there.
 * @param git in the folder of the repository, whose `.git` is there
 * @param agentsFolder absolute path
 */
export async function isOwnRepository(git: Git, agentsFolder: string): Promise<boolean> {
  try {
    const folder = realpathSync(git.folder);
    const place = await gitFoldersOf(git);
    const top = realpathSync(await answerOf(git, '--show-toplevel'));
    if (top !== folder) return false;
    const outer = await outerFoldersOf({ ...git, folder: agentsFolder });
    if (!outer.some((each) => isIn(place.own, each) || isIn(place.common, each))) {
      const root = realpathSync(agentsFolder);
      return isIn(place.own, root) && isIn(place.common, root) && isAlone(place);
    }
    if (place.own !== place.common) return isWorktree(place, folder) && outer.some((each) => isIn(place.common, each));
    return outer.some((each) => isIn(place.own, join(each, 'modules'))) && isAlone(place);
  } catch {
    return false;
  }
}

/**
 * Whether a folder is within a git directory, or is one: a commit can contain files that make a folder look like a bare
 * repository, and old versions of git cannot be told to pass by these.
 * @throws Error when git fails or takes too long
 */
export async function isGitFolder(git: Git): Promise<boolean> {
  return isIn(realpathSync(git.folder), realpathSync(await answerOf(git, '--absolute-git-dir')));
}

/** The folders of the repository that the agents folder is in; none where it is in none. */
async function outerFoldersOf(git: Git): Promise<string[]> {
  try {
    const { own, common } = await gitFoldersOf(git);
    return [own, common];
  } catch {
    return [];
  }
}

async function gitFoldersOf(git: Git): Promise<GitFolders> {
  const own = realpathSync(await answerOf(git, '--absolute-git-dir'));
  return { own, common: realpathSync(resolve(git.folder, await answerOf(git, '--git-common-dir'))) };
}

async function answerOf(git: Git, question: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of runGit(git, ['rev-parse', question])) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8').replace(/\n$/, '');
}

/** Whether all that git reads of a repository is in its own folders. */
function isAlone({ own, common }: GitFolders): boolean {
  const isInside = (path: string): boolean => {
    const real = realpathSync(path);
    return isIn(real, own) || isIn(real, common);
  };
  const objects = join(common, 'objects');
  if (['alternates', 'http-alternates'].some((name) => hasContent(join(objects, 'info', name)))) return false;
  return [...new Set([own, common])].every((folder) =>
    [
      ...entriesOf(folder, false).filter(({ name }) => !NOT_READ.has(name)),
      ...['objects', 'refs', 'reftable'].flatMap((name) => entriesOf(join(folder, name), true)),
    ].every(({ path, isLink }) => !isLink || isInside(path)),
  );
}

/** People make links of these. */
const NOT_READ = new Set(['hooks', 'description']);

/** A list of alternates is followed where it is a link, too. */
function hasContent(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function entriesOf(folder: string, recursive: boolean): { path: string; name: string; isLink: boolean }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive, withFileTypes: true }).map((entry) => ({
    path: join(entry.parentPath, entry.name),
    name: entry.name,
    isLink: entry.isSymbolicLink(),
  }));
}

/** Whether a git directory is that of a worktree which its repository made at a folder. */
function isWorktree({ own, common }: GitFolders, folder: string): boolean {
  if (dirname(own) !== join(common, 'worktrees')) return false;
  const there = readFileSync(join(own, 'gitdir'), 'utf8').replace(/\n$/, '');
  return realpathSync(dirname(resolve(own, there))) === folder;
}

/** Whether a path is a folder or below it; both are real paths. */
function isIn(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

/** Where git keeps a repository, as real paths. */
interface GitFolders {
  own: string;
  /** What worktrees share; the same folder where there are none. */
  common: string;
}
