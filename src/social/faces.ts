import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';

/** A serif for names. */
export const NAME_FACE = readFace('@expo-google-fonts/source-serif-4/500Medium/SourceSerif4_500Medium.ttf', {
  family: 'Source Serif 4',
  weight: 500,
});
/** A serif for summaries. */
export const SUMMARY_FACE = readFace('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf', {
  family: 'Source Serif 4',
  weight: 400,
});
/** A sans for facts. */
export const FACTS_FACE = readFace('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf', {
  family: 'Source Sans 3',
  weight: 400,
});

/** All typefaces that images use. */
export const FACES: readonly Face[] = [NAME_FACE, SUMMARY_FACE, FACTS_FACE];

function readFace(file: string, { family, weight }: Pick<Face, 'family' | 'weight'>): Face {
  const path = createRequire(import.meta.url).resolve(file);
  const bytes = readFileSync(path);
  const font = create(bytes);
  if (font.isCollection) throw new Error(`"${file}" holds more than one typeface.`);
  const advances = new Map<string, number>();
  return {
    family,
    weight,
    path,
    bytes,
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    advance: (character) => {
      const known = advances.get(character);
      if (known !== undefined) return known;
      const advance = font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
      advances.set(character, advance);
      return advance;
    },
  };
}

/** A typeface. */
export interface Face {
  family: string;
  weight: number;
  /** The absolute path of its file. */
  path: string;
  /** The contents of its file. */
  bytes: Uint8Array;
  /** Whether it has a glyph for a character. */
  has: (character: string) => boolean;
  /** How far a character moves the next one, in ems. */
  advance: (character: string) => number;
}
