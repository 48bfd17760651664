import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Makes the folders for some files, each folder once. @param paths the files' paths below `outDir` */
export function makeFolders(paths: readonly string[], outDir: string): void {
  for (const folder of new Set(paths.map((path) => dirname(join(outDir, path)))))
    mkdirSync(folder, { recursive: true });
}
