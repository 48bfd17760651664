import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { SITE_FILE_NAME } from '../../identity/site-file.ts';

/**
 * The folder with the catalogue's own guides, which a build does not read as agents. What is wrong with the file that names it
 * is for a build to tell.
 * @param siteFile absolute path of the file that says who the catalogue is; undefined if it is in the first folder, or nowhere
 * @param folders absolute paths of the folders of agents
 */
export function guidesFolder(siteFile: string | undefined, folders: readonly string[]): string | undefined {
  const file = siteFile ?? (folders[0] === undefined ? undefined : join(folders[0], SITE_FILE_NAME));
  if (file === undefined) return undefined;
  try {
    const read = named.safeParse(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')));
    return read.success ? resolve(dirname(file), read.data.guides.folder) : undefined;
  } catch {
    return undefined;
  }
}

const named = z.object({ guides: z.object({ folder: z.string().trim() }) });
