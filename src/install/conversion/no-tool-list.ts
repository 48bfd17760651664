import type { Agent } from '../../agent/agent-file.ts';
import { grantsOf } from './grants.ts';
import { listed } from './sentences.ts';
import { EVERY_TOOL, gains } from './tool-names.ts';

/**
 * What an agent could do in a tool without tool lists that it could not do in Claude Code.
 * @param label the tool's name
 * @param readOnly whether other means keep it from changing files there
 * @returns one sentence or none
 */
export function noToolList(agent: Agent, label: string, readOnly: boolean): string[] {
  const grants = grantsOf(agent);
  const more = gains(grants, EVERY_TOOL).filter((gain) => !readOnly || !gain.startsWith('write'));
  const exception = readOnly ? ', though it could not change files' : '';
  if (!grants.everything) {
    return more.length === 0 ? [] : [`${label} has no tool lists: this agent could ${listed(more)} there${exception}.`];
  }
  if (grants.denied.length === 0) return [];
  const denied = grants.denied.filter((name) => !readOnly || !WRITING.has(name));
  return denied.length === 0
    ? []
    : [`${label} has no deny lists: this agent could use ${listed(denied)} there${exception}.`];
}

const WRITING: ReadonlySet<string> = new Set(['Write', 'Edit', 'NotebookEdit']);
