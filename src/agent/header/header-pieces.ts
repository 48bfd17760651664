import { FIELD_NAMES } from '../fields/schema.ts';
import { fieldLine, looksLikeValue, type FieldLine } from './field-line.ts';

/**
 * Cuts a header before each line that starts a field, and before each that was meant to: see {@link FieldLine}.
 * @returns the pieces in order, and the offset of the first line before them that is not blank or a comment, if any
 */
export function cutHeader(text: string): { pieces: Piece[]; stray: number | undefined } {
  const pieces: Piece[] = [];
  let stray: number | undefined;
  let offset = 0;
  const keys = new Set<string>();
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const key = keyOf(line, pieces.at(-1)?.key);
    const last = pieces.at(-1);
    const meant =
      key === undefined ? meantField(line, last, () => lines.slice(index + 1, index + MAX_LIST)) : undefined;
    if (key !== undefined) pieces.push({ key, text: line, offset });
    else if (meant !== undefined && !keys.has(meant.key)) pieces.push({ key: meant.key, text: line, offset, meant });
    else if (last !== undefined) last.text += `\n${line}`;
    else if (!/^\s*(?:#.*)?$/.test(line)) stray ??= offset;
    keys.add(pieces.at(-1)?.key ?? '');
    offset += line.length + 1;
  }
  return { pieces, stray };
}

/** Joins the pieces of a quoted value, which may have lines that look like fields, up to the one with the closing quote. */
export function joinQuotes(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined) continue;
    const quote = /:[ \t]*(["'])/.exec(piece.text)?.[1];
    const end = quote === undefined || endsWithQuote(piece.text, quote) ? -1 : closingPiece(pieces, at, quote);
    if (end === -1) joined.push(piece);
    else if (quote !== undefined && hasLimit(pieces.slice(at + 1, end + 1), quote)) {
      // The quotation was to end above the limit.
      joined.push(piece, ...pieces.slice(at + 1, end), withoutEnd(pieces[end] ?? piece));
      at = end;
    } else {
      joined.push({
        ...piece,
        text: pieces
          .slice(at, end + 1)
          .map(({ text }) => text)
          .join('\n'),
      });
      at = end;
    }
  }
  return joined;
}

/** Whether pieces have one of a field that looks like a limit and not like prose. */
function hasLimit(pieces: readonly Piece[], quote: string): boolean {
  return pieces.some(({ key, text }) => {
    const [first = ''] = text.slice(0, MAX_START).split('\n');
    return FIELD_NAMES.includes(key) && looksLikeValue(key, first.replace(/^[^:]*:/, '').replaceAll(quote, ''));
  });
}

function withoutEnd(piece: Piece): Piece {
  return { ...piece, text: piece.text.trimEnd().slice(0, -1) };
}

/** Fields of prose, in which a line may look like a field. */
export const PROSE_FIELDS: ReadonlySet<string> = new Set(['description', 'initialPrompt']);

/** Words that start a line of a dialogue. Within prose, such a line is not a field. */
export const DIALOGUE_WORDS: ReadonlySet<string> = new Set(
  `agent ai answer assistant claude commentary context example examples http https human note output question reasoning
  response result scenario situation system thinking trigger user why`.split(/\s+/),
);
const KEY_LINE = /^(?:"([\w-]+)"|'([\w-]+)'|([A-Za-z_][\w.-]*))[ \t]*:(?=[ \t]|$)|^([A-Za-z]+):(?=[^\s/])/;

function keyOf(line: string, previous: string | undefined): string | undefined {
  const match = KEY_LINE.exec(line);
  if (match === null) return undefined;
  const known = (key: string) => FIELD_NAMES.some((name) => name.toLowerCase() === key.toLowerCase());
  // Without a space after the colon, as in "color:red", only a known field counts.
  if (match[4] !== undefined) return known(match[4]) ? match[4] : undefined;
  const key = match[1] ?? match[2] ?? match[3] ?? '';
  if (known(key)) return key;
  if (previous !== undefined && PROSE_FIELDS.has(previous) && DIALOGUE_WORDS.has(key.toLowerCase())) return undefined;
  return /^[A-Z]/.test(key) ? undefined : key;
}

/** How many lines below a key are looked at for its list. */
const MAX_LIST = 50;

/**
 * The field that a line was meant to start, although no reader takes it for one.
 * @param last the piece before it
 * @param below gives the lines below it
 */
function meantField(line: string, last: Piece | undefined, below: () => string[]): FieldLine | undefined {
  const field = fieldLine(line);
  if (field?.cause === undefined) return undefined;
  const { key, value, sign } = field;
  if (last !== undefined && isOpen(last, /^(?:[^\s+•>*-]|\*\*)/.test(line))) return undefined;
  const isProse = last !== undefined && PROSE_FIELDS.has(last.key);
  const isSigned = sign !== '' || !isProse;
  if (key === 'name') return isSigned && /^["']?[\p{L}\p{N}][^:]{0,80}$/u.test(value) ? field : undefined;
  if (key === 'description') return isSigned && value !== '' ? field : undefined;
  if (looksLikeValue(key, value, below())) return field;
  return sign !== '' && !isProse && value !== '' && /^\s*[A-Za-z]/.test(line) ? field : undefined;
}

/**
 * Whether a line belongs to the value of a piece: to a block, a map or a list if it is indented, to a quotation until it is
 * closed.
 * @param atStart whether the line begins at the first column
 */
function isOpen({ text, meant }: Piece, atStart: boolean): boolean {
  const value = meant?.value ?? /:[ \t]*(.*)/.exec(text.slice(0, MAX_START))?.[1]?.trim() ?? '';
  const first = value.charAt(0);
  const close = { '"': '"', "'": "'", '[': ']', '{': '}' }[first];
  if (close !== undefined) return value.length === 1 || !text.slice(-MAX_START).trimEnd().endsWith(close);
  return !atStart && (value === '' || first === '|' || first === '>');
}

/** How much of a piece is looked at to tell how its value starts and ends, in UTF-16 code units. */
const MAX_START = 400;

/** The index of the piece in which a quotation ends that starts in an earlier piece; -1 if there is none. */
function closingPiece(pieces: readonly Piece[], start: number, quote: string): number {
  for (let at = start + 1; at < Math.min(pieces.length, start + MAX_PIECES); at += 1) {
    const text = pieces[at]?.text ?? '';
    if (/:[ \t]*["']/.test(text.split('\n')[0] ?? '') && FIELD_NAMES.includes(pieces[at]?.key ?? '')) return -1;
    if (endsWithQuote(text, quote)) return at;
  }
  return -1;
}

/** How many pieces a quoted value may be cut into. */
const MAX_PIECES = 20;

function endsWithQuote(text: string, quote: string): boolean {
  const trimmed = text.trimEnd();
  return trimmed.endsWith(quote) && !trimmed.endsWith(`\\${quote}`) && !/:[ \t]*["']$/.test(trimmed);
}

/** A key at the start of a line, with all lines up to the next key. */
export interface Piece {
  key: string;
  text: string;
  /** Offset of the piece in the header's text, in UTF-16 code units. */
  offset: number;
  /** What its first line was meant to be, if no reader takes it for a field. */
  meant?: FieldLine;
}
