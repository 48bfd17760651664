import { findCodeSpans } from '../examples/code-spans.ts';
import { blankOut, findFences } from '../examples/fences.ts';
import { clip } from './field-finding.ts';
import { finding, type Finding, type FindingCode } from '../findings/finding.ts';
import { findLinkDefinitions } from './link-definitions.ts';
import { lineAt, positionAt, type Source } from '../header/source.ts';

/**
 * Finds what a model reads but a Markdown viewer does not show: HTML comments, link definitions that no link needs,
 * alternative texts, titles, links without text, words after fences, and markup that folds or hides its content. Skips code, which is shown.
 * @param bodyLine 1-based line on which the body starts
 * @param file path below the agents folder, for the findings
 */
export function checkUnshown(source: Source, bodyLine: number, file: string): Finding[] {
  if (!MARKUP.test(source.text)) return [];
  const start = source.lineStarts[bodyLine - 1] ?? source.text.length;
  // Only the body has code, where all of this is shown.
  const fenced = source.text.slice(start);
  const fences = findFences(fenced);
  const unfenced = blankOut(fenced, fences);
  const body = blankOut(unfenced, findCodeSpans(unfenced));
  const comments = [...(source.text.slice(0, start) + body).matchAll(/<!--/g)].map(({ index }) => ({
    offset: index,
    message: 'This is an HTML comment: most viewers hide it, but the model reads it.',
  }));
  const texts = [
    ...infos(fenced, fences, body),
    ...findLinkDefinitions(body),
    ...images(body),
    ...titles(body),
    ...wordless(body),
    ...folded(body),
  ]
    .map(({ offset, message }) => ({ offset: start + offset, message }))
    .sort((a, b) => a.offset - b.offset);
  return [...report(source, file, 'html-comment', comments), ...report(source, file, 'hidden-text', texts)];
}

/** Everything that is searched for contains one of these. */
const MARKUP = /<!--|\]:|\]\(|!\[|<details|hidden|style|[`~]{3}[^\n`]{9}/i;
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

/** What follows a fence and is not just the name of a language: viewers show only what is between the fences. */
function infos(fenced: string, fences: readonly { start: number }[], body: string): Unshown[] {
  const opening = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*)*(?:`{3,}[ \t]*([^\s`][^\n`]*)|~{3,}[ \t]*([^\s~][^\n]*))$/;
  const starts = [
    ...fences.map(({ start }) => start),
    // Fences in quotations and list items are not blanked out.
    ...[...body.matchAll(/^[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[^\n]*/gm)].map(({ index }) => index),
  ];
  return starts.flatMap((start) => {
    const end = fenced.indexOf('\n', start);
    const match = opening.exec(fenced.slice(start, end === -1 ? fenced.length : end));
    const words = match?.[1] ?? match?.[2] ?? '';
    const [first = '', ...rest] = words.trim().split(/\s+/);
    if (rest.length < MIN_WORDS - 1 && first.split(/[^\p{L}\p{N}]+/u).length < MIN_WORDS) return [];
    return [
      {
        offset: start,
        message: `Viewers do not show what follows this fence, “${clip(words.trim())}”; the model reads it.`,
      },
    ];
  });
}

/** Alternative texts: models read them, people see them only when the picture is missing. */
function images(body: string): Unshown[] {
  return [...body.matchAll(/!\[([^[\]]{1,999})\][([]/g)].flatMap(({ index, 1: words = '' }) => {
    if (words.trim().split(/\s+/).length < MIN_WORDS) return [];
    return [
      {
        offset: index,
        message: `Viewers show a picture here instead of its alternative text, “${clip(words)}”; the model reads the text.`,
      },
    ];
  });
}

/** Fewer words only name a picture or the language of some code. */
const MIN_WORDS = 4;

function titles(body: string): Unshown[] {
  const title =
    /\]\(\s{0,9}(?:<[^<>\n]{0,999}>|[^()\s]{0,999}(?:\([^()\s]{0,99}\)[^()\s]{0,99}){0,3})\s{1,9}("(?:[^"\\]|\\.){1,999}"|'(?:[^'\\]|\\.){1,999}'|\([^()]{1,999}\))\s{0,9}\)/g;
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

/** Something that viewers do not show. */
interface Unshown {
  /** Where it starts, in UTF-16 code units. */
  offset: number;
  /** The finding's message. */
  message: string;
}
