import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Creates an empty folder and returns its absolute path, without symbolic links.
 * @param afterwards registers what removes the folder and all that it then holds: in Vitest `onTestFinished` inside a test
 * or `beforeEach`, `afterAll` outside
 */
export function temporaryFolder(afterwards: (remove: () => void) => unknown): string {
  // A space in the name finds code that splits paths at spaces.
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'agent catalogue-')));
  afterwards(() => {
    // A process that was just killed may still be writing.
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  });
  return path;
}
