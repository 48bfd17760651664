import type { InstallTarget, Scope } from './target.ts';

/**
 * The command that puts an agent's file where a tool reads it, for a POSIX shell. One line; the folder is made when it is
 * missing.
 * @param url where the file is served
 */
export function curlCommand(target: InstallTarget, scope: Scope, slug: string, url: string): string {
  const folder = scope === 'project' ? target.projectFolder : target.userFolder;
  const path = shellWord(`${folder}/${target.fileName(slug)}`);
  return `curl -fsSL --create-dirs -o ${scope === 'user' ? '~/' : ''}${path} ${shellWord(url)}`;
}

/** A text as one word of a POSIX shell: as it is when every character is plain, in single quotes otherwise. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
