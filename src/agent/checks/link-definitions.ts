import { clip } from './field-finding.ts';

/**
 * Finds the link definitions of a Markdown text that have a title, or that nothing uses: viewers do not show them. They may
 * be in lists and quotations, and may go over several lines.
 * @param body a text whose code is blanked out
 * @returns offsets in UTF-16 code units, in order
 */
export function findLinkDefinitions(body: string): { offset: number; message: string }[] {
  if (!body.includes(']:')) return [];
  const used = usesOf(body);
  const lines = linesOf(body);
  const found: { offset: number; message: string }[] = [];
  let starts = true;
  for (let at = 0; at < lines.length; at += 1) {
    const { offset, content, opens } = lines[at] ?? NO_LINE;
    // Within a paragraph, viewers show such a line as text.
    const match: RegExpExecArray | null = starts || opens ? DEFINITION.exec(paragraphAt(lines, at)) : null;
    starts = match !== null || /^\s*(?:#.*)?$/.test(content);
    if (match === null) continue;
    const [written, label = '', address = '', title] = match;
    const message = messageFor(label, address, title, used);
    if (message !== undefined) found.push({ offset, message });
    at += written.split('\n').length - 1;
  }
  return found;
}

/** A label, an address and perhaps a title, up to the end of a line. */
const DEFINITION = /^[ \t]{0,4}\[(?!\^)([^[\]]{1,999})\]:\s*(\S+)(?:\s+("[^"]*"|'[^']*'|\([^()]*\)))?[ \t\r]*(?=\n|$)/;
/** What quotations and list items put before a line. */
const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*/;
/** A definition over more lines is not found; without a limit, hostile text would take quadratic time. */
const MAX_LINES = 8;
const NO_LINE: Line = { offset: 0, content: '', opens: false };

function messageFor(
  label: string,
  address: string,
  title: string | undefined,
  used: ReadonlyMap<string, number>,
): string | undefined {
  if (title !== undefined) {
    return `This defines a link with the title “${clip(title.slice(1, -1))}”; viewers show neither, but the model reads both.`;
  }
  if (/^(?:#|<>|<#>|\/|about:blank)$/.test(address) || (used.get(labelOf(label)) ?? 0) < 2) {
    return `This defines the link “${clip(label)}”, which nothing uses; viewers do not show the line, but the model reads it.`;
  }
  return undefined;
}

/** The lines of a text, without what quotations and list items put before them. */
function linesOf(body: string): Line[] {
  let offset = 0;
  let depth = 0;
  return body.split('\n').map((line) => {
    const before = CONTAINERS.exec(line)?.[0] ?? '';
    const quotes = before.split('>').length - 1;
    const opens = quotes > depth || /[^\s>]/.test(before);
    depth = quotes;
    const each = { offset: offset + before.length, content: line.slice(before.length), opens };
    offset += line.length + 1;
    return each;
  });
}

/** The paragraph from a line on, if the line may be a definition. */
function paragraphAt(lines: readonly Line[], at: number): string {
  const first = lines[at]?.content ?? '';
  if (!/^[ \t]{0,4}\[/.test(first)) return '';
  const rest = lines.slice(at + 1, at + MAX_LINES);
  const end = rest.findIndex(({ content, opens }) => opens || content.trim() === '');
  return [first, ...rest.slice(0, end === -1 ? rest.length : end).map(({ content }) => content)].join('\n');
}

/** How often each label is in brackets. */
function usesOf(body: string): Map<string, number> {
  const used = new Map<string, number>();
  for (const [, label = ''] of body.matchAll(/\[([^[\]\n]{1,999})\]/g)) {
    used.set(labelOf(label), (used.get(labelOf(label)) ?? 0) + 1);
  }
  return used;
}

/** What a label is compared by: case and the amount of white space do not matter. */
function labelOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

interface Line {
  /** Where its content starts, in UTF-16 code units. */
  offset: number;
  content: string;
  /** Whether a quotation or a list item starts on it. */
  opens: boolean;
}
