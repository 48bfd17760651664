import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import sharp from 'sharp';

/**
 * Looks at a picture of a catalogue's own.
 * @param file absolute path
 * @param formats the formats that may be used here
 * @returns the picture; or why it cannot be shown
 */
export async function readPicture(file: string, formats: readonly Format[]): Promise<Picture | string> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return `there is no file "${file}" that can be read`;
  }
  if (bytes.length > MAX_BYTES) return `"${basename(file)}" has ${bytes.length} bytes, and may have ${MAX_BYTES}`;
  const { format, width, height } = await sharp(bytes)
    .metadata()
    .catch(() => ({ format: undefined, width: 0, height: 0 }));
  // sharp names AVIF by the family of formats that it belongs to.
  const known = formats.find((each) => each === (format === 'heif' ? 'avif' : format));
  if (known === undefined) return `"${basename(file)}" is not a picture in one of these formats: ${formats.join(', ')}`;
  const active = known === 'svg' ? activePart(bytes.toString('utf8')) : undefined;
  if (active !== undefined) return `"${basename(file)}" has ${active}, and would not be a mere picture`;
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return { file, name: `${digest}.${known === 'jpeg' ? 'jpg' : known}`, type: TYPES[known], width, height };
}

/** The formats of logos. */
export const LOGO_FORMATS = ['svg', 'png', 'webp', 'avif', 'jpeg'] as const;
/** The formats of icons that every browser of today shows. */
export const ICON_FORMATS = ['svg', 'png'] as const;

/** Every page shows the logo, so it must be light. */
const MAX_BYTES = 200_000;

const TYPES: Readonly<Record<Format, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  jpeg: 'image/jpeg',
};

/** What in an SVG could run or load something if somebody opened it on its own. */
function activePart(svg: string): string | undefined {
  const text = svg.replace(/\s+/g, ' ');
  return ACTIVE.find(([pattern]) => pattern.test(text))?.[1];
}

const ACTIVE: readonly (readonly [RegExp, string])[] = [
  [/< ?(?:[\w-]+:)?script/i, 'a script'],
  [/\son\w+ ?=/i, 'an attribute that runs a script'],
  [/<!DOCTYPE[^>]*\[/i, 'definitions of its own'],
  [/<\?xml-stylesheet/i, 'a style sheet elsewhere'],
  [/< ?(?:[\w-]+:)?(?:foreignObject|iframe|object|embed|audio|video|handler)/i, 'a page inside it'],
  [/attributeName ?= ?["'] ?(?:on|href|xlink:)/i, 'an animation that changes what it does'],
  [/href ?= ?(?!["'] ?(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/i, 'a link'],
  [/@import|url\( ?(?!["' ]{0,2}(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/i, 'something loaded from elsewhere'],
];

type Format = (typeof LOGO_FORMATS)[number];

/** A picture as the site serves it. */
export interface Picture {
  /** Absolute path of its file. */
  file: string;
  /** The name under which it is served, made from its content. */
  name: string;
  /** Its media type. */
  type: string;
  /** In pixels. */
  width: number;
  /** In pixels. */
  height: number;
}
