import { findCodeSpans } from '../examples/code-spans.ts';
import { blankOut, findFences } from '../examples/fences.ts';
import { clip } from './field-finding.ts';
import { finding, type Finding, type FindingCode } from '../findings/finding.ts';
import { lineAt, positionAt, type Source } from '../header/source.ts';

/**
 * Finds what a model reads but a Markdown viewer does not show: HTML comments, link definitions that no link needs,
 * alternative texts, titles, links without text, and markup that folds or hides its content. Skips code, which is shown.
 * @param bodyLine 1-based line on which the body starts
 * @param file path below the agents folder, for the findings
 */
export function checkUnshown(source: Source, bodyLine: number, file: string): Finding[] {
  if (!MARKUP.test(source.text)) return [];
  const start = source.lineStarts[bodyLine - 1] ?? source.text.length;
  // Only the body has code, where all of this is shown.
  const fenced = source.text.slice(start);
  const unfenced = blankOut(fenced, findFences(fenced));
  const body = blankOut(unfenced, findCodeSpans(unfenced));
  const comments = [...(source.text.slice(0, start) + body).matchAll(/<!--/g)].map(({ index }) => ({
    offset: index,
    message: 'This is an HTML comment: most viewers hide it, but the model reads it.',
  }));
  const texts = [...definitions(body), ...images(body), ...titles(body), ...wordless(body), ...folded(body)]
    .map(({ offset, message }) => ({ offset: start + offset, message }))
    .sort((a, b) => a.offset - b.offset);
  return [...report(source, file, 'html-comment', comments), ...report(source, file, 'hidden-text', texts)];
}

/** Everything that is searched for contains one of these. */
const MARKUP = /<!--|\]:|\]\(|<details|hidden|style/i;
/** At most this many of a kind get a finding; the last finding says how many more there are. */
const MAX_PER_CODE = 3;
const FIX = 'No action needed; the agent’s page shows it as text.';

function report(source: Source, file: string, code: FindingCode, found: readonly Unshown[]): Finding[] {
  return found.slice(0, MAX_PER_CODE).map(({ offset, message }, index) => {
    const position = positionAt(source, offset);
    const more = index === MAX_PER_CODE - 1 ? found.length - MAX_PER_CODE : 0;
    const others =
      more === 0 ? '' : ` There ${more === 1 ? 'is another such place' : `are ${more} more such places`} below.`;
    return finding(code, { file, ...position }, message + others, FIX, { excerpt: lineAt(source, position.line) });
  });
}

/** A label, an address and perhaps a title: a line that viewers do not show, whether a link needs it or not. */
const DEFINITION = /^ {0,3}\[(?!\^)([^[\]]{1,999})\]:[ \t]*(\S+)(?:[ \t]+("[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;

function definitions(body: string): Unshown[] {
  if (!body.includes(']:')) return [];
  const used = new Map<string, number>();
  for (const [, label = ''] of body.matchAll(/\[([^[\]\n]{1,999})\]/g)) {
    used.set(labelOf(label), (used.get(labelOf(label)) ?? 0) + 1);
  }
  let offset = 0;
  let starts = true;
  return body.split('\n').flatMap((line) => {
    const at = offset;
    offset += line.length + 1;
    const match = starts ? DEFINITION.exec(line) : null;
    // Within a paragraph, viewers show such a line as text.
    starts = match !== null || /^\s*(?:#.*)?$/.test(line);
    if (match === null) return [];
    const [, label = '', address = '', title] = match;
    if (title !== undefined) {
      return [
        {
          offset: at,
          message: `This defines a link with the title ${quote(title)}; viewers show neither, but the model reads both.`,
        },
      ];
    }
    if (/^(?:#|<>|<#>|\/|about:blank)$/.test(address) || (used.get(labelOf(label)) ?? 0) < 2) {
      return [
        {
          offset: at,
          message: `This defines the link “${clip(label)}”, which nothing uses; viewers do not show the line, but the model reads it.`,
        },
      ];
    }
    return [];
  });
}

/** Alternative texts: models read them, people see them only when the picture is missing. */
function images(body: string): Unshown[] {
  return [...body.matchAll(/!\[([^[\]\n]{1,999})\]\(/g)].flatMap(({ index, 1: words = '' }) => {
    if (words.trim().split(/\s+/).length < MIN_WORDS) return [];
    return [
      {
        offset: index,
        message: `Viewers show a picture here instead of its alternative text, “${clip(words)}”; the model reads the text.`,
      },
    ];
  });
}

/** An alternative text with fewer words only names the picture. */
const MIN_WORDS = 4;

function titles(body: string): Unshown[] {
  const title = /\]\([^()\s]{0,999}[ \t]{1,9}("[^"\n]{1,999}"|'[^'\n]{1,999}'|\([^()\n]{1,999}\))[ \t]{0,9}\)/g;
  return [...body.matchAll(title)].map(({ index, 1: words = '' }) => ({
    offset: index,
    message: `This link or picture has the title ${quote(words)}, which viewers show only on hover; the model reads it.`,
  }));
}

function wordless(body: string): Unshown[] {
  return [...body.matchAll(/(?<!!)\[[ \t]{0,9}\]\((?=[^()\s])/g)].map(({ index }) => ({
    offset: index,
    message: 'This link has no text, so viewers show nothing; the model reads its address.',
  }));
}

function folded(body: string): Unshown[] {
  const tags =
    /<(?:details(?=[\s>])(?![^<>\n]{0,99}\sopen\b)|[a-z][a-z0-9-]{0,20}\s[^<>\n]{0,299}?(?:(?<=\s)hidden(?=[\s>/=])|(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0(?![.\d]*[1-9])|opacity\s{0,3}:\s{0,3}0(?![.\d]*[1-9]))))/gi;
  return [...body.matchAll(tags)].map(({ index, 0: tag }) => ({
    offset: index,
    message: /^<details/i.test(tag)
      ? 'Viewers fold the content of <details>; the model reads all of it.'
      : 'Viewers that render HTML hide the content of this element; the model reads it.',
  }));
}

/** A title in curly quotation marks instead of its own. */
function quote(title: string): string {
  return `“${clip(title.slice(1, -1))}”`;
}

/** What a label is compared by: case and the amount of white space do not matter. */
function labelOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Something that viewers do not show. */
interface Unshown {
  /** Where it starts, in UTF-16 code units. */
  offset: number;
  /** The finding's message. */
  message: string;
}
