import type { Context } from './context.ts';
import { finding, type Finding, type FindingCode, type Shown } from '../findings/finding.ts';
import { lineAt } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';

/** A finding at a field's value, or at its key when it is about the key. */
export function fieldFinding(
  context: Context,
  field: Field,
  code: FindingCode,
  message: string,
  fix: string,
  shown: Shown = {},
): Finding {
  const atKey = code === 'field-unknown' || code === 'field-near-miss';
  const position = {
    file: context.file,
    line: atKey ? field.line : field.valueLine,
    column: atKey ? field.column : field.valueColumn,
  };
  return finding(code, position, message, fix, { excerpt: lineAt(context.source, position.line), ...shown });
}

/** A text of a file on one line and short enough for a message. @param length the most that is kept, in code units */
export function clip(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
