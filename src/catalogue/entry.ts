import type { Agent } from '../agent/agent-file.ts';
import { type Finding } from '../agent/findings/finding.ts';
import { compareText } from '../agent/compare-text.ts';
import type { Claim, Mention } from '../vocabulary/coverage.ts';
import type { Provenance } from './provenance.ts';

/** Orders agents as they are listed: by their names, and by their addresses where these are the same. */
export function byName(a: AgentEntry, b: AgentEntry): number {
  return compareText(a.agent.name, b.agent.name) || compareText(a.slug, b.slug);
}

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
  /** The capabilities that its file proves, strongest first, each with the line that proves it. */
  claims: Claim[];
  /** Everything that its file speaks of, also in passing; search finds it by these when nobody proves more. */
  mentions: Mention[];
  /** How much of it lies in each group of capabilities, from 0 to 1; the fingerprint is drawn from it. */
  shares: number[];
  /** What search finds it by: a line for each term, the term's weight first. */
  terms: string;
  /** The wording of its prompt in short, by which near-duplicates are told. */
  sketch: number[];
  /** When the file last changed, as git knows it: ISO 8601; undefined when there is no history of these bytes. */
  changed: string | undefined;
  /** Licence, source and the like, where the file or its folder says so. */
  provenance: Provenance;
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
