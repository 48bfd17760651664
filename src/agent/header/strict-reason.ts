import type { Piece } from './header-pieces.ts';
import type { Field, StrictError } from './strict-yaml.ts';

/** Says in plain words what strict YAML rejects in a piece, and at which offset. */
export function reasonFor(piece: Piece, field: Field, error: StrictError): Reason {
  const start = piece.text.indexOf(field.written, piece.key.length);
  const first = field.written.charAt(0);
  const colon = /:(?=[ \t\n]|$)/.exec(field.written);
  if (error.code === 'TOO_DEEP' && /[[{]/.test(first)) {
    return { offset: Math.min(error.offset, piece.text.length), why: `This has ${error.message}.` };
  }
  const tab = /\n *\t/.exec(piece.text.slice(0, error.offset + 1 + MAX_INDENT));
  if (tab !== null && !/["']/.test(first)) {
    const offset = tab.index + tab[0].length - 1;
    const fix = 'Indent with spaces.';
    return { offset, why: 'A tab indents this line, where YAML allows only spaces.', fix, isIndent: true };
  }
  const uneven = unevenLine(piece.text);
  if (uneven !== undefined) {
    const fix = 'Begin the lines that belong together at the same column, indented with spaces.';
    return { offset: uneven, why: 'The lines of this value begin at different columns.', fix, isIndent: true };
  }
  if (/["']/.test(first)) {
    return {
      offset: Math.max(start, Math.min(error.offset, piece.text.length)),
      why: `The ${first} that opens the value is not closed at the end, or occurs again inside it.`,
    };
  }
  if (/[*&!%@`[\]{}|>]/.test(first)) {
    return { offset: start, why: `A value cannot start with ${first} outside quotes.` };
  }
  if (colon !== null) {
    return { offset: start + colon.index, why: 'An unquoted colon followed by a space ends a YAML value.' };
  }
  if (/^[^\s:]+:\S/.test(piece.text)) {
    return { offset: piece.key.length, why: 'There is no space after the colon.' };
  }
  return {
    offset: Math.min(error.offset, piece.text.length),
    why: `The header is not YAML here (${lowerFirst(error.message)}).`,
  };
}

/** The offset of the first line of a map or list that begins at another column than its neighbours; undefined if none does. */
function unevenLine(text: string): number | undefined {
  const [first = '', ...lines] = text.split('\n');
  if (!/:[ \t]*$/.test(first)) return undefined;
  let offset = first.length + 1;
  let base: number | undefined;
  let above: { indent: number; isWhole: boolean } | undefined;
  for (const line of lines) {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const isEntry = /^\s*(?:-\s|["']?[\w.-]+["']?\s*:(?:\s|$))/.test(line);
    if (isEntry) {
      base ??= indent;
      if (indent < base || (above?.isWhole === true && indent > above.indent)) return offset + indent;
      above = { indent, isWhole: /:[ \t]+[^\s|>&!]/.test(line) && !/^\s*-/.test(line) };
    }
    offset += line.length + 1;
  }
  return undefined;
}

/** How far from an error the tab may be that causes it, in UTF-16 code units. */
const MAX_INDENT = 40;

/** The first line of a parser's message, for the middle of a sentence. */
export function lowerFirst(text: string): string {
  const [line = ''] = text.split('\n');
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/[.:]$/, '');
}

/** What strict YAML rejects. */
interface Reason {
  /** Offset in the piece, in UTF-16 code units. */
  offset: number;
  why: string;
  /** What to do, if quotes do not help. */
  fix?: string;
  /** Whether it is how lines are indented. */
  isIndent?: boolean;
}
