import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { Misuse } from './misuse.ts';

/**
 * Writes a report into a file, which appears whole or not at all.
 * @param path absolute
 * @throws Misuse when it cannot be written
 */
export function writeReport(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new Misuse(
      `Cannot write the report to "${path}": ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
