import { positionAt } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';
import type { Position } from '../position.ts';
import type { Context } from './context.ts';

/**
 * Finds where a field's entries are written. Ask for them in order: each is searched for after the one before it.
 * @returns gives the position of an entry; undefined for one that cannot be found
 */
export function toolPositions({ source }: Context, field: Field): (written: string) => Position | undefined {
  const start = (source.lineStarts[field.valueLine - 1] ?? 0) + field.valueColumn - 1;
  const lastLine = field.valueLine + field.written.split('\n').length - 1;
  const text = source.text.slice(start, source.lineStarts[lastLine] ?? source.text.length);
  let next = 0;
  let misses = 0;
  return (written) => {
    const found = misses < MAX_MISSES ? wordFrom(text, written, next) : -1;
    if (found === -1) {
      misses += 1;
      return undefined;
    }
    next = found + written.length;
    return positionAt(source, start + found);
  };
}

/** Give up after this many misses: names spelt with YAML escapes do not occur literally in the source. */
const MAX_MISSES = 100;

/** The first offset, from an offset on, of a word that no letter or hyphen joins to another; -1 if there is none. */
function wordFrom(text: string, word: string, from: number): number {
  let at = text.indexOf(word, from);
  while (at !== -1 && (/[\w-]/.test(text.charAt(at - 1)) || /[\w-]/.test(text.charAt(at + word.length)))) {
    at = text.indexOf(word, at + 1);
  }
  return at;
}
