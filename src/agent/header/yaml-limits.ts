import type { CST } from 'yaml';

/** How many YAML parts (keys, values, signs, comments) a header may have. The largest header seen has 203. */
export const MAX_HEADER_PARTS = 20_000;

/** How deep lists and maps may be nested: every level takes some of the parser's stack. */
export const MAX_DEPTH = 50;

/** How many anchors and aliases a header may have in all: the parser looks for each alias among all of them. */
export const MAX_ALIASES = 100;

/** How many characters a header's values may have as JSON. Only aliases that multiply can produce more. */
export const MAX_VALUE_CHARACTERS = 1_000_000;

/**
 * Tells whether parsed YAML passes a limit, before any work goes into its values.
 * @param tokens what the parser's first pass gives, in order
 * @returns the first limit that is passed; undefined if none is
 */
export function passedLimit(tokens: readonly CST.Token[]): PassedLimit | undefined {
  let parts = 0;
  let aliases = 0;
  // A list instead of recursion, because deep nesting is just what this guards against.
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

/** A limit that is passed, and where. */
export interface PassedLimit {
  limit: 'parts' | 'depth' | 'aliases';
  /** Offset in the text, in UTF-16 code units. */
  offset: number;
}
