/**
 * Makes a text safe for an address: lowercase letters and digits of any script, underscores, and a hyphen for the signs
 * between them. `C++` and `C#` become `cpp` and `csharp`, because without their signs they would be C.
 */
export function slugOf(text: string): string {
  return withSignsSpelt(text.normalize('NFC').toLowerCase())
    .replace(DROPPED, '')
    .replace(BETWEEN, (signs) => (/^[ -]+$/.test(signs) ? signs.replaceAll(' ', '-') : '-'))
    .replace(/^-+|(?<!-)-+$/g, '')
    .normalize('NFC');
}

/** The same with ASCII letters and digits only. Accents are left out; letters of other scripts count as signs. */
export function plainSlugOf(text: string): string {
  return slugOf(
    slugOf(text)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^\w-]+/g, '-'),
  );
}

/** The same with single hyphens and no underscores, as names are meant to be. */
export function kebabOf(text: string): string {
  return plainSlugOf(text).replace(/[_-]+/g, '-').replace(/^-|-$/g, '');
}

/**
 * Whether a page cannot be called so. Hosts serve `index` as the folder's own page; the others are device names on Windows,
 * with any extension.
 */
export function isReservedSlug(slug: string): boolean {
  return /^(?:index|con|prn|aux|nul|(?:com|lpt)[0-9])$/.test(slug);
}

/** Writes out the signs that make a word another one: “pp” for `++`, “sharp” for `#`, “plus” for `+`, “dotnet” for `.NET`. */
export function withSignsSpelt(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}])[+＋]{2,}/gu, 'pp')
    .replace(/(?<=[\p{L}\p{N}])[+＋](?![\p{L}\p{N}])/gu, '-plus-')
    .replace(/(?<=[\p{L}\p{N}])[#＃♯](?![\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}])\p{L})[#＃♯](?=\p{N})/gu, 'sharp')
    .replace(/(?<![\p{L}\p{N}_])\.net(?!\p{L})/giu, 'dotnet');
}

/** Apostrophes, and what is invisible or no character at all. A lone surrogate is one too. */
const DROPPED = /['’‘ʼ＇]|\p{Default_Ignorable_Code_Point}|\p{Noncharacter_Code_Point}|[\uFFFD\p{Cs}]/gu;
/** Everything else that is not part of a word. Spaces and hyphens become as many hyphens as there are. */
const BETWEEN = /[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]+/gu;
