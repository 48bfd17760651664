import { parse as parseToml, TomlError } from 'smol-toml';
import { finding, type Finding } from '../findings/finding.ts';
import { lineAt, positionAt, type Source } from './source.ts';
import { fieldsOf, parseStrictly, type Field } from './strict-yaml.ts';
import { tomlKeys, type TomlKey } from './toml-keys.ts';

/**
 * Reads a file that is TOML or JSON as a whole, where the prompt is one of the fields.
 * @param file path below the agents folder, for the finding
 * @returns the fields in the order of the file, or the finding that says why there are none
 */
export function readValueFile(source: Source, file: string, format: 'toml' | 'json'): Field[] | Finding {
  return format === 'toml' ? readToml(source, file) : readJson(source, file);
}

/** The text in one field of such a file; empty if it has no such text. @param text the whole file */
export function textInValueFile(text: string, format: 'toml' | 'json', key: string): string {
  const withoutMark = text.replace(/^\uFEFF/, '');
  const values: unknown = format === 'toml' ? parseToml(withoutMark) : JSON.parse(withoutMark);
  const found: unknown =
    typeof values === 'object' && values !== null && Object.hasOwn(values, key)
      ? Object.entries(values).find(([name]) => name === key)?.[1]
      : undefined;
  return typeof found === 'string' ? found.replaceAll('\r\n', '\n') : '';
}

function readToml(source: Source, file: string): Field[] | Finding {
  try {
    const values = parseToml(source.text);
    const places = tomlKeys(source.text);
    return Object.entries(values).map(([key, value]) => tomlField(source, key, plain(value), places.get(key)));
  } catch (error) {
    const position = error instanceof TomlError ? { line: error.line, column: error.column } : { line: 1, column: 1 };
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return finding(
      'file-not-parsed',
      { file, ...position },
      `The file is not valid TOML: ${reason.replace(/^Invalid TOML document: /, '')}.`,
      'Correct the line.',
      { excerpt: lineAt(source, position.line) },
    );
  }
}

/** A field with its position. */
function tomlField(source: Source, key: string, value: unknown, place: TomlKey | undefined): Field {
  const { start = 0, valueStart = 0, end = 0 } = place ?? {};
  const at = positionAt(source, start);
  const valueAt = positionAt(source, valueStart);
  return {
    key,
    value,
    written: source.text.slice(valueStart, end).trim(),
    quoted: typeof value === 'string',
    line: at.line,
    column: at.column,
    valueLine: valueAt.line,
    valueColumn: valueAt.column,
  };
}

/** A value without dates, which TOML has and JSON has not. */
function plain(value: unknown): unknown {
  const copy: unknown = JSON.parse(
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? Number(each) : each)),
  );
  return copy;
}

/** JSON is YAML as well, whose parser tells where each value is. */
function readJson(source: Source, file: string): Field[] | Finding {
  const parsed = parseStrictly(source.text);
  try {
    JSON.parse(source.text);
  } catch (error) {
    return notJson(source, file, error instanceof Error ? error.message : String(error), offsetIn(error));
  }
  if (!parsed.ok) return notJson(source, file, parsed.error.message, parsed.error.offset);
  return fieldsOf(source, (offset) => offset, parsed.map);
}

function notJson(source: Source, file: string, reason: string, offset: number): Finding {
  const position = positionAt(source, offset);
  return finding(
    'file-not-parsed',
    { file, ...position },
    `The file is not valid JSON: ${(reason.split('\n')[0] ?? '').replace(/\.$/, '')}.`,
    'Correct the line.',
    { excerpt: lineAt(source, position.line) },
  );
}

/** The offset that a message of the parser names; 0 if it names none. */
function offsetIn(error: unknown): number {
  return Number(/position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? 0);
}
