import { digest } from '../agent/source.ts';
import type { Agent } from '../agent/agent.ts';
import { prepare } from './prepare.ts';
import type { InstallTarget } from './target.ts';

/**
 * What `install.sh` and `install.ps1` are told about an agent: a line for each tool with its key, the SHA-256 of the file
 * that it is given, where the site serves that file, and what it is called, between tabs.
 * @param targets the tools
 */
export function installLines(targets: readonly InstallTarget[], agent: Agent, slug: string, bytes: Uint8Array): string {
  return targets
    .map((target) => {
      const { path, bytes: file } = prepare(target, agent, slug, bytes);
      return `${[target.id, digest(file), path, target.fileName(slug)].join('\t')}\n`;
    })
    .join('');
}
