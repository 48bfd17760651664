/** Joins names for a sentence: "a, b and c". Long lists and long names are shortened. */
export function listed(names: readonly string[]): string {
  const words = names.map(shown);
  const rest = words.length - MAX_NAMES;
  const parts = rest > 1 ? [...words.slice(0, MAX_NAMES), `${rest} more`] : words;
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

const MAX_NAMES = 8;
const MAX_LENGTH = 60;

/** A name from a file, on one line and without invisible characters. */
function shown(name: string): string {
  const plain = name.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return plain.length <= MAX_LENGTH ? plain : `${plain.slice(0, MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
