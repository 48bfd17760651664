import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { MIN_CONTRAST, readableAccent } from './accent.ts';
import { identityOf, type Identity } from './identity.ts';
import { ICON_FORMATS, LOGO_FORMATS, readPicture } from './picture.ts';
import type { Settings } from '../settings.ts';
import { SITE_FILE_NAME, siteFileSchema, type SiteFile } from './site-file.ts';

/**
 * Reads who a catalogue is, from the file that the settings name; otherwise from `site.json` in the first folder of agents,
 * beside it, or in `content`. If there is none, the catalogue has no identity of its own.
 * @param root absolute path of the project
 * @throws Error that lists everything wrong with the file, each with line, column and what to do
 */
export async function readIdentity(
  { siteFile, agentsDir }: Pick<Settings, 'siteFile' | 'agentsDir'>,
  root: string,
): Promise<Identity> {
  const [first = ''] = agentsDir;
  const own = [first, dirname(first), join(root, 'content')].map((folder) => join(folder, SITE_FILE_NAME));
  const file = siteFile ?? own.find((path) => existsSync(path));
  if (file === undefined) return identityOf(undefined);
  const guides = readdirSync(join(root, 'content/guides')).flatMap((name) => /^(.+)\.mdx$/.exec(name)?.[1] ?? []);
  return readSiteFile(file, guides.sort());
}

/**
 * Reads one `site.json`.
 * @param file absolute path
 * @param guides the names of the guides that come with the catalogue, without extension
 * @throws Error that lists everything wrong with the file, each with line, column and what to do
 */
export async function readSiteFile(file: string, guides: readonly string[]): Promise<Identity> {
  const document = parsed(readText(file), file);
  const wrong: Wrong[] = [];
  const read = siteFileSchema.safeParse(document.value, { error: plainReason });
  if (!read.success) {
    for (const issue of read.error.issues) {
      if (issue.code !== 'unrecognized_keys') wrong.push({ path: issue.path, reason: issue.message });
      else for (const key of issue.keys) wrong.push({ path: [...issue.path, key], reason: 'there is no such field' });
    }
    throw refusal(file, document, wrong);
  }
  const found = await findAll(read.data, file, guides, wrong);
  if (wrong.length > 0) throw refusal(file, document, wrong);
  return identityOf(read.data, found);
}

/** Reads what the file names: pictures, colours and guides. @param wrong receives what is wrong with them */
async function findAll(site: SiteFile, file: string, guides: readonly string[], wrong: Wrong[]): Promise<Found> {
  const folder = dirname(file);
  const found: Found = { file };
  const pictures = [
    { key: 'logo', path: ['logo', 'light'], given: site.logo?.light, formats: LOGO_FORMATS },
    { key: 'darkLogo', path: ['logo', 'dark'], given: site.logo?.dark, formats: LOGO_FORMATS },
    { key: 'icon', path: ['icon'], given: site.icon, formats: ICON_FORMATS },
  ] as const;
  for (const { key, path, given, formats } of pictures) {
    if (given === undefined) continue;
    const place = resolve(folder, given);
    const picture = isInside(place, folder) ? await readPicture(place, formats) : OUTSIDE;
    if (typeof picture === 'string') wrong.push({ path, reason: picture });
    else found[key] = picture;
  }
  const accent = site.accent === undefined ? undefined : readableAccent(site.accent);
  if (Array.isArray(accent)) {
    for (const { theme, color, contrast, instead } of accent) {
      wrong.push({
        path: typeof site.accent === 'string' ? ['accent'] : ['accent', theme],
        reason: `${color} has a contrast of ${floored(contrast)}:1 on ${theme} paper, and text needs ${MIN_CONTRAST}:1; "${instead}" would do`,
      });
    }
  } else if (accent !== undefined) found.accent = accent;
  if (site.guides?.folder !== undefined) {
    const path = resolve(folder, site.guides.folder);
    const problem = isInside(path, folder) ? problemOfGuides(path) : OUTSIDE;
    if (problem === undefined) found.guidesFolder = path;
    else wrong.push({ path: ['guides', 'folder'], reason: problem });
  }
  const shown = site.guides?.show;
  if (Array.isArray(shown)) {
    for (const [index, id] of shown.entries()) {
      if (guides.includes(id)) continue;
      wrong.push({
        path: ['guides', 'show', index],
        reason: `there is no guide "${id}"; there are ${guides.join(', ')}`,
      });
    }
  }
  return found;
}

/** Whether a path is in a folder, links followed. What is not there at all is. */
function isInside(path: string, folder: string): boolean {
  const real = (each: string): string => (existsSync(each) ? realpathSync(each) : each);
  return `${real(path)}${sep}`.startsWith(`${existsSync(path) ? real(folder) : folder}${sep}`);
}

const OUTSIDE = 'it must be in the folder of this file or below';

/** Why a value is of the wrong kind; undefined where the schema says it better. */
function plainReason({
  code,
  input,
  expected,
}: {
  code?: string;
  input?: unknown;
  expected?: unknown;
}): string | undefined {
  if (code !== 'invalid_type') return undefined;
  if (input === undefined) return 'it is missing';
  const kind =
    expected === 'array'
      ? 'a list, in square brackets'
      : expected === 'object'
        ? 'an object, in braces'
        : 'a text, in quotes';
  return `it must be ${kind}`;
}

/** Two digits, never rounded up to what would pass. */
function floored(contrast: number): string {
  return (Math.floor(contrast * 100) / 100).toFixed(2);
}

/** Why a folder cannot hold the catalogue's own guides. */
function problemOfGuides(folder: string): string | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return `there is no folder "${folder}"`;
  const mdx = readdirSync(folder).find((name) => /\.mdx$/i.test(name));
  return mdx === undefined ? undefined : `"${mdx}" is MDX, which runs code; write it as Markdown, with the ending .md`;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Reads JSON with the places of its values. YAML's parser knows them, but takes more than JSON. */
function parsed(text: string, file: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'json', prettyErrors: false });
  const value = jsonValue(text, file);
  const [error] = document.errors;
  if (error !== undefined)
    throw refusalAt(file, lines, error.pos[0], `it is not JSON that can be relied on: ${error.message}`);
  return { value, document, lines };
}

function jsonValue(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? [];
    const [, offset] = /at position (\d+)/.exec(message) ?? [];
    const before = text.slice(0, offset === undefined ? text.length : Number(offset)).split('\n');
    const place = `${line ?? before.length}:${column ?? (before.at(-1)?.length ?? 0) + 1}`;
    throw new Error(`${file}:${place} it is not JSON: ${message}.`, { cause: error });
  }
}

function refusal(file: string, { document, lines }: Parsed, wrong: readonly Wrong[]): Error {
  const messages = wrong.map(({ path, reason }) => {
    const { line, col } = lines.linePos(offsetOf(document, path));
    return `${file}:${line}:${col} ${path.length === 0 ? '' : `${path.join('.')}: `}${reason}.`;
  });
  return new Error(messages.join('\n'));
}

function refusalAt(file: string, lines: LineCounter, offset: number, reason: string): Error {
  const { line, col } = lines.linePos(offset);
  return new Error(`${file}:${line}:${col} ${reason}.`);
}

/** Where the value at a path begins; where there is none, the nearest that holds it. A field nobody knows begins at its name. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
    if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = document.getIn(path, true);
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

type Found = NonNullable<Parameters<typeof identityOf>[1]>;

interface Parsed {
  value: unknown;
  document: Document;
  lines: LineCounter;
}

/** Something wrong with the file. */
interface Wrong {
  /** The fields that lead to it. */
  path: readonly PropertyKey[];
  reason: string;
}
