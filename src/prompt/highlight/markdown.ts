import { FRONT_MATTER } from './data.ts';
import { HTML_COMMENT, TAG } from './markup.ts';
import { SPACE } from './rules.ts';
import { mode, type Mode } from './tokenizer.ts';

/** Markdown, with YAML at its beginning. */
export const MARKDOWN: Mode = mode(() => [
  { pattern: /(?<![^])---[ \t]*$/, push: FRONT_MATTER },
  { pattern: /^#{1,6}[ \t][^\r\n]*/, kind: 'k' },
  { pattern: /(?<=^[ \t]{0,12})(?:````|~~~~)/, push: fence(/(?<=^[ \t]{0,12})(?:````|~~~~)/) },
  { pattern: /(?<=^[ \t]{0,12})(?:```|~~~)/, push: fence(/(?<=^[ \t]{0,12})(?:```|~~~)/) },
  SPACE,
  { pattern: /``(?!`)[^\r\n]{1,300}?``/, kind: 's' },
  { pattern: /`[^`\r\n]{1,300}`/, kind: 's' },
  { pattern: /(?<=\]\()[^()\s]{1,300}(?=\))/, kind: 's' },
  HTML_COMMENT,
  { pattern: /<\/?(?=[a-z][\w-]{0,60}(?:[\s/>]))/, push: TAG },
  { pattern: /[^\s`<#[\]~\\-]+/ },
]);

/** Code in the midst of a text, up to a mark at the beginning of a line. */
function fence(end: RegExp): Mode {
  return mode(() => [{ pattern: /[^`~\n]+|\n/ }, { pattern: end, pop: true }]);
}
