/** Writes a TOML file of strings, in order; undefined ones are left out. */
export function tomlFile(strings: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(strings)
    .flatMap(([key, text]) =>
      text === undefined ? [] : [`${key} = ${text.includes('\n') ? block(text) : line(text)}\n`],
    )
    .join('');
}

/** A string on one line. JSON escapes everything that TOML requires to be escaped, except the delete character. */
function line(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll('\x7F', '\\u007F');
}

/** A string over several lines: literal if possible, otherwise with escapes. */
function block(text: string): string {
  const whole = text.toWellFormed();
  const literal = !whole.includes("'''") && !whole.endsWith("'") && !/[\x00-\x08\x0B-\x1F\x7F]/.test(whole);
  // The line break after the opening quotes is not part of the string.
  return literal ? `'''\n${whole}'''` : `"""\n${whole.replace(SPECIAL, escaped)}"""`;
}

/** What must be escaped between three double quotes: of quotes, the last of three in a row, and one at the end. */
const SPECIAL = /[\\\x00-\x08\x0B-\x1F\x7F]|(?<="")"|"$/g;

function escaped(character: string): string {
  if (character === '\\' || character === '"') return `\\${character}`;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
}
