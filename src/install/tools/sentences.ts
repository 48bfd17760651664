/** Names as part of a sentence: "a, b and c". Long lists and long names are cut. */
export function listed(names: readonly string[]): string {
  const words = names.map(shown);
  const rest = words.length - MOST_NAMES;
  const parts = rest > 1 ? [...words.slice(0, MOST_NAMES), `${rest} more`] : words;
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

const MOST_NAMES = 8;
const LONGEST_NAME = 60;

/** A name from a file, on one line and without anything invisible. */
function shown(name: string): string {
  const plain = name.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return plain.length <= LONGEST_NAME ? plain : `${plain.slice(0, LONGEST_NAME).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
