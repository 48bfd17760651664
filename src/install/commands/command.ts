import type { InstallTarget, Scope, UserRoot } from '../tools/target.ts';

/** Where an agent's file must be for a tool to read it. */
export function destinationOf(target: InstallTarget, scope: Scope, slug: string): Destination {
  const folder = scope === 'project' ? target.projectFolder : target.userFolder;
  const path = `${folder}/${target.fileName(slug)}`;
  return scope === 'user' ? { inHome: true, root: target.userRoot, folder, path } : { inHome: false, folder, path };
}

/** The part of a path in the home folder that is below a root. */
export function below({ folder }: UserRoot, path: string): string {
  return path.slice(folder.length + 1);
}

/**
 * The command that installs a file without a script, for a POSIX shell. It is one line, creates the folder if it is missing,
 * checks nothing and replaces an existing file.
 * @param url where the file is served
 */
export function curlCommand(destination: Destination, url: string): string {
  return `curl -fsSL --create-dirs -o ${shellPath(destination, destination.path)} ${shellWord(url)}`;
}

/** A text as one word of a POSIX shell: as it is if every character is plain, otherwise in single quotes. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A text as one word of PowerShell, which reads several characters as an apostrophe. */
export function powershellWord(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}

/** A path in the project or in the home folder, whose `~/` stays outside the quotes, or in the folder that replaces it. */
function shellPath({ inHome, root }: Destination, path: string): string {
  if (root !== undefined) return `"\${${root.variable}:-$HOME/${root.folder}}"/${shellWord(below(root, path))}`;
  return `${inHome ? '~/' : ''}${shellWord(path)}`;
}

/** Where a file goes. */
export interface Destination {
  /** Whether the paths are below the user's home folder instead of the working folder. */
  inHome: boolean;
  /** The start of the paths that the user can move elsewhere. */
  root?: UserRoot | undefined;
  /** The folder's path, with forward slashes. */
  folder: string;
  /** The file's path, with forward slashes. */
  path: string;
}
