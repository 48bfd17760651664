import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCheck, type Call, type Outcome } from '../../../../src/checks/command/run-check.ts';

/** Writes files below a folder, by their paths. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Calls the command in a folder, as if it were the project's, without colours. */
export async function callIn(folder: string, words: readonly string[], call: Partial<Call> = {}): Promise<Outcome> {
  return runCheck(words, { env: {}, folder, root: folder, version: '1.2.3', color: false, width: 100, ...call });
}

/** An agent without findings. */
export function fine(name: string): string {
  return `---\nname: ${name}\ndescription: Reviews changes before they are merged.\ntools: Read, Grep\n---\n\nReview the change.\n`;
}

/** An agent with a warning that has a safe fix. */
export function fixable(name: string): string {
  return fine(name).replace('Reviews changes before', 'Reviews: changes before');
}

/** A file with an error. */
export const BROKEN = '---\nname: broken\n---\n\nReview.\n';
