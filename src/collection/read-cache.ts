import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import type { CatalogueFile } from '../catalogue/entry.ts';

/**
 * What an earlier build found out about each file, by its path.
 * @param path where it is kept
 * @param reader tells the code and the vocabulary that files are read with; what others have read is not taken
 * @returns nothing when nothing can be taken
 */
export async function readCache(path: string, reader: string): Promise<Map<string, CatalogueFile>> {
  const known = new Map<string, CatalogueFile>();
  try {
    let first = true;
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      if (first && line !== reader) return known;
      if (!first) {
        const file = kept.parse(JSON.parse(line));
        known.set(file.file, file);
      }
      first = false;
    }
  } catch {
    // There is none yet, or it was cut short: what is whole of it can be taken.
  }
  return known;
}

/**
 * Keeps what was found out, a line for each file.
 * @param lines the files as JSON
 * @throws Error when it cannot be written
 */
export async function writeCache(path: string, reader: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const stream = createWriteStream(part);
  stream.write(`${reader}\n`);
  // These two end a line for the reader, and may stand unescaped in JSON.
  for (const line of lines) stream.write(`${line.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`);
  stream.end();
  await finished(stream);
  await rename(part, path);
}

/** What is kept is what was read; its type is lost on the way. */
const kept = z.custom<CatalogueFile>((value) => typeof value === 'object' && value !== null && 'status' in value);
