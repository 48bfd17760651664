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
  return text.split('\n').reduce((before, line) => {
    const last = before.slice(before.lastIndexOf('\n') + 1);
    const isOpen = last.lastIndexOf('[') > last.lastIndexOf(']');
    return `${before}${line.startsWith(',') && isOpen ? ' ' : '\n'}${line}`;
  });
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
      const colon = end === undefined ? -1 : text.indexOf(':', end);
      // A key whose colon is on a later line, unless a question mark announces it.
      if (end !== undefined && colon !== -1 && value !== null && isBreak(text.slice(end, colon))) {
        const lineStart = text.lastIndexOf('\n', end - 1) + 1;
        if (!/^\s*\?/.test(text.slice(lineStart, end))) refused ??= end;
      }
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

function isBreak(text: string): boolean {
  return text.includes('\n') && text.trim() === '';
}

function rangeEnd(node: unknown): number | undefined {
  return isScalar(node) && node.range ? node.range[1] : undefined;
}
