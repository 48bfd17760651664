import type { Agent } from '../agent/agent-file.ts';
import { type Finding } from '../agent/findings/finding.ts';
import { compareText } from '../agent/compare-text.ts';
import type { Coverage } from '../vocabulary/coverage.ts';
import type { Evidence } from '../vocabulary/evidence.ts';
import type { Heading } from '../prompt/render-prompt.ts';
import type { Provenance } from './provenance.ts';

/** Orders agents as they are listed: by their names, and by their addresses where these are the same. */
export function byName(a: AgentEntry, b: AgentEntry): number {
  return compareText(a.agent.name, b.agent.name) || compareText(a.slug, b.slug);
}

/** A Markdown file of the agents folder: an agent, a file with an error, or a file that is no agent. */
export type CatalogueFile = AgentEntry | RejectedFile | SkippedFile;

/** An agent of the catalogue. */
export interface AgentEntry extends FileBase, Derived {
  status: 'agent';
  /** Its address: the page is `/agents/<slug>/`, the file `/agents/<slug>.md`. */
  slug: string;
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string;
  agent: Agent;
  /** When the file last changed, as git knows it: ISO 8601; undefined when there is no history of these bytes. */
  changed: string | undefined;
  /** Licence, source and the like, where the file or its folder says so. */
  provenance: Provenance;
}

/** What is derived from the text of an agent's file when it is read, so that no later stage has to read it for that. */
export interface Derived extends Coverage {
  /** The line that proves each claim, in the order of the claims. */
  evidence: Evidence[];
  /** What search finds it by: a line for each term, the term's weight first. */
  terms: string;
  /** The wording of its prompt in short, by which near-duplicates are found. */
  minhash: number[];
  /** The headings of its prompt, in their order. */
  headings: Heading[];
  /** SHA-256 of its portable copy, in hexadecimal; undefined where every reader loads the file as it is. */
  portable: string | undefined;
}

/** A file with an error, left out of the catalogue. */
interface RejectedFile extends FileBase {
  status: 'rejected';
}

/** A file that is no agent. */
export interface SkippedFile extends FileBase {
  status: 'skipped';
  /** Why, as in "skipped: a README". */
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
