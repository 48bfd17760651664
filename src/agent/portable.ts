import { stringify } from 'yaml';
import type { Agent } from './agent.ts';

/**
 * The same agent as a file that every YAML reader loads: LF in the header, no byte order mark, the same values in the
 * same order with strings in double quotes on one line, and the body byte for byte.
 * @param bytes the agent's file
 */
export function portableForm(bytes: Uint8Array, agent: Agent): Uint8Array {
  const lines = agent.fields.map(({ key, value }) => fieldLine(key, TEXTS[key]?.(agent) ?? value));
  const header = new TextEncoder().encode(`---\n${lines.join('')}---\n`);
  const body = bytes.subarray(agent.bodyOffset);
  const file = new Uint8Array(header.length + body.length);
  file.set(header);
  file.set(body, header.length);
  return file;
}

/** The fields that are text whatever YAML makes of them. */
const TEXTS: Readonly<Record<string, (agent: Agent) => string>> = {
  name: ({ name }) => name,
  description: ({ description }) => description,
};

function fieldLine(key: string, value: unknown): string {
  return stringify(
    { [key]: value },
    { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0, doubleQuotedAsJSON: true },
  );
}
