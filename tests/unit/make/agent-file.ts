import type { Agent, AgentFile } from '../../../src/agent/agent-file.ts';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { codesOf } from '../findings.ts';
import { bytesOf } from './bytes.ts';

/** Reads a text as a file called agent.md. */
export function read(text: string): AgentFile {
  return readAgent(bytesOf(text), 'agent.md');
}

/** The text of a file whose header holds a name, then these lines. */
export function fileWith(header: string, body = 'Do the work.\n'): string {
  return `---\nname: helper\n${header}\n---\n\n${body}`;
}

/** Reads a file whose header holds a name, a description and, from line 4 on, these lines. */
export function readWith(lines: string): AgentFile {
  return read(fileWith(`description: Helps.\n${lines}`));
}

/** The agent of a file. Throws if the file is not an agent. */
export function agentOf(file: AgentFile): Agent {
  if (file.agent === undefined) throw new Error(`not an agent: ${codesOf(file).join(', ')}`);
  return file.agent;
}

/** An agent with this description, which may hold any characters. */
export function agentDescribed(description: string): Agent {
  return agentOf(read(fileWith(`description: ${JSON.stringify(description)}`)));
}
