import type { Context } from './context.ts';
import { finding, type Finding, type FindingCode, type FindingDetails } from '../findings/finding.ts';
import { lineAt } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';

/**
 * Makes a finding at a field's value, or at its key when the code is about the key.
 * @param details lines to show; the line at the position is the excerpt unless this has another
 */
export function fieldFinding(
  context: Context,
  field: Field,
  code: FindingCode,
  message: string,
  fix: string,
  details: FindingDetails = {},
): Finding {
  const atKey = code === 'field-unknown' || code === 'field-near-miss';
  const position = {
    file: context.file,
    line: atKey ? field.line : field.valueLine,
    column: atKey ? field.column : field.valueColumn,
  };
  return finding(code, position, message, fix, { excerpt: lineAt(context.source, position.line), ...details });
}

/**
 * Puts text from a file on one line and shortens it for a message.
 * @param length maximum length, in UTF-16 code units
 */
export function clip(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
