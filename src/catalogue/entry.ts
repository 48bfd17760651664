import type { Agent } from '../agent/agent-file.ts';
import { type Finding } from '../agent/findings/finding.ts';
import { compareText } from '../agent/compare-text.ts';
import type { Coverage } from '../vocabulary/coverage.ts';
import type { Candidate } from '../vocabulary/evidence.ts';
import type { Heading } from '../prompt/render-prompt.ts';
import type { FamilyMember } from './likeness/family.ts';
import type { ToolFile } from './tool-file.ts';
import type { ToolReading } from './tool-reading.ts';
import type { Provenance } from './provenance.ts';
import type { HistoryReach, Version } from './version.ts';

/** Compares agents for the order of lists: by name, then by file. */
export function byName(a: AgentEntry, b: AgentEntry): number {
  return compareText(a.agent.name, b.agent.name) || compareText(a.file, b.file);
}

/** A Markdown file of the agents folders: an agent, a file with an error, or a file that is not an agent. */
export type CatalogueFile = AgentEntry | RejectedFile | SkippedFile;

/** An agent of the catalogue. */
export interface AgentEntry extends FileBase, Derived {
  status: 'agent';
  /** Its page is `/agents/<slug>/`, its file `/agents/<slug>.md`. */
  slug: string;
  /** The slugs that it does not have because they would fit other agents too. */
  sharedSlugs: string[];
  /** The slugs of other agents of the same name for the same tool; of very many, the first few. */
  sameNamed: string[];
  /** The same agent in files for other tools, at most one for each tool. */
  family: FamilyMember[];
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string;
  agent: Agent;
  /** When the file last changed according to git, in ISO 8601; undefined when git has no history of these bytes. */
  changed: string | undefined;
  /** Its versions according to git, newest first; empty where there is no history. */
  versions: readonly Version[];
  /** How far back they are known. */
  history: HistoryReach;
  /** Whether it came into its collection only lately, measured from the newest commit; see `src/collection/newness.ts`. */
  isNew: boolean;
  /** Its licence, source, author and version, where the file or its folder gives them. */
  provenance: Provenance;
}

/** What is derived from the text of an agent's file when it is read, so that no later stage has to read it again. */
export interface Derived extends Omit<Coverage, 'proofs'> {
  /** The line that proves each claim, in the order of the claims. */
  evidence: Candidate[];
  /** The lines to show instead if it turns out that many agents share them: for each claim, the best first. */
  spares: Candidate[][];
  /** The proof of each claim, packed, in the order of the claims. */
  proofs: string[];
  /** The lines of its file that links may lead to. */
  linked: number[];
  /** The terms that search finds it by: one per line, each after its weight. */
  terms: string;
  /** The language of its prompt, as a tag; absent where it is English or not recognised. */
  promptLang?: string | undefined;
  /** The same of its summary. */
  summaryLang?: string | undefined;
  /** A digest of its prompt's wording that finds near-duplicates. */
  minhash: number[];
  /** A digest of its prompt's words: equal for prompts that differ only in white space. */
  promptDigest: string;
  /** The headings of its prompt, in order. */
  headings: Heading[];
  /** What each tool does with it. */
  tools: ToolReading[];
  /** The file that each tool gets. */
  files: ToolFile[];
  /** SHA-256 of its portable copy, in hexadecimal; undefined when every reader loads the file as it is. */
  portable: string | undefined;
}

/** A file with an error, left out of the catalogue. */
interface RejectedFile extends FileBase {
  status: 'rejected';
}

/** A file that is not an agent. */
export interface SkippedFile extends FileBase {
  status: 'skipped';
  /** Why, as in "skipped: a README". */
  reason: string;
}

interface FileBase {
  /** Path below the agents folder, with forward slashes. */
  file: string;
  findings: Finding[];
  /** The state of the file when it was read; undefined when it was not read. */
  stamp: Stamp | undefined;
}

/** Properties of a file that show when it has changed. Times are in milliseconds since 1970. */
export interface Stamp {
  /** In bytes. */
  size: number;
  /** When the content last changed. */
  modified: number;
  /** When the content or metadata last changed; cannot be set back. */
  changed: number;
  /** The file's inode. */
  node: number;
}
