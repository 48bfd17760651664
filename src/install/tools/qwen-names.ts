import { withSignsSpelt } from '../../agent/slug.ts';
import { markOf } from '../../catalogue/unique-names.ts';

/**
 * The name of an agent in Qwen Code, whose names have 2 to 50 letters, digits, hyphens and underscores, and neither a
 * hyphen nor an underscore at an end. Seen in 0.24.4, which refuses files with other names.
 */
export function qwenName(name: string): string {
  if (isQwenName(name)) return name;
  if (RESERVED.has(name.toLowerCase())) return `${name}-agent`;
  const plain = trimmed(withSignsSpelt(name).replace(/[^\p{L}\p{N}_-]+/gu, '-'));
  const mark = markOf(name);
  if (plain.length > MAX_LENGTH) return `${trimmed(cut(plain, MAX_LENGTH - 7))}-${mark}`;
  if (plain === '') return `agent-${mark}`;
  return isQwenName(plain) ? plain : `${plain}-agent`;
}

/** Whether Qwen Code accepts a name. */
export function isQwenName(name: string): boolean {
  return (
    /^[\p{L}\p{N}_-]+$/u.test(name) &&
    name.length >= 2 &&
    name.length <= MAX_LENGTH &&
    !/^[_-]|[_-]$/.test(name) &&
    !RESERVED.has(name.toLowerCase())
  );
}

/** The longest name that it accepts, in UTF-16 code units. */
const MAX_LENGTH = 50;

/** The names that it keeps to itself. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['self', 'system', 'user', 'model', 'tool', 'config', 'default', 'main'],
]);

function trimmed(name: string): string {
  return name.replace(/^[_-]+|(?<![_-])[_-]+$/g, '');
}

/** The start of a name, without half a character at its end. */
function cut(name: string, length: number): string {
  return name.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
