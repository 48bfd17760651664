import { bodyOf, type Agent } from '../../agent/agent-file.ts';
import { digest } from '../../agent/header/source.ts';
import { sourcePath } from '../../catalogue/source-path.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import type { ToolFile } from '../../catalogue/tool-file.ts';
import { portableForm } from '../../agent/portable.ts';
import { convertFor, withOwnName } from '../tools/convert.ts';
import { fileKindOf, type FileKind } from '../tools/file-kind.ts';
import { mentionsIn } from '../conversion/prompt-names.ts';
import type { InstallTarget } from '../tools/target.ts';

/**
 * Prepares the file that a tool gets for an agent.
 * @param slug the agent's, in its address
 * @param bytes the agent's file
 */
export function prepare(target: InstallTarget, agent: Agent, slug: string, bytes: Uint8Array): PreparedFile {
  return preparer(agent, slug, bytes)(target);
}

/**
 * Prepares the files that all tools get for an agent.
 * @param slug the agent's, in its address
 * @param bytes the agent's file
 */
export function prepareAll(
  targets: readonly InstallTarget[],
  agent: Agent,
  slug: string,
  bytes: Uint8Array,
): PreparedTool[] {
  const prepareFor = preparer(agent, slug, bytes);
  return targets.map((target) => {
    const file = prepareFor(target);
    return { target: withOwnName(target, agent), file, sha256: digest(file.bytes) };
  });
}

/**
 * What is known about the files that all tools get for an agent; none of it depends on the agent's address.
 * @param bytes the agent's file
 */
export function toolFiles(targets: readonly InstallTarget[], agent: Agent, bytes: Uint8Array): ToolFile[] {
  return prepareAll(targets, agent, '', bytes).map(({ target: { id }, file, sha256 }) => ({
    tool: id,
    kind: file.kind,
    sha256,
    bytes: file.bytes.length,
    losses: file.losses,
  }));
}

/** Where the site serves the file that a tool gets for an agent, below the base path. */
export function servedPath(
  { servedAs }: InstallTarget,
  { agent, slug }: Pick<AgentEntry, 'agent' | 'slug'>,
  kind: FileKind,
): string {
  if (kind === 'original') return sourcePath({ slug, agent });
  return `agents/${slug}/${kind === 'portable' ? 'portable.md' : servedAs}`;
}

/** Makes the function that prepares an agent's file for a tool. The prompt is decoded and searched once for all tools. */
function preparer(agent: Agent, slug: string, bytes: Uint8Array): (target: InstallTarget) => PreparedFile {
  const body = bodyOf(bytes, agent);
  const mentions = mentionsIn(body, agent);
  return (target) => {
    const conversion = convertFor(target, agent, body, mentions);
    const { form, losses } = conversion;
    const kind = fileKindOf(conversion, agent);
    const path = servedPath(target, { agent, slug }, kind);
    if (typeof form !== 'string') return { path, bytes: new TextEncoder().encode(form.text), kind, losses };
    return { path, bytes: kind === 'original' ? bytes : portableForm(bytes, agent), kind, losses };
  };
}

/** A tool and the file that it gets. */
export interface PreparedTool {
  target: InstallTarget;
  file: PreparedFile;
  /** The file's digest, in hexadecimal. */
  sha256: string;
}

/** A file, ready for a tool. */
export interface PreparedFile {
  /** Where the site serves it, below the base path. */
  path: string;
  bytes: Uint8Array;
  kind: FileKind;
  /** What the agent loses in the tool, a sentence each. */
  losses: string[];
}
