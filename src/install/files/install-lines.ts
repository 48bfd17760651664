import type { PreparedTool } from './prepare.ts';

/**
 * What `install.sh` and `install.ps1` read about an agent: a line for each tool with the tool's key, the SHA-256 of the
 * file that it gets, the path that the site serves the file at, and the file's name, with tabs between them. If there are other agents of the same name, the first line has their slugs.
 * @param tools the tools, each with the file that it gets
 * @param sameNamed the slugs of other agents of the same name
 */
export function installLines(tools: readonly PreparedTool[], slug: string, sameNamed: readonly string[] = []): string {
  const others = sameNamed.length === 0 ? '' : `same-name\t${sameNamed.join(' ')}\n`;
  const lines = tools.map(
    ({ target, file, sha256 }) => `${[target.id, sha256, file.path, target.fileName(slug)].join('\t')}\n`,
  );
  return others + lines.join('');
}
