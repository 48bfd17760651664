import { findCodeSpans } from '../examples/code-spans.ts';
import { blankOut, findFences } from '../examples/fences.ts';
import { clip } from './field-finding.ts';
import { finding, type Finding, type FindingCode } from '../findings/finding.ts';
import { lineAt, positionAt, type Source } from '../header/source.ts';

/**
 * Finds what a model reads and a viewer of Markdown does not show: HTML comments, link definitions that no link needs,
 * the words behind images and links, links without words, and markup that folds or hides its content. Code is shown, so it is passed over.
 * @param bodyLine 1-based line on which the body starts
 */
export function checkUnshown(source: Source, bodyLine: number, file: string): Finding[] {
  if (!MARKUP.test(source.text)) return [];
  const start = source.lineStarts[bodyLine - 1] ?? source.text.length;
  // Only the body has code, in which all this is plain to see.
  const fenced = source.text.slice(start);
  const unfenced = blankOut(fenced, findFences(fenced));
  const body = blankOut(unfenced, findCodeSpans(unfenced));
  const comments = [...(source.text.slice(0, start) + body).matchAll(/<!--/g)].map(({ index }) => ({
    offset: index,
    what: 'This is an HTML comment: most viewers hide it, and the model reads it.',
  }));
  const texts = [...definitions(body), ...images(body), ...titles(body), ...wordless(body), ...folded(body)]
    .map(({ offset, what }) => ({ offset: start + offset, what }))
    .sort((a, b) => a.offset - b.offset);
  return [...report(source, file, 'html-comment', comments), ...report(source, file, 'hidden-text', texts)];
}

/** One of these stands in all that is looked for. */
const MARKUP = /<!--|\]:|\]\(|<details|hidden|style/i;
/** So many places of a kind have a finding; the last one says how many follow. */
const SHOWN = 3;
const FIX = 'Nothing has to be done; on the agent’s page it is shown as text.';

function report(source: Source, file: string, code: FindingCode, found: readonly Unshown[]): Finding[] {
  return found.slice(0, SHOWN).map(({ offset, what }, index) => {
    const position = positionAt(source, offset);
    const more = index === SHOWN - 1 ? found.length - SHOWN : 0;
    const others = more === 0 ? '' : ` So ${more === 1 ? 'is another place' : `are ${more} more places`} below.`;
    return finding(code, { file, ...position }, what + others, FIX, { excerpt: lineAt(source, position.line) });
  });
}

/** A label, an address and perhaps a title: a line that viewers leave out, whether a link needs it or not. */
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
    // Within a paragraph such a line is shown as it is.
    starts = match !== null || /^\s*(?:#.*)?$/.test(line);
    if (match === null) return [];
    const [, label = '', address = '', title] = match;
    if (title !== undefined) {
      return [
        {
          offset: at,
          what: `This defines a link and gives it the title ${quote(title)}; viewers show neither, and the model reads both.`,
        },
      ];
    }
    if (/^(?:#|<>|<#>|\/|about:blank)$/.test(address) || (used.get(labelOf(label)) ?? 0) < 2) {
      return [
        {
          offset: at,
          what: `This defines the link “${clip(label)}”, which nothing uses; viewers do not show the line, and the model reads it.`,
        },
      ];
    }
    return [];
  });
}

/** Words in the place of a picture are read by models, and seen only while there is no picture. */
function images(body: string): Unshown[] {
  return [...body.matchAll(/!\[([^[\]\n]{1,999})\]\(/g)].flatMap(({ index, 1: words = '' }) => {
    if (words.trim().split(/\s+/).length < MANY_WORDS) return [];
    return [
      {
        offset: index,
        what: `A viewer shows a picture here and not the words in its place, “${clip(words)}”; the model reads the words.`,
      },
    ];
  });
}

/** A name of a picture has fewer words than this. */
const MANY_WORDS = 4;

function titles(body: string): Unshown[] {
  const title = /\]\([^()\s]{0,999}[ \t]{1,9}("[^"\n]{1,999}"|'[^'\n]{1,999}'|\([^()\n]{1,999}\))[ \t]{0,9}\)/g;
  return [...body.matchAll(title)].map(({ index, 1: words = '' }) => ({
    offset: index,
    what: `This link or picture has the title ${quote(words)}, which viewers show only when it is pointed at; the model reads it.`,
  }));
}

function wordless(body: string): Unshown[] {
  return [...body.matchAll(/(?<!!)\[[ \t]{0,9}\]\((?=[^()\s])/g)].map(({ index }) => ({
    offset: index,
    what: 'This link has no words, so that viewers show nothing of it; the model reads its address.',
  }));
}

function folded(body: string): Unshown[] {
  const tags =
    /<(?:details(?=[\s>])(?![^<>\n]{0,99}\sopen\b)|[a-z][a-z0-9-]{0,20}\s[^<>\n]{0,299}?(?:(?<=\s)hidden(?=[\s>/=])|(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0(?![.\d]*[1-9])|opacity\s{0,3}:\s{0,3}0(?![.\d]*[1-9]))))/gi;
  return [...body.matchAll(tags)].map(({ index, 0: tag }) => ({
    offset: index,
    what: /^<details/i.test(tag)
      ? 'A viewer folds what stands in <details>; the model reads all of it.'
      : `A viewer that takes HTML hides what stands in this element; the model reads it.`,
  }));
}

/** A title in the quotation marks of our sentences. */
function quote(title: string): string {
  return `“${clip(title.slice(1, -1))}”`;
}

/** Labels are the same whatever their case and white space. */
function labelOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Something that viewers do not show, and what is said about it. */
interface Unshown {
  /** Offset of the place, in UTF-16 code units. */
  offset: number;
  /** One or two clauses in a sentence. */
  what: string;
}
