import type { Agent } from '../../agent/agent-file.ts';
import type { ToolReading } from '../../catalogue/tool-reading.ts';
import { fileKindOf } from './file-kind.ts';
import type { InstallTarget } from './target.ts';

/**
 * What each tool does with an agent: with its file as it is, and what the catalogue hands out for the tool.
 * @param body the file's body as text, with LF line endings
 */
export function toolReadings(targets: readonly InstallTarget[], agent: Agent, body: string): ToolReading[] {
  return targets.map(({ id, label, checkedWith, asIs, convert }) => {
    const reading = asIs?.(agent, body);
    return {
      tool: id,
      label,
      checkedWith,
      asIs: reading?.kind ?? 'unknown',
      why: reading === undefined || reading.kind === 'whole' ? [] : reading.why,
      file: fileKindOf(convert(agent, body), agent),
    };
  });
}
