import { isMap, isScalar, isSeq, visit, type Document, type YAMLError } from 'yaml';
import { parse, type Mapping, type StrictError } from './strict-yaml.ts';

/**
 * Parses YAML as Claude Code does. It is close to strict YAML: it also reads keys that are given twice, of which the last
 * counts, and a few values that strict YAML rejects; and it refuses a few that strict YAML reads. Held to Claude Code
 * 2.1.332 by `npm run test:clients`. Never throws.
 * @param strict the mapping that strict YAML found, if it found one: then the text is not parsed again
 * @returns the top-level mapping; undefined when Claude Code cannot parse the text
 */
export function parseAsClaudeCode(text: string, strict?: Mapping): Mapping | undefined {
  if (text.includes('\0')) return undefined;
  if (strict !== undefined && !text.includes('\r')) {
    return firstRefused(text, strict.document) === undefined ? strict : undefined;
  }
  // A carriage return alone is a line break to it.
  const lines = joinLists(text.replace(/\r(?!\n)/g, '\n'));
  const result = parse(lines, (document) => firstError(lines, document));
  return result.ok ? result.map : undefined;
}

/** Joins a list in brackets that goes on with a comma at the start of a line, without moving anything. */
function joinLists(text: string): string {
  if (!text.includes('\n,')) return text;
  let open = false;
  return text
    .split('\n')
    .map((line, index) => {
      const joint = index === 0 ? '' : line.startsWith(',') && open ? ' ' : '\n';
      // A line that is joined goes on with the list of the line before it.
      const opens = line.lastIndexOf('[') > line.lastIndexOf(']');
      open = joint === ' ' ? opens || (open && !line.includes(']')) : opens;
      return joint + line;
    })
    .join('');
}

function firstError(text: string, document: Document.Parsed): StrictError | undefined {
  const error = document.errors.find((each) => !isAccepted(text, each));
  if (error !== undefined) return { offset: error.pos[0], code: error.code, message: error.message };
  const refused = firstRefused(text, document);
  return refused === undefined ? undefined : { offset: refused, code: 'REFUSED', message: 'refused' };
}

/** Whether it reads on where strict YAML has an error. */
function isAccepted(text: string, { code, pos: [offset], message }: YAMLError): boolean {
  switch (code) {
    // A value that starts with a comma.
    case 'BAD_SCALAR_START':
      return text.charAt(offset) === ',';
    // A list in brackets that goes on at the start of a line.
    case 'BAD_INDENT':
      return message.endsWith('indented');
    // A tag that ends at a comma.
    case 'MISSING_CHAR':
      return (
        message.startsWith('Tags and anchors') && /(?:^|\s)!\S*$/.test(text.slice(Math.max(0, offset - 200), offset))
      );
    case 'KEY_OVER_1024_CHARS':
      return true;
    default:
      return false;
  }
}

/** The offset of the first thing that it refuses although strict YAML reads it. */
function firstRefused(text: string, document: Document): number | undefined {
  let refused: number | undefined;
  visit(document, {
    Pair: (_, { key, value }) => {
      const end = rangeEnd(key);
      if (end === undefined || value === null) return;
      // A key whose colon is on a later line, unless a question mark announces it.
      if (!isColonBelow(text, end)) return;
      const lineStart = text.lastIndexOf('\n', end - 1) + 1;
      if (!/^\s*\?/.test(text.slice(lineStart, end))) refused ??= end;
    },
    Node: (_, node) => {
      const start = node.range?.[0];
      if (start === undefined || !(isScalar(node) || isMap(node) || isSeq(node)) || node.tag === undefined) return;
      // A tag with a quote or a hash in it, or directly before a quote.
      const tag =
        text
          .slice(Math.max(0, start - 200), start)
          .trimEnd()
          .split(/\s/)
          .at(-1) ?? '';
      if (/["'#]/.test(tag) || /^!["']/.test(text.slice(start - 1, start + 1))) refused ??= start;
    },
  });
  return refused;
}

/** Whether a colon follows after white space with a line break in it. */
function isColonBelow(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && text.charAt(at).trim() === '') at += 1;
  return text.charAt(at) === ':' && text.slice(from, at).includes('\n');
}

function rangeEnd(node: unknown): number | undefined {
  return isScalar(node) && node.range ? node.range[1] : undefined;
}
