import type { Agent, AgentFile } from '../../../src/agent/agent-file.ts';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { agentOf } from './agent-file.ts';
import { bytesOf } from './bytes.ts';

/** Reads a text as the file at a path that shows what tool it is for. */
export function readAt(place: string, text: string): AgentFile {
  return readAgent(bytesOf(text), place.split('/').at(-1) ?? place, place);
}

/** The agent of a Markdown file at such a path, whose header holds these lines. */
export function agentAt(place: string, header: string, body = 'Do the work.\n'): Agent {
  return agentOf(readAt(place, `---\n${header}\n---\n${body}`));
}

/** What an agent may do, in the order of the pages. */
export function abilitiesOf({ access }: Agent): string {
  return access.abilities
    .filter(({ allowed }) => allowed)
    .map(({ ability }) => ability)
    .join(' ');
}

/** The findings of a file that are not notes, each with its position. */
export function problemsOf({ findings }: AgentFile): string[] {
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, line, column }) => `${code} ${line}:${column}`);
}

/** Every ability. */
export const ALL = 'read write run network spawn mcp';
