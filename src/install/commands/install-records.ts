import type { AgentRecord } from '../../catalogue/record.ts';
import { destinationOf } from './command.ts';
import type { PreparedTool } from '../files/prepare.ts';

/**
 * What an agent's record says about the file that each tool gets.
 * @param tools the tools, each with the file that it gets
 * @param url makes absolute addresses of paths below the base path
 */
export function installRecords(
  tools: readonly PreparedTool[],
  slug: string,
  url: (path: string) => string,
): AgentRecord['install'] {
  return tools.map(({ target, file, sha256 }) => ({
    tool: target.id,
    url: url(file.path),
    path: destinationOf(target, 'project', slug).path,
    sha256,
    lost: file.losses,
  }));
}
