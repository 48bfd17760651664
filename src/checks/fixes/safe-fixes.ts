import type { AgentFile } from '../../agent/agent-file.ts';
import { overlap, replaceLines, replacementFor, type Replacement } from './replacement.ts';
import { areGone, isSameAgent } from './same-agent.ts';

/**
 * Fixes everything in a file that can be fixed without a change of what the file says. Each fix is tried: the fixed file is
 * read, and must give the same agent without the findings, and without new ones. What fails stays as it is.
 * @param file the file as it was read
 * @param reread reads other bytes as the same file
 */
export function fixSafely(file: AgentFile, reread: (bytes: Uint8Array) => AgentFile): FixedFile {
  const fixes: Replacement[] = [];
  let now = file;
  // A fix can make way for another, as when a field has two findings.
  for (;;) {
    const { result, kept } = keepSafe(now, candidatesIn(now), reread);
    if (kept.length === 0) return { file: now, fixes };
    fixes.push(...kept);
    now = result;
  }
}

/**
 * The fixes of a file of which each is safe by itself.
 * @param file the file as it was read
 * @param reread reads other bytes as the same file
 */
export function safeByThemselves(file: AgentFile, reread: (bytes: Uint8Array) => AgentFile): Replacement[] {
  return candidatesIn(file).filter((candidate) => tryOut(file, [candidate], reread) !== undefined);
}

/** At most this many fixes are tried at once. A file with more is fixed in several rounds. */
const MAX_CANDIDATES = 100;

/** The fixes that findings offer, none of which overlaps another; findings that ask for the same fix share it. */
function candidatesIn(file: AgentFile): Replacement[] {
  const candidates: Replacement[] = [];
  for (const finding of file.findings) {
    if (candidates.length >= MAX_CANDIDATES) break;
    const replacement = replacementFor(file, finding);
    if (replacement === undefined) continue;
    const other = candidates.find((each) => overlap(each, replacement));
    if (other === undefined) candidates.push(replacement);
    else if (other.startLine === replacement.startLine && other.text === replacement.text) other.findings.push(finding);
  }
  return candidates;
}

/** Applies as many of the fixes as are safe: all at once if possible, otherwise the halves one after the other. */
function keepSafe(
  file: AgentFile,
  candidates: readonly Replacement[],
  reread: (bytes: Uint8Array) => AgentFile,
): { result: AgentFile; kept: Replacement[] } {
  const kept: Replacement[] = [];
  let result = file;
  const attempt = (some: readonly Replacement[]): void => {
    if (some.length === 0) return;
    const fixed = tryOut(file, [...kept, ...some], reread);
    if (fixed !== undefined) {
      kept.push(...some);
      result = fixed;
    } else if (some.length > 1) {
      const half = Math.ceil(some.length / 2);
      attempt(some.slice(0, half));
      attempt(some.slice(half));
    }
  };
  attempt(candidates);
  return { result, kept };
}

/** Reads a file with some lines replaced; undefined if that would not be safe. */
function tryOut(
  file: AgentFile,
  replacements: readonly Replacement[],
  reread: (bytes: Uint8Array) => AgentFile,
): AgentFile | undefined {
  const fixed = reread(replaceLines(file.bytes, replacements));
  const findings = replacements.flatMap((each) => each.findings);
  return isSameAgent(file, fixed) && areGone(findings, file.findings, fixed.findings) ? fixed : undefined;
}

/** A file and the fixes that were made in it. */
export interface FixedFile {
  /** The file as it is after them. */
  file: AgentFile;
  /** In the order in which they were made; the lines are those before each round of fixes. */
  fixes: Replacement[];
}
