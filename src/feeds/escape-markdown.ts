import { asLine, asLines } from '../agent/hidden/plain-line.ts';

/**
 * Escapes a text as one line of Markdown, so that nothing in it is markup. Brackets become character references, because
 * parsers of `llms.txt` end a link at the first bracket, even after a backslash.
 */
export function plainMarkdown(text: string): string {
  return asLine(text)
    .replace(/[&<>[\]]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

/** A text as a code block. It is indented rather than fenced, so that no line of the text can end the block. */
export function codeBlock(text: string): string {
  return asLines(text)
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `    ${line}`))
    .join('\n')
    .replace(/^\n+|(?<!\n)\n+$/g, '');
}

/** A list item with a link, followed by a note if there is one. @param url an absolute address without brackets */
export function listedLink(name: string, url: string, note = ''): string {
  const noted = plainMarkdown(note);
  return `- [${plainMarkdown(name)}](${url})${noted === '' ? '' : `: ${noted}`}`;
}
