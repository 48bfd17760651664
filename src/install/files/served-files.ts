import { portableForm } from '../../agent/portable.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { installLines } from './install-lines.ts';
import type { PreparedTool } from './prepare.ts';

/**
 * The files below an agent's address, other than its page: those that other tools get, the portable copy, and the one that
 * the install scripts read.
 * @param tools the tools, each with the file that it gets
 * @param bytes the agent's file
 */
export function servedFiles(
  tools: readonly PreparedTool[],
  {
    agent,
    slug,
    sha256,
    sameNamed,
    versions,
  }: Pick<AgentEntry, 'agent' | 'slug' | 'sha256' | 'sameNamed' | 'versions'>,
  bytes: Uint8Array,
): ServedFile[] {
  const lines = new TextEncoder().encode(installLines(tools, { slug, sha256 }, sameNamed, versions));
  const portable =
    agent.loading === 'everywhere' || agent.loading === 'own-tool'
      ? []
      : [{ name: PORTABLE, bytes: portableForm(bytes, agent), type: MARKDOWN }];
  const converted = tools.flatMap(({ target: { servedAs: name }, file }): ServedFile[] =>
    file.kind === 'converted' ? [{ name, bytes: file.bytes, type: name.endsWith('.toml') ? TOML : MARKDOWN }] : [],
  );
  return [{ name: INSTALL_LINES, bytes: lines, type: 'text/plain; charset=utf-8' }, ...portable, ...converted];
}

/** The file that the install scripts read. */
export const INSTALL_LINES = 'install.txt';
const PORTABLE = 'portable.md';
const MARKDOWN = 'text/markdown; charset=utf-8';
const TOML = 'application/toml; charset=utf-8';

/** A file to serve, with its media type. */
export interface ServedFile {
  /** The last part of its address. */
  name: string;
  bytes: Uint8Array;
  type: string;
}
