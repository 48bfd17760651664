import { stringify } from 'yaml';
import type { Agent } from './agent-file.ts';

/**
 * Writes the same agent as a file that every reader loads: no byte order mark, LF in the header, the same values in
 * the same order with strings in double quotes on one line, and the same body, byte for byte.
 * @param bytes the agent's file
 */
export function portableForm(bytes: Uint8Array, agent: Agent): Uint8Array {
  const lines = agent.fields.map(({ key, value }) =>
    fieldLine(key, Object.hasOwn(TEXTS, key) ? TEXTS[key]?.(agent) : value),
  );
  const header = new TextEncoder().encode(`---\n${lines.join('')}---\n`);
  const body = bytes.subarray(agent.bodyOffset);
  const file = new Uint8Array(header.length + body.length);
  file.set(header);
  file.set(body, header.length);
  return file;
}

/** The fields that are text, whatever YAML reads them as. */
const TEXTS: Readonly<Record<string, (agent: Agent) => string>> = {
  name: ({ name }) => name,
  description: ({ description }) => description,
};

/** One field, with strings in double quotes on one line and escapes for the characters that YAML calls unprintable. */
function fieldLine(key: string, value: unknown): string {
  const options = {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    lineWidth: 0,
    doubleQuotedAsJSON: true,
  } as const;
  return (
    stringify({ [key]: value }, options)
      // Claude Code ends a header at three hyphens, wherever they are.
      .replace(/-(?=--)/g, '\\u002d')
      .replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replace(/^"([A-Za-z_][\w-]*)":/, '$1:')
  );
}

/** The unprintable characters of YAML that JSON may leave as they are. @see https://yaml.org/spec/1.2.2/#51-character-set */
const UNPRINTABLE =
  /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
