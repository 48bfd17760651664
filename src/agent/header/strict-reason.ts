import type { Piece } from './header-pieces.ts';
import type { Field, StrictError } from './strict-yaml.ts';

/** Says in plain words what strict YAML rejects in a piece, and at which offset. */
export function reasonFor(piece: Piece, field: Field, error: StrictError): { offset: number; why: string } {
  const start = piece.text.indexOf(field.written, piece.key.length);
  const first = field.written.charAt(0);
  const colon = /:(?=[ \t\n]|$)/.exec(field.written);
  if (error.code === 'TOO_DEEP' && /[[{]/.test(first)) {
    return { offset: Math.min(error.offset, piece.text.length), why: `This has ${error.message}.` };
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

/** The first line of a parser's message, for the middle of a sentence. */
export function lowerFirst(text: string): string {
  const [line = ''] = text.split('\n');
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/[.:]$/, '');
}
