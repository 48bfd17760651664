import { trimBlanks, trimBlanksEnd, trimValue } from '../hidden/trim-blanks.ts';
import { cutExamples, type Example } from './examples.ts';

/**
 * Replaces escapes that survived parsing, such as `\n` and `\"`, with what they mean. They survive when a description was
 * escaped twice, or escaped without quotes around it.
 * @returns the text, trimmed, and whether it had such escapes
 */
export function unescapeDescription(text: string): { text: string; escaped: boolean } {
  if (firstLiteralBreak(text) === -1) return { text: trimValue(text), escaped: false };
  const unescaped = text.replace(ESCAPE, (written: string, character: string | undefined, offset: number) => {
    const after = text.slice(offset + written.length, offset + written.length + 2);
    if (character === 'n') return '\n';
    // `\r` counts only before `\n`, as part of that line break; `\t` counts only where no word follows.
    if (character === 'r') return after === '\\n' ? '' : written;
    if (character === 't') return /^\w/.test(after) ? written : '\t';
    return character ?? written;
  });
  return { text: trimValue(unescaped), escaped: true };
}

/** The offset of the first backslash and n that was meant as a line break, in UTF-16 code units; -1 if there is none. */
export function firstLiteralBreak(text: string): number {
  for (const { index, 1: character } of text.matchAll(ESCAPE)) if (character === 'n') return index;
  return -1;
}

/**
 * Splits a description into its summary, the prose that says what the agent is for, and its examples. Every word is in
 * one or the other, except words that only introduce the examples.
 */
export function splitDescription(text: string): { summary: string; examples: Example[] } {
  const { examples, rest } = cutExamples(text, 'description');
  const [first] = examples;
  if (first === undefined) return { summary: trimBlanks(text), examples };
  const before = text.slice(0, first.offset);
  return { summary: tidy(before.replace(LABEL_BEFORE, '\n') + rest.slice(before.length)), examples };
}

/** A Windows path. `\n` before a capital letter, `<`, `-` or another `\n` is a line break, which ends the path. */
const PATH = String.raw`(?<![\\\w])[A-Za-z]:(?:\\+(?!n(?:[A-Z<-]|\\+n))[\w.-]*\w)+`;
/** LaTeX commands that begin with n. What follows the n in them is not a word that could start a line. */
const LATEX = String.raw`(?<!\\)\\n(?:abla|eq|eg|e(?![.]\w)|u|ot(?:in)?|ewline|ewcommand|ewenvironment|oindent|onumber|olimits|ode|leq|geq|subseteq|supseteq|atural|(?:ear|war)row|[rR]ightarrow|[lL]eftarrow)(?![A-Za-z])`;
/** An escape, with its character captured. Paths and LaTeX commands match first, and capture nothing. */
const ESCAPE = new RegExp(String.raw`${PATH}|${LATEX}|(?<!\\|(?<![\\\w])[A-Za-z]:)\\+([nrt"'])`, 'g');

/** A last line of one word and a colon, or a phrase such as "for example", in any of the languages that speakers are known in. */
const LABEL_BEFORE =
  /(?:^|\n)[-*# \t]{0,9}[\p{L}\p{M}]{1,40}\*{0,2}[ \t]?[:：]\*{0,2}[\t\n\r \u00A0]*$|(?<=[\s.。！？!?；;，,：:]|^)(?:例如|比如|例えば|たとえば|예를 들어|예|например|por exemplo|por ejemplo|zum beispiel|z\. ?B\.|par exemple)[:：,，]?[\t\n\r \u00A0]*$/iu;

/** Removes words that only introduce the examples, and the white space that the examples leave. */
function tidy(text: string): string {
  const untitled = text.replace(
    /(?:^|(?<=[.!?:;)\]\n]))[-*# \t]*(?:(?:(?:usage|here are some|for|typical|common|trigger(?:ing)?|some) )*examples?(?: (?:usage|scenarios?|of use|include|interactions?))*|(?:more )?specifically|for instance)\**(?::\**){0,2}[\t\n\r \u00A0]*$/i,
    '',
  );
  return trimBlanks(
    untitled
      .split('\n')
      .map(trimBlanksEnd)
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/(?:\n|^)[-*][ \t]*$/g, ''),
  );
}
