import { stringify } from 'yaml';

/**
 * A Markdown file with a header that every YAML reader loads to the same values: each string in double quotes on one
 * line, with escapes for what YAML, or an older reader of it, would not take literally.
 * @param fields the header in its order; fields that are undefined are left out
 * @param body what follows the header, as it is
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
  return stringify(value, options).trimEnd().replace(UNPRINTABLE, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * What YAML calls not printable, as far as JSON strings hold it, and what YAML 1.1 takes for a line break or a mark.
 * @see https://yaml.org/spec/1.2.2/#51-character-set
 */
const UNPRINTABLE =
  /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
