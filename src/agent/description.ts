import { cutExamples, type Example } from './examples.ts';

/**
 * Turns escapes that survived parsing, `\n` and `\"`, into what they stand for. They survive when a description was
 * escaped twice, or escaped without quotes around it.
 * @returns the text, and whether anything changed
 */
export function unescapeDescription(text: string): { text: string; escaped: boolean } {
  if (!LITERAL_BREAK.test(text)) return { text: text.trim(), escaped: false };
  const unescaped = text
    .replace(/\\+r(?=\\+n)/g, '')
    .replace(/(?<!\b[A-Za-z]:)\\+n/g, '\n')
    .replace(/\\+t(?=\W|$)/g, '\t')
    .replace(/\\+(["'])/g, '$1');
  return { text: unescaped.trim(), escaped: true };
}

/**
 * Splits a description into its summary, the prose that says what the agent is for, and its examples.
 * Every word is in one or the other.
 */
export function splitDescription(text: string): { summary: string; examples: Example[] } {
  const { examples, rest } = cutExamples(text, 'description');
  return { summary: examples.length === 0 ? text.trim() : tidy(rest), examples };
}

/** A backslash and an n that no drive letter precedes: a line break that was never unescaped. */
const LITERAL_BREAK = /(?<!\b[A-Za-z]:)\\+n/;

/** Takes away what only led over to the examples, and the white space that they leave behind. */
function tidy(text: string): string {
  return text
    .replace(
      /(?:^|(?<=[.!?:;)\]\n]))[ \t]*[-*#]*[ \t]*\**(?:(?:usage|here are some|for|typical|common|trigger(?:ing)?|some) )*examples?(?: (?:usage|scenarios?|of use|include|interactions?))*\**:?\**:?\s*$/i,
      '',
    )
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(?:\n|^)[-*][ \t]*$/g, '')
    .trim();
}
