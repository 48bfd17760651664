import { readAgent } from '../agent/read-agent.ts';
import { portableForm } from '../agent/portable.ts';
import { diffLines, type Edit } from './line-diff.ts';
import { fileLines, type FileLines } from './line-endings.ts';

/**
 * Compares a file with the catalogue's.
 * @param known the bytes of the catalogue's file
 * @param dropped the bytes of the visitor's file
 */
export function fileDifference(known: Uint8Array, dropped: Uint8Array): FileDifference {
  const before = fileLines(known);
  const after = fileLines(dropped);
  const edits = diffLines(before.lines, after.lines);
  const count = (kind: Edit['kind']): number =>
    edits.reduce((sum, edit) => sum + (edit.kind === kind ? edit.lines : 0), 0);
  const longer = Math.max(before.lines.length, after.lines.length);
  const sameText = edits.every(({ kind }) => kind === 'same');
  const stored = storageDifferences(before, after);
  if (sameText && stored.length === 0)
    stored.push('It differs from the catalogue’s in bytes that do not show in the text.');
  return {
    edits,
    added: count('added'),
    removed: count('removed'),
    share: longer === 0 ? 1 : count('same') / longer,
    sameText,
    stored,
    portable: isPortableOf(known, dropped),
  };
}

/** Differences in how two files are stored, each as a sentence about the second. */
function storageDifferences(before: FileLines, after: FileLines): string[] {
  const sentences: string[] = [];
  if (after.endings !== before.endings && after.endings !== 'none' && before.endings !== 'none') {
    sentences.push(`Its lines end in ${ENDINGS[after.endings]}; the catalogue’s in ${ENDINGS[before.endings]}.`);
  }
  if (after.source.bom !== before.source.bom) {
    sentences.push(
      after.source.bom
        ? 'It starts with a byte order mark; the catalogue’s does not.'
        : 'It has no byte order mark; the catalogue’s starts with one.',
    );
  }
  if (after.endsWithBreak !== before.endsWithBreak) {
    sentences.push(
      after.endsWithBreak
        ? 'It has a line break at its end; the catalogue’s has none.'
        : 'It has no line break at its end; the catalogue’s has one.',
    );
  }
  return sentences;
}

const ENDINGS = { lf: 'LF', crlf: 'CRLF, as on Windows', mixed: 'a mix of CRLF and LF' } as const;

/** Whether a file is the portable copy of a known one. */
function isPortableOf(known: Uint8Array, dropped: Uint8Array): boolean {
  const { agent } = readAgent(known, '');
  if (agent === undefined) return false;
  const portable = portableForm(known, agent);
  return portable.length === dropped.length && portable.every((byte, index) => byte === dropped[index]);
}

/** How a file differs from the catalogue's. */
export interface FileDifference {
  /** Turns the lines of the catalogue's file into those of the other. */
  edits: Edit[];
  /** How many lines only the other file has. */
  added: number;
  /** How many lines only the catalogue's file has. */
  removed: number;
  /** The share of the longer file's lines that both have, from 0 to 1. */
  share: number;
  /** Whether all lines are the same. */
  sameText: boolean;
  /** Differences in line endings, byte order mark and final line break, one sentence each. */
  stored: string[];
  /** Whether the file is the portable copy of the catalogue's. */
  portable: boolean;
}
