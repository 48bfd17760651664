import type { PreparedTool } from './prepare.ts';

/**
 * What `install.sh` and `install.ps1` are told about an agent: a line for each tool with its key, the SHA-256 of the file
 * that it is given, where the site serves that file, and what it is called, between tabs.
 * @param tools the tools, each with the file that it is given
 */
export function installLines(tools: readonly PreparedTool[], slug: string): string {
  return tools
    .map(({ target, file, sha256 }) => `${[target.id, sha256, file.path, target.fileName(slug)].join('\t')}\n`)
    .join('');
}
