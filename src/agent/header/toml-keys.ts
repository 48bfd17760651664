/**
 * Finds where the top-level keys of a TOML document are written, each at its first place. Keys inside of strings, arrays and
 * tables do not count.
 * @param text a document that is valid TOML, with LF line endings
 */
export function tomlKeys(text: string): Map<string, TomlKey> {
  const keys = new Map<string, TomlKey>();
  let inTable = false;
  for (let at = 0; at < text.length;) {
    const found = KEY.exec(text.slice(at, lineEnd(text, at)));
    if (found === null) {
      at = endOfValue(text, at) + 1;
      continue;
    }
    const [whole, brackets, written = ''] = found;
    const start = at + whole.search(/\S/);
    const valueStart = at + whole.length;
    // A header's line has its end where a value would have it, because names in it may be quoted.
    const end = brackets === undefined ? endOfValue(text, valueStart) : lineEnd(text, valueStart);
    if (brackets !== undefined) inTable = true;
    const key = nameOf(written);
    if ((brackets !== undefined || !inTable) && !keys.has(key)) keys.set(key, { start, valueStart, end });
    at = end + 1;
  }
  return keys;
}

/** A key at the start of a line, or in the header of a table, up to the sign after its first part. */
const KEY = /^[ \t]*(\[{1,2}[ \t]*)?("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+)[ \t]*(?:=[ \t]*|[.\]])/;

function nameOf(written: string): string {
  if (written.startsWith("'")) return written.slice(1, -1);
  if (!written.startsWith('"')) return written;
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}

/** The offset of the line break that ends a value, or the end of the text. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n' && depth <= 0) return at;
    if (character === '#') at = lineEnd(text, at) - 1;
    else if (character === '"' || character === "'") at = endOfString(text, at) - 1;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
  }
  return text.length;
}

/** The offset after a string. */
function endOfString(text: string, from: number): number {
  const quote = text.charAt(from);
  const isLong = text.startsWith(quote.repeat(3), from);
  const delimiter = isLong ? quote.repeat(3) : quote;
  let at = from + delimiter.length;
  while (at < text.length) {
    if (quote === '"' && text.charAt(at) === '\\') at += 2;
    else if (text.startsWith(delimiter, at)) {
      at += delimiter.length;
      // Up to two quotes may stand before the closing ones.
      while (isLong && text.charAt(at) === quote) at += 1;
      return at;
    } else at += 1;
  }
  return text.length;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Where a key is, as offsets in UTF-16 code units. */
export interface TomlKey {
  start: number;
  /** Where its value starts, or the rest of a dotted key or a header. */
  valueStart: number;
  end: number;
}
