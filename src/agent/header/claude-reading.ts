import { parseAsClaudeCode } from './claude-yaml.ts';
import type { Header } from './header.ts';
import { originalOffset, rewriteHeader } from './second-attempt.ts';
import { positionAt, type Source } from './source.ts';
import { fieldsOf, type Field, type Mapping } from './strict-yaml.ts';

/**
 * Reads a header as Claude Code does: as YAML, and if that fails, as YAML once more after rewriting its lines.
 * @param strict the mapping that strict YAML found in the header, if it found one
 * @param endings `file`: with the line endings of the file; `lf`: as if all of them were LF
 * @returns the fields; undefined when Claude Code cannot read the header
 */
export function readAsClaudeCode(
  source: Source,
  header: Header,
  { strict, endings = 'file' }: { strict?: Mapping; endings?: 'file' | 'lf' } = {},
): Field[] | undefined {
  const first = parseAsClaudeCode(header.text, strict);
  if (first !== undefined) return lastOfEach(fieldsOf(source, (offset) => header.offset + offset, first));
  const lines = header.text.split('\n');
  const rewritten = rewriteHeader(endings === 'lf' ? lines : withCarriageReturns(source, header, lines));
  const second = parseAsClaudeCode(rewritten.text);
  if (second === undefined) return undefined;
  return lastOfEach(fieldsOf(source, (offset) => header.offset + originalOffset(rewritten, offset), second));
}

/** Of fields that are given twice, the last one counts. */
function lastOfEach(fields: readonly Field[]): Field[] {
  return [...new Map(fields.map((field) => [field.key, field])).values()];
}

/** The lines of a header as they are in the file. */
function withCarriageReturns(source: Source, header: Header, lines: readonly string[]): readonly string[] {
  if (!source.crlf) return lines;
  const { line } = positionAt(source, header.offset);
  const original = source.original.split('\n', line - 1 + lines.length).slice(line - 1);
  return lines.map((text, index) => (original[index]?.endsWith('\r') === true ? `${text}\r` : text));
}
