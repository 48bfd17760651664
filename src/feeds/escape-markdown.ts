import { asLine, asLines } from '../agent/hidden/plain-line.ts';

/**
 * A text as one line of Markdown that says what it says: nothing in it is markup. Brackets are written as character
 * references, because the readers of `llms.txt` cut links at the first bracket, even behind a backslash.
 */
export function plainMarkdown(text: string): string {
  return asLine(text)
    .replace(/[&<>[\]]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

/** A text as a block of code. It is indented and not fenced, so no line of it can end the block. */
export function codeBlock(text: string): string {
  return asLines(text)
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `    ${line}`))
    .join('\n')
    .replace(/^\n+|(?<!\n)\n+$/g, '');
}

/** A link in a list, with a note behind it. @param url an absolute address without brackets */
export function listedLink(name: string, url: string, note = ''): string {
  const noted = plainMarkdown(note);
  return `- [${plainMarkdown(name)}](${url})${noted === '' ? '' : `: ${noted}`}`;
}
