import type { Dropped } from './checks/cut-values.ts';
import type { DialectId, FileFormat, Values } from './dialects/dialect.ts';
import { textInValueFile } from './header/value-file.ts';
import type { Access } from './fields/access.ts';
import type { LocatedExample } from './examples/examples.ts';
import type { Finding } from './findings/finding.ts';
import type { Loading } from './loading.ts';
import type { Delimiters, Route } from './header/frontmatter.ts';
import type { Size } from './size.ts';
import type { Field } from './header/strict-yaml.ts';

/**
 * The prompt of an agent file as text with LF line endings: what the model reads when the agent is called.
 * @param bytes the whole file
 */
export function bodyOf(bytes: Uint8Array, agent: Agent): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  if (agent.format !== 'markdown') return textInValueFile(decoder.decode(bytes), agent.format, agent.promptField);
  return decoder.decode(bytes.subarray(agent.bodyOffset)).replaceAll('\r\n', '\n');
}

/**
 * Everything above the prompt of an agent file, as text with LF line endings; the whole file if the prompt is one of its
 * fields.
 * @param bytes the whole file
 */
export function headerOf(bytes: Uint8Array, agent: Agent): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(bytes.subarray(0, agent.bodyOffset)).replaceAll('\r\n', '\n');
}

/** The model that an agent asks for, as written; `inherit` when it asks for none. */
export function modelOf(agent: Agent): string {
  const model = valueOf(agent, 'model');
  return typeof model === 'string' && model.trim() !== '' ? model.trim() : 'inherit';
}

/** What a field of Claude Code says, in whatever form the file says it; undefined when it does not. */
export function valueOf(agent: Agent, key: string): unknown {
  return Object.hasOwn(agent.values, key) ? agent.values[key] : undefined;
}

/** An agent file that has been read. */
export interface AgentFile {
  /** Path below the agents folder, with forward slashes. */
  file: string;
  /** The file's bytes, unchanged. */
  bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string;
  /** The agent; undefined when an error keeps the file out of the catalogue, or when it has no header. */
  agent: Agent | undefined;
  /** Everything worth reporting about the file, in the order of its lines. */
  findings: Finding[];
}

/** What an agent file defines. */
export interface Agent {
  name: string;
  /** The description as the author meant it, with line breaks where escapes survived parsing. */
  description: string;
  /** Whether the description had such escapes. */
  escaped: boolean;
  /** The description without its examples and without marks of Markdown. */
  summary: string;
  /** The examples of the description, then those of the body. */
  examples: LocatedExample[];
  /** The tool that the file is written for. */
  dialect: DialectId;
  /** What shows that, each as what follows "because of". */
  evidence: string[];
  /** How the file is written. */
  format: FileFormat;
  /** The field that has the prompt; empty if the prompt is what follows the header. */
  promptField: string;
  /** What its fields say in Claude Code's terms, by Claude Code's names. */
  values: Values;
  /** Its fields that only its own tool has a use for. */
  ownFields: string[];
  /** How the header was read. */
  route: Route;
  /** Whether the file starts with a byte order mark, which some tools do not expect. */
  bom: boolean;
  /** What sets the header off from the rest. */
  delimiters: Delimiters;
  /** Who loads the file as it is. */
  loading: Loading;
  /** The parts of values that are in the file and are not loaded. */
  dropped: Dropped[];
  /** The fields of the frontmatter, in the order of the file. */
  fields: Field[];
  /** What it may do. */
  access: Access;
  /** 1-based line on which the body starts. */
  bodyLine: number;
  /** Offset in bytes at which the body starts. */
  bodyOffset: number;
  /** The size of the file, in bytes; of the description, which is always in context; and of the body, read on call. */
  size: { file: number; description: Size; body: Size };
}
