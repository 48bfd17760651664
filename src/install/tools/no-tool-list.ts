import type { Agent } from '../../agent/agent-file.ts';
import { grantsOf } from './grants.ts';
import { listed } from './sentences.ts';
import { EVERY_TOOL, gains } from './tool-names.ts';

/**
 * What an agent could do in a tool that takes no tool list, and not in Claude Code.
 * @param readOnly whether it is kept from changing files there by other means
 */
export function noToolList(agent: Agent, label: string, readOnly: boolean): string[] {
  const grants = grantsOf(agent);
  const more = gains(grants, EVERY_TOOL).filter((gain) => !readOnly || !gain.startsWith('write'));
  const wayOut = readOnly ? ', though it is kept from changing files' : '';
  if (!grants.everything) {
    return more.length === 0 ? [] : [`${label} has no tool list: this agent could ${listed(more)} there${wayOut}.`];
  }
  if (grants.denied.length === 0) return [];
  const denied = grants.denied.filter((name) => !readOnly || !WRITING.has(name));
  return denied.length === 0
    ? []
    : [`${label} has no deny list: this agent could use ${listed(denied)} there${wayOut}.`];
}

const WRITING: ReadonlySet<string> = new Set(['Write', 'Edit', 'NotebookEdit']);
