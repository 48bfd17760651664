import { bodyOf, type Agent } from '../../agent/agent-file.ts';
import { digest } from '../../agent/header/source.ts';
import { portableForm } from '../../agent/portable.ts';
import type { InstallTarget } from '../tools/target.ts';

/**
 * The file that a tool is to be given for an agent.
 * @param slug the agent's address
 * @param bytes the agent's file
 */
export function prepare(target: InstallTarget, agent: Agent, slug: string, bytes: Uint8Array): Prepared {
  const { form, losses } = target.convert(agent, bodyOf(bytes, agent));
  const asItIs = form === 'original' || (form === 'strict' && agent.route === 'strict');
  if (asItIs) return { path: `agents/${slug}.md`, bytes, kind: 'original', losses };
  if (form === 'strict') {
    return { path: `agents/${slug}/portable.md`, bytes: portableForm(bytes, agent), kind: 'portable', losses };
  }
  return {
    path: `agents/${slug}/${target.servedAs}`,
    bytes: new TextEncoder().encode(form.text),
    kind: 'converted',
    losses,
  };
}

/** The files that all tools are to be given for an agent, each with its SHA-256. */
export function prepareAll(
  targets: readonly InstallTarget[],
  agent: Agent,
  slug: string,
  bytes: Uint8Array,
): PreparedTool[] {
  return targets.map((target) => {
    const file = prepare(target, agent, slug, bytes);
    return { target, file, sha256: digest(file.bytes) };
  });
}

/** A tool and the file that it is given. */
export interface PreparedTool {
  target: InstallTarget;
  file: Prepared;
  /** Of the file, in hexadecimal. */
  sha256: string;
}

/** A file, ready for a tool. */
export interface Prepared {
  /** Where the site serves it, below the base path. */
  path: string;
  bytes: Uint8Array;
  /** The file itself, the same with a header that strict readers accept, or a file of the tool's own. */
  kind: 'original' | 'portable' | 'converted';
  /** What the agent loses there, a sentence each. */
  losses: string[];
}
