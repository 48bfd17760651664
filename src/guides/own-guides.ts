import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import matter from 'gray-matter';
import { z } from 'zod';
import { compareText } from '../agent/compare-text.ts';
import { slugOf } from '../agent/slug.ts';
import { LOGO_FORMATS, readPicture, type Picture } from '../identity/picture.ts';
import { imagesIn } from '../prompt/own-text.ts';
import { decoded } from './own-guide-href.ts';

/**
 * Reads the guides of a catalogue's own: the Markdown files of a folder. A header may give title, description and order; the
 * title is otherwise the first heading, or the file's name.
 * @param folder absolute path
 * @param taken the names of the other guides that the catalogue shows
 * @throws Error that lists everything wrong with the files, each with what to do
 */
export async function readOwnGuides(folder: string, taken: readonly string[]): Promise<OwnGuide[]> {
  const names = readdirSync(folder).filter((name) => /\.(?:md|markdown)$/i.test(name));
  const wrong: string[] = [];
  const guides: OwnGuide[] = [];
  for (const name of names.sort(compareText)) {
    const guide = await readGuide(folder, name);
    const used = [...taken, ...guides.map(({ id }) => id)];
    if (typeof guide === 'string') wrong.push(`${join(folder, name)}${guide}`);
    else if (used.includes(guide.id))
      wrong.push(`${join(folder, name)}: there is another guide "${guide.id}"; rename the file`);
    else guides.push(guide);
  }
  if (wrong.length > 0) throw new Error(`Guides of your own have errors:\n  ${wrong.join('\n  ')}`);
  return guides.sort((a, b) => a.order - b.order);
}

/** One guide, or what is wrong with it, after the file's name. */
async function readGuide(folder: string, name: string): Promise<OwnGuide | string> {
  const file = readHeader(
    readFileSync(join(folder, name), 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n'),
  );
  if (typeof file === 'string') return file;
  const header = headerSchema.safeParse(file.data);
  if (!header.success) {
    const [issue] = header.error.issues;
    return `: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  }
  const stem = name.replace(/\.\w+$/, '');
  const content = file.content.trimStart();
  const heading = /^# (\S.*)/.exec(content)?.[1]?.trim() ?? '';
  const { title = heading || stem, description = '', order = Infinity } = header.data;
  // The page shows the title by itself.
  const text = title === heading ? content.replace(/^.*/, '') : content;
  const pictures = new Map<string, Picture>();
  for (const url of imagesIn(text)) {
    if (/^[a-z][\w+.-]*:|^\/\//i.test(url))
      return `: the image ${url} is on another host; put it beside the guide, because pages load nothing from elsewhere`;
    const path = resolve(folder, decoded(url));
    if (!path.startsWith(folder + sep)) return `: the image ${url} is outside the folder of the guides`;
    const picture = await readPicture(path, LOGO_FORMATS);
    if (typeof picture === 'string') return `: ${picture}`;
    pictures.set(url, picture);
  }
  return {
    id: slugOf(stem) || 'guide',
    file: name,
    title,
    description,
    order,
    text,
    pictures,
  };
}

/** The header as data, and the text below it; or why it cannot be read. */
function readHeader(text: string): { data: unknown; content: string } | string {
  try {
    return matter(text, YAML_ONLY);
  } catch (error) {
    return `: its header cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Keeps headers in other languages from being evaluated. */
const YAML_ONLY = { engines: { json: refuse, javascript: refuse } };

function refuse(): never {
  throw new Error('A header is read as YAML only.');
}

const headerSchema = z.object({
  /** The title and heading of the page. */
  title: z.string().trim().min(1).max(120).optional(),
  /** What a reader learns, in a sentence or two. */
  description: z.string().trim().max(400).optional(),
  /** The guide's position among the catalogue's own. */
  order: z.number().optional(),
});

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
