import type { Agent } from '../agent/agent.ts';
import { portableForm } from '../agent/portable.ts';
import { installLines } from './install-lines.ts';
import { prepare } from './prepare.ts';
import type { InstallTarget } from './target.ts';

/** What is served below an agent's address beside its file: the last parts of the addresses. */
export function servedNames(targets: readonly InstallTarget[], agent: Agent): string[] {
  const converted = targets.filter((target) => typeof target.convert(agent, '').form !== 'string');
  return [INSTALL_LINES, ...(agent.route === 'strict' ? [] : [PORTABLE]), ...converted.map(({ servedAs }) => servedAs)];
}

/**
 * One of those files.
 * @param name the last part of its address
 * @param bytes the agent's file
 * @throws Error when there is no file of that name
 */
export function servedFile(
  targets: readonly InstallTarget[],
  name: string,
  agent: Agent,
  slug: string,
  bytes: Uint8Array,
): ServedFile {
  if (name === INSTALL_LINES) {
    const lines = installLines(targets, agent, slug, bytes);
    return { bytes: new TextEncoder().encode(lines), type: 'text/plain; charset=utf-8' };
  }
  if (name === PORTABLE) return { bytes: portableForm(bytes, agent), type: MARKDOWN };
  const target = targets.find(({ servedAs }) => servedAs === name);
  if (target === undefined) throw new Error(`No tool has files called "${name}".`);
  const type = name.endsWith('.toml') ? 'application/toml; charset=utf-8' : MARKDOWN;
  return { bytes: prepare(target, agent, slug, bytes).bytes, type };
}

const INSTALL_LINES = 'install.txt';
const PORTABLE = 'portable.md';
const MARKDOWN = 'text/markdown; charset=utf-8';

/** A file to serve, with its media type. */
export interface ServedFile {
  bytes: Uint8Array;
  type: string;
}
