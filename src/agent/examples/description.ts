import { cutExamples, type Example } from './examples.ts';

/**
 * Turns escapes that survived parsing, `\n` and `\"`, into what they stand for. They survive when a description was
 * escaped twice, or escaped without quotes around it.
 * @returns the text, and whether anything changed
 */
export function unescapeDescription(text: string): { text: string; escaped: boolean } {
  if (firstLiteralBreak(text) === -1) return { text: text.trim(), escaped: false };
  const unescaped = text.replace(ESCAPE, (written: string, character: string | undefined, offset: number) => {
    const behind = text.slice(offset + written.length, offset + written.length + 2);
    if (character === 'n') return '\n';
    // A carriage return goes with its line feed; a tab is one only where no word goes on.
    if (character === 'r') return behind === '\\n' ? '' : written;
    if (character === 't') return /^\w/.test(behind) ? written : '\t';
    return character ?? written;
  });
  return { text: unescaped.trim(), escaped: true };
}

/** Where the first backslash and n stands that was meant to be a line break, in UTF-16 code units; -1 without one. */
export function firstLiteralBreak(text: string): number {
  for (const { index, 1: character } of text.matchAll(ESCAPE)) if (character === 'n') return index;
  return -1;
}

/**
 * Splits a description into its summary, the prose that says what the agent is for, and its examples.
 * Every word is in one or the other.
 */
export function splitDescription(text: string): { summary: string; examples: Example[] } {
  const { examples, rest } = cutExamples(text, 'description');
  return { summary: examples.length === 0 ? text.trim() : tidy(rest), examples };
}

/** A folder below a drive: up to a line that begins with a capital letter or an empty line, which paths do not hold. */
const PATH = String.raw`(?<![\\\w])[A-Za-z]:(?:\\+(?!n(?:[A-Z<-]|\\+n))[\w.-]*\w)+`;
/** Commands of LaTeX that begin with an n; what stands behind the n is no word that could begin a line. */
const LATEX = String.raw`(?<!\\)\\n(?:abla|eq|eg|e(?![.]\w)|u|ot(?:in)?|ewline|ewcommand|ewenvironment|oindent|onumber|olimits|ode|leq|geq|subseteq|supseteq|atural|(?:ear|war)row|[rR]ightarrow|[lL]eftarrow)(?![A-Za-z])`;
/** Every escape that is taken for one; what is none is matched before it and has no character. */
const ESCAPE = new RegExp(String.raw`${PATH}|${LATEX}|(?<!\\|(?<![\\\w])[A-Za-z]:)\\+([nrt"'])`, 'g');

/** Takes away what only led over to the examples, and the white space that they leave behind. */
function tidy(text: string): string {
  return text
    .replace(
      /(?:^|(?<=[.!?:;)\]\n]))[-*# \t]*(?:(?:usage|here are some|for|typical|common|trigger(?:ing)?|some) )*examples?(?: (?:usage|scenarios?|of use|include|interactions?))*\**(?::\**){0,2}\s*$/i,
      '',
    )
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(?:\n|^)[-*][ \t]*$/g, '')
    .trim();
}
