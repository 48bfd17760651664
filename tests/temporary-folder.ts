import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
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
    // Node stops half-way, without an error, when another process removes files in the folder at the same time.
    for (let tries = 0; tries < 10 && existsSync(path); tries += 1) {
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    }
  });
  return path;
}
