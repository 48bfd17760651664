import type { Agent } from '../../agent/agent-file.ts';
import { valuesOf } from '../../agent/header/strict-yaml.ts';
import type { ToolReading } from '../../catalogue/tool-reading.ts';
import { convertFor } from './convert.ts';
import { fileKindOf, type FileKind } from './file-kind.ts';
import type { AsIs, InstallTarget } from './target.ts';

/**
 * What each tool does with an agent: with its file as it is, and what the catalogue hands out for the tool.
 * @param body the file's body as text, with LF line endings
 * @param kindOf the kind of file that a tool gets, where that is known already
 */
export function toolReadings(
  targets: readonly InstallTarget[],
  agent: Agent,
  body: string,
  kindOf: (target: InstallTarget) => FileKind = (target) => fileKindOf(convertFor(target, agent, body, []), agent),
): ToolReading[] {
  return targets.map((target) => {
    const { id, label, checkedWith } = target;
    const reading = readingOf(target, agent, body);
    return {
      tool: id,
      label,
      checkedWith,
      asIs: reading?.kind ?? 'unknown',
      why: reading === undefined || reading.kind === 'whole' ? [] : reading.why,
      file: kindOf(target),
    };
  });
}

/**
 * What a tool does with an agent's file as it is; undefined if it is not known.
 * @param body the prompt, with LF line endings
 */
export function readingOf({ id, label, asIs }: InstallTarget, agent: Agent, body: string): AsIs | undefined {
  if (agent.dialect === 'claude-code') return asIs?.(agent, body);
  const isOwn = agent.dialect === id;
  if (agent.format !== 'markdown') {
    return isOwn ? { kind: 'whole' } : { kind: 'no', why: [`${label} does not read files of this kind.`] };
  }
  const reading = asIs?.({ ...agent, values: valuesOf(agent.fields) }, body);
  if (isOwn) return reading ?? { kind: 'whole' };
  // What keeps a tool from loading any file is known; what it makes of one for yet another tool is not.
  return reading?.kind === 'no' ? reading : undefined;
}
