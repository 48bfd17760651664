import { stringify } from 'yaml';

/**
 * Writes a Markdown file whose header has the same values for every YAML reader: each string is in double quotes on one
 * line, with escapes for what YAML, or an older YAML reader, would not read literally.
 * @param fields the header's fields in order; undefined ones are left out
 * @param body the text after the header
 */
export function markdownFile(fields: Readonly<Record<string, unknown>>, body: string): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const lines = given.map(([key, value]) => `${key}: ${flow(value)}\n`);
  return `---\n${lines.join('')}---\n${body}`;
}

function flow(value: unknown): string {
  const options = {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    collectionStyle: 'flow',
    lineWidth: 0,
    doubleQuotedAsJSON: true,
  } as const;
  // A string in double quotes is JSON's; most values are strings, and writing YAML takes long.
  const text = typeof value === 'string' ? JSON.stringify(value) : stringify(value, options).trimEnd();
  return text.replace(UNPRINTABLE, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * The unprintable characters of YAML that JSON may leave as they are, and those that YAML 1.1 reads as line breaks or
 * marks.
 * @see https://yaml.org/spec/1.2.2/#51-character-set
 */
const UNPRINTABLE =
  /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
