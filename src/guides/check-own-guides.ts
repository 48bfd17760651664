import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { showsGuide, type Identity } from '../identity/identity.ts';
import { readOwnGuides } from './own-guides.ts';

/**
 * Reads the guides of a catalogue's own before anything else is done, so that what is wrong with them is told at once.
 * @param root absolute path of the project, whose guides come with the catalogue
 * @throws Error that lists everything wrong with them
 */
export async function checkOwnGuides(
  identity: Pick<Identity, 'guidesFolder' | 'shownGuides'>,
  root: string,
): Promise<void> {
  if (identity.guidesFolder === undefined) return;
  const names = readdirSync(join(root, 'content/guides')).flatMap((name) => /^(.+)\.mdx$/.exec(name)?.[1] ?? []);
  await readOwnGuides(
    identity.guidesFolder,
    names.filter((id) => showsGuide(identity, id)),
  );
}
