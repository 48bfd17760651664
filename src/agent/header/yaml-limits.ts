import type { CST } from 'yaml';

/** How many parts of YAML (keys, values, signs, comments) a header may have. The largest header seen has 203. */
export const MAX_HEADER_PARTS = 20_000;

/** How deep lists and maps may stand inside each other; every level costs the parser some of its stack. */
export const MAX_DEPTH = 50;

/** How many anchors and aliases a header may have together: each alias is searched for among all of them. */
export const MAX_ALIASES = 100;

/** How many characters the values of a header may have as JSON. More than this only aliases that multiply can make. */
export const MAX_VALUE_CHARACTERS = 1_000_000;

/**
 * Tells whether parsed YAML is too much to be made into values, before any work goes into it.
 * @param tokens what the parser's first pass gives, in order
 * @returns which limit is passed and at which offset in the text, or undefined when none is
 */
export function passedLimit(tokens: readonly CST.Token[]): PassedLimit | undefined {
  let parts = 0;
  let aliases = 0;
  // A list of its own and no recursion: what is nested too deep is just what is looked for.
  const waiting = tokens.map((token) => ({ token, depth: 0 })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    parts += 1;
    if (token.type === 'anchor' || token.type === 'alias') aliases += 1;
    if (parts > MAX_HEADER_PARTS) return { limit: 'parts', offset: token.offset };
    if (depth > MAX_DEPTH) return { limit: 'depth', offset: token.offset };
    if (aliases > MAX_ALIASES) return { limit: 'aliases', offset: token.offset };
    const inside = partsOf(token);
    for (let at = inside.length - 1; at >= 0; at -= 1) {
      const part = inside[at];
      if (part !== undefined) waiting.push({ token: part, depth: 'items' in token ? depth + 1 : depth });
    }
  }
  return undefined;
}

/** The tokens directly inside a token, in order. */
function partsOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return [...token.start, ...(token.value ? [token.value] : []), ...(token.end ?? [])];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ start, key, sep, value }) => [
    ...start,
    ...(key ? [key] : []),
    ...(sep ?? []),
    ...(value ? [value] : []),
  ]);
}

/** A limit, and where it is passed. */
export interface PassedLimit {
  limit: 'parts' | 'depth' | 'aliases';
  /** Offset in the text, in UTF-16 code units. */
  offset: number;
}
