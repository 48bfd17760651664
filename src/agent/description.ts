import { cutExamples, type Example } from './examples.ts';

/**
 * Turns escapes that survived parsing, `\n` and `\"`, into what they stand for. They survive when a description was
 * escaped twice, or escaped without quotes around it.
 * @returns the text, and whether anything changed
 */
export function unescapeDescription(text: string): { text: string; escaped: boolean } {
  if (!LITERAL_BREAK.test(text)) return { text: text.trim(), escaped: false };
  const unescaped = text.replace(ESCAPE, (written: string, character: string, offset: number) => {
    const behind = text.slice(offset + written.length, offset + written.length + 2);
    if (character === 'n') return '\n';
    // A carriage return goes with its line feed; a tab is one only where no word goes on.
    if (character === 'r') return behind === '\\n' ? '' : written;
    if (character === 't') return /^\w/.test(behind) ? written : '\t';
    return character;
  });
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

/** Backslashes and an n that no drive letter precedes: a line break that was never unescaped. */
const LITERAL_BREAK = /(?<!\\|(?<![\\\w])[A-Za-z]:)\\+n/;
/** Every escape that is taken for one; like the pattern above it starts only where a run of backslashes does. */
const ESCAPE = /(?<!\\|(?<![\\\w])[A-Za-z]:)\\+([nrt"'])/g;

/** Takes away what only led over to the examples, and the white space that they leave behind. */
function tidy(text: string): string {
  return text
    .replace(
      /(?:^|(?<=[.!?:;)\]\n]))[ \t]*[-*#]*[ \t]*\**(?:(?:usage|here are some|for|typical|common|trigger(?:ing)?|some) )*examples?(?: (?:usage|scenarios?|of use|include|interactions?))*\**:?\**:?\s*$/i,
      '',
    )
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(?:\n|^)[-*][ \t]*$/g, '')
    .trim();
}
