import type { AgentEntry } from '../../catalogue/entry.ts';
import type { Version } from '../../catalogue/version.ts';
import { olderFiles } from './older-versions.ts';
import type { PreparedTool } from './prepare.ts';

/**
 * What `install.sh` and `install.ps1` read about an agent: a line for each tool with the tool's key, the SHA-256 of the
 * file that it gets, the path that the site serves the file at, and the file's name, with tabs between them. If there are
 * other agents of the same name, the first line has their slugs. For each file that a tool got from an earlier version, a
 * line at the end has `older`, the tool's key, the SHA-256 and the day.
 * @param tools the tools, each with the file that it gets
 * @param sameNamed the slugs of other agents of the same name
 * @param versions the agent's versions, newest first
 */
export function installLines(
  tools: readonly PreparedTool[],
  { slug, sha256: own }: Pick<AgentEntry, 'slug' | 'sha256'>,
  sameNamed: readonly string[] = [],
  versions: readonly Version[] = [],
): string {
  const others = sameNamed.length === 0 ? '' : `same-name\t${sameNamed.join(' ')}\n`;
  const lines = tools.map(
    ({ target, file, sha256 }) => `${[target.id, sha256, file.path, target.fileName(slug)].join('\t')}\n`,
  );
  const older = tools.flatMap(({ target: { id }, sha256 }) =>
    olderFiles(id, sha256, own, versions).map((file) => `${['older', id, file.sha256, file.date].join('\t')}\n`),
  );
  return [others, ...lines, ...older].join('');
}
