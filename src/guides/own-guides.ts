import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { compareText } from '../agent/compare-text.ts';
import { isReservedSlug } from '../agent/slug.ts';
import { folded } from '../catalogue/unique-names.ts';
import { LOGO_FORMATS, readPicture, type Picture } from '../identity/picture.ts';
import { addressesIn } from '../prompt/own-text.ts';
import { decoded, ownGuideId } from './own-guide-href.ts';
import { readOwnGuideHeader, type Problem } from './own-guide-header.ts';

/**
 * Reads the guides of a catalogue's own: the Markdown files of a folder. A header may give title, description and order; the
 * title is otherwise the first heading, or the file's name.
 * @param folder absolute path
 * @param taken the names of the other guides that the catalogue shows
 * @throws Error that lists everything wrong with all files, each with its line, its column and what to do
 */
export async function readOwnGuides(folder: string, taken: readonly string[]): Promise<OwnGuide[]> {
  const root = realpathSync(folder);
  const names = readdirSync(folder)
    .filter((name) => ENDING.test(name))
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() !== false)
    .sort(compareText);
  const owners = new Map<string, string | undefined>(taken.map((id) => [folded(id), undefined]));
  const wrong: string[] = [];
  const guides: OwnGuide[] = [];
  for (const name of names) {
    const { guide, problems } = await readGuide({ folder, root, name, names, taken });
    const problem = problemOfId(guide.id, owners);
    if (problem !== undefined) problems.unshift({ line: 1, column: 1, reason: problem });
    else owners.set(folded(guide.id), name);
    for (const { line, column, reason } of problems) wrong.push(`${join(folder, name)}:${line}:${column} ${reason}.`);
    guides.push(guide);
  }
  if (wrong.length > 0) throw new Error(`Guides of your own have errors:\n${wrong.join('\n')}`);
  return guides.sort((a, b) => a.order - b.order);
}

const ENDING = /\.(?:md|markdown)$/i;

/** Why a guide cannot have its name. @param owners the files of the guides so far; undefined for one that comes with the catalogue */
function problemOfId(id: string, owners: ReadonlyMap<string, string | undefined>): string | undefined {
  if (isReservedSlug(id)) return `no page can be called "${id}" on every system; rename the file`;
  if (!owners.has(folded(id))) return undefined;
  const owner = owners.get(folded(id));
  const other = owner === undefined ? 'one that comes with the catalogue' : `that of ${owner}`;
  return `there is another guide "${id}", ${other}; rename the file`;
}

/** One guide, and what is wrong with it. */
async function readGuide(place: GuidePlace): Promise<{ guide: OwnGuide; problems: Problem[] }> {
  const { folder, name } = place;
  const file = textOf(place);
  const whole = typeof file === 'string' ? file : '';
  const { data, bodyStart, problems } = readOwnGuideHeader(whole);
  if (typeof file !== 'string') problems.push(file);
  const stem = name.replace(ENDING, '');
  const content = whole.slice(bodyStart).trimStart();
  const heading = /^# (\S.*)/.exec(content)?.[1]?.trim() ?? '';
  const { title = heading || stem, description = '', order = Infinity } = data;
  // The page shows the title by itself.
  const text = title === heading ? content.replace(/^.*/, '') : content;
  const linesBefore = whole.slice(0, whole.length - text.length).split('\n').length - 1;
  const pictures = new Map<string, Picture>();
  for (const { kind, url, line, column } of addressesIn(text)) {
    const found = kind === 'link' ? problemOfLink(url, place) : await pictureAt(url, folder, place.root);
    if (typeof found === 'string') problems.push({ line: line + linesBefore, column, reason: found });
    else if (found !== undefined) pictures.set(url, found);
  }
  return { guide: { id: ownGuideId(stem), file: name, title, description, order, text, pictures }, problems };
}

/** The text of a guide's file; or why it is not read. */
function textOf({ folder, root, name }: GuidePlace): string | Problem {
  const path = join(folder, name);
  try {
    const target = realpathSync(path);
    if (!target.startsWith(root + sep)) {
      return atStart(`it is a link to ${target}, outside the folder of the guides; put the file itself there`);
    }
    return readFileSync(target, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return atStart(
      code === 'ENOENT'
        ? 'it is a link to a file that does not exist; remove it, or put the file itself there'
        : `it cannot be read (${code}); check its permissions`,
    );
  }
}

function atStart(reason: string): Problem {
  return { line: 1, column: 1, reason };
}

/** Why a link leads nowhere, as far as that can be told. */
function problemOfLink(url: string, { names, taken }: GuidePlace): string | undefined {
  if (/^(?:[a-z][\w+.-]*:|\/\/|#)/i.test(url)) return undefined;
  const ids = names.map((name) => ownGuideId(name.replace(ENDING, '')));
  const [, absolute] = /^\/guides\/([^/?#]+)/.exec(url) ?? [];
  if (absolute !== undefined && ![...taken, ...ids].includes(decoded(absolute))) {
    return `the link to ${url} leads to a guide that this catalogue does not show; lead it elsewhere, or show that guide`;
  }
  const [, path] = /^([^/?#][^?#]*)\.(?:md|markdown)(?:[?#]|$)/i.exec(url) ?? [];
  if (path === undefined) return undefined;
  const stem = path.replace(/^(?:\.\/)+/, '');
  if (!stem.includes('/') && ids.includes(ownGuideId(decoded(stem)))) return undefined;
  return `the link to ${url} leads to no file in the folder of the guides; correct its name, or put the file there`;
}

/** A picture that a guide shows; or why it cannot. */
async function pictureAt(url: string, folder: string, root: string): Promise<Picture | string> {
  if (/^[a-z][\w+.-]*:|^\/\//i.test(url)) {
    return `the image ${url} is on another host; put it beside the guide, because pages load nothing from elsewhere`;
  }
  const path = resolve(folder, decoded(url));
  const outside = `the image ${url} is outside the folder of the guides; put the picture itself there`;
  if (!path.startsWith(folder + sep)) return outside;
  try {
    if (!realpathSync(path).startsWith(root + sep)) return outside;
  } catch {
    // Below, the reason is given.
  }
  const picture = await readPicture(path, LOGO_FORMATS);
  return typeof picture === 'string' ? `the image ${url} cannot be shown: ${picture}` : picture;
}

/** Where a guide is, and what is around it. */
interface GuidePlace {
  folder: string;
  /** The folder with symbolic links resolved. */
  root: string;
  /** The name of its file. */
  name: string;
  /** The names of all files of guides. */
  names: readonly string[];
  /** The names of the other guides that the catalogue shows. */
  taken: readonly string[];
}

/** A guide of the catalogue's own. */
export interface OwnGuide {
  /** Its page is `/guides/<id>/`. */
  id: string;
  /** The name of its file. */
  file: string;
  title: string;
  description: string;
  /** Its position; those without come last. */
  order: number;
  /** Its Markdown without header and title. */
  text: string;
  /** The pictures that it shows, by address as written. */
  pictures: ReadonlyMap<string, Picture>;
}
