import type { Agent } from '../agent/agent.ts';
import type { Finding } from '../agent/finding.ts';

/** A Markdown file of the agents folder: an agent, a file with an error, or a file that is no agent. */
export type CatalogueFile = AgentEntry | RejectedFile | PassedOverFile;

/** An agent of the catalogue. */
export interface AgentEntry extends FileBase {
  status: 'agent';
  /** Its address: the page is `/agents/<slug>/`, the file `/agents/<slug>.md`. */
  slug: string;
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string;
  agent: Agent;
}

/** A file with an error, left out of the catalogue. */
export interface RejectedFile extends FileBase {
  status: 'rejected';
}

/** A file that is no agent. */
export interface PassedOverFile extends FileBase {
  status: 'passed-over';
  /** Why, as the end of the sentence "passed over:". */
  reason: string;
}

interface FileBase {
  /** Path below the agents folder, with forward slashes. */
  file: string;
  findings: Finding[];
  /** How the file looked when it was read; undefined when it was not read. */
  stamp: Stamp | undefined;
}

/** What changes whenever a file does. */
export interface Stamp {
  /** In bytes. */
  size: number;
  /** Last change of the content, in milliseconds. */
  modified: number;
  /** Last change of content or properties, in milliseconds; cannot be set back. */
  changed: number;
  /** The file's number on its disk. */
  node: number;
}
