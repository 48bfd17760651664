import { createHash } from 'node:crypto';
import { gitTokens, runGit, type Git } from './run-git.ts';

/**
 * Reads the content of files that git keeps, in one run of git. Content that is missing, as in a partial clone, is left out.
 * @param ids of blobs, in hexadecimal
 * @throws Error when git fails or takes too long
 */
export async function* readBlobs(git: Git, ids: readonly string[]): AsyncGenerator<Blob> {
  if (ids.length === 0) return;
  let rest: Buffer = Buffer.alloc(0);
  let waiting: Buffer[] = [];
  let needed = 0;
  let length = 0;
  for await (const chunk of runGit(git, ['cat-file', '--batch', '--buffer'], Buffer.from(`${ids.join('\n')}\n`))) {
    waiting.push(chunk);
    length += chunk.length;
    // Joining at every chunk would copy a long file again and again.
    if (rest.length + length < needed) continue;
    rest = Buffer.concat([rest, ...waiting]);
    waiting = [];
    length = 0;
    for (;;) {
      const end = rest.indexOf(LINE_FEED);
      if (end === -1) break;
      const [id = '', type = '', size = '0'] = rest.toString('latin1', 0, end).split(' ');
      const isThere = type !== 'missing';
      needed = isThere ? end + 1 + Number(size) + 1 : end + 1;
      if (rest.length < needed) break;
      if (type === 'blob') yield { id, bytes: rest.subarray(end + 1, needed - 1) };
      rest = rest.subarray(needed);
      needed = 0;
    }
  }
}

/**
 * The sizes of files that git keeps, by id, without reading the files. What is missing is left out.
 * @param ids of blobs, in hexadecimal
 * @throws Error when git fails or takes too long
 */
export async function readSizes(git: Git, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const command = ['cat-file', '--batch-check', '--buffer'];
  let answer = '';
  for await (const token of gitTokens(git, command, Buffer.from(`${ids.join('\n')}\n`))) answer += token;
  const found = [...answer.matchAll(/^([0-9a-f]{40,64}) blob (\d+)$/gm)];
  return new Map(found.map(([, id = '', size]) => [id, Number(size)]));
}

/**
 * Makes the digest of a file that git keeps without holding the file in memory.
 * @param id of a blob, in hexadecimal
 * @throws Error when git fails or takes too long
 */
export async function digestBlob(git: Git, id: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of runGit(git, ['cat-file', 'blob', id])) hash.update(chunk);
  return hash.digest('hex');
}

const LINE_FEED = 0x0a;

/** The content of a file. */
export interface Blob {
  /** In hexadecimal. */
  id: string;
  bytes: Uint8Array;
}
