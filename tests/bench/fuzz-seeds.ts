import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own agent files, shipped ones and fixtures, in a stable order. */
export function readSeeds(): Uint8Array[] {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  return ['content/agents', 'tests/fixtures/agents', 'tests/fixtures/broken'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.endsWith('README.md'))
      .sort()
      .map((name) => new Uint8Array(readFileSync(join(root, folder, name)))),
  );
}
