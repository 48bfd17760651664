import type { Access } from './fields/access.ts';
import type { LocatedExample } from './examples/examples.ts';
import type { Finding } from './findings/finding.ts';
import type { Route } from './header/frontmatter.ts';
import type { Size } from './size.ts';
import type { Field } from './header/strict-yaml.ts';

/** The body of an agent file as text: what the model reads when the agent is called. Line endings are LF. */
export function bodyOf(bytes: Uint8Array, agent: Agent): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(bytes.subarray(agent.bodyOffset)).replaceAll('\r\n', '\n');
}

/** The model that an agent asks for, as it is written; `inherit` when it asks for none. */
export function modelOf(agent: Agent): string {
  const model = valueOf(agent, 'model');
  return typeof model === 'string' && model.trim() !== '' ? model.trim() : 'inherit';
}

/** The value of a field, or undefined when the file does not have it. */
export function valueOf(agent: Agent, key: string): unknown {
  return agent.fields.find((field) => field.key === key)?.value;
}

/** An agent file, read. */
export interface AgentFile {
  /** Path below the agents folder, with forward slashes. */
  file: string;
  /** The very bytes that were given. */
  bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string;
  /** The agent; undefined when an error keeps the file out, or when it has no header and so is no agent. */
  agent: Agent | undefined;
  /** Everything worth telling about the file, in the order of its lines. */
  findings: Finding[];
}

/** What an agent file defines. */
export interface Agent {
  name: string;
  /** The description as the author meant it: with real line breaks where escapes survived parsing. */
  description: string;
  /** Whether `description` had to be unescaped. */
  escaped: boolean;
  /** The description without its examples. */
  summary: string;
  /** The examples of the description, then those of the body. */
  examples: LocatedExample[];
  route: Route;
  /** The frontmatter in the order of the file. */
  fields: Field[];
  access: Access;
  /** 1-based line on which the body starts. */
  bodyLine: number;
  /** Offset in bytes at which the body starts. */
  bodyOffset: number;
  /** The file in bytes; the description, which is always in context, and the body, which is read on call, measured. */
  size: { file: number; description: Size; body: Size };
}
