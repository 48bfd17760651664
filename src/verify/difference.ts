import { readAgent } from '../agent/read-agent.ts';
import { portableForm } from '../agent/portable.ts';
import { diffLines, type Edit } from './line-diff.ts';
import { storedText, type StoredText } from './line-endings.ts';

/**
 * How a file differs from the catalogue's.
 * @param known the bytes of the catalogue's file
 * @param given the bytes of the file in question
 */
export function fileDifference(known: Uint8Array, given: Uint8Array): FileDifference {
  const before = storedText(known);
  const after = storedText(given);
  const edits = diffLines(before.lines, after.lines);
  const count = (kind: Edit['kind']): number =>
    edits.reduce((sum, edit) => sum + (edit.kind === kind ? edit.lines : 0), 0);
  const most = Math.max(before.lines.length, after.lines.length);
  const sameText = edits.every(({ kind }) => kind === 'same');
  const stored = storageDifferences(before, after);
  if (sameText && stored.length === 0)
    stored.push('Some of its bytes that do not show are not those of the catalogue’s.');
  return {
    edits,
    added: count('added'),
    removed: count('removed'),
    share: most === 0 ? 1 : count('same') / most,
    sameText,
    stored,
    portable: isPortableOf(known, given),
  };
}

/** How two files are stored differently, a sentence each about the second. */
function storageDifferences(before: StoredText, after: StoredText): string[] {
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
  if (after.ended !== before.ended) {
    sentences.push(
      after.ended
        ? 'It has a line break at its end; the catalogue’s has none.'
        : 'It has no line break at its end; the catalogue’s has one.',
    );
  }
  return sentences;
}

const ENDINGS = { lf: 'LF', crlf: 'CRLF, as on Windows', mixed: 'CRLF here and LF there' } as const;

/** Whether a file is the portable copy of another. */
function isPortableOf(known: Uint8Array, given: Uint8Array): boolean {
  const { agent } = readAgent(known, '');
  if (agent === undefined) return false;
  const portable = portableForm(known, agent);
  return portable.length === given.length && portable.every((byte, at) => byte === given[at]);
}

/** What tells a file from the catalogue's. */
export interface FileDifference {
  /** What turns the lines of the catalogue's file into those of the other. */
  edits: Edit[];
  /** How many lines only the other file has. */
  added: number;
  /** How many lines only the catalogue's file has. */
  removed: number;
  /** How much of the longer file's lines both have, from 0 to 1. */
  share: number;
  /** Whether the lines are all the same. */
  sameText: boolean;
  /** Differences in line endings, byte order mark and final line break, a sentence each. */
  stored: string[];
  /** Whether it is the catalogue's portable copy. */
  portable: boolean;
}
