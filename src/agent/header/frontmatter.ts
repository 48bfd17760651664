import { finding, type Finding } from '../findings/finding.ts';
import type { Header } from './header.ts';
import { lineAt, positionAt, type Source } from './source.ts';
import { fieldsOf, parseStrictly, type Field } from './strict-yaml.ts';
import { readTolerantly } from './tolerant-yaml.ts';
import { MAX_HEADER_PARTS } from './yaml-limits.ts';

/** The largest header that is read, in UTF-16 code units: ten times the largest of thousands of published agents. */
export const MAX_HEADER_CHARACTERS = 65_536;

/**
 * Reads the fields of a header as strict YAML. If that fails, reads it field by field, as Claude Code does, and reports
 * every field that is not strict YAML with the corrected line.
 * @param file path below the agents folder, for the findings
 */
export function readFrontmatter(source: Source, header: Header, file: string): Frontmatter {
  if (header.text.length > MAX_HEADER_CHARACTERS) return tooLarge(source, header, file, MAX_HEADER_CHARACTERS);
  const strict = parseStrictly(header.text);
  if (strict.ok) return { route: 'strict', fields: fieldsOf(source, header.offset, strict.map), findings: [] };
  if (strict.notMapping) return { route: 'error', fields: [], findings: [notMapping(source, header, file)] };
  if (strict.error.code === 'TOO_MANY_PARTS') return tooLarge(source, header, file, strict.error.offset);
  const read = readTolerantly(source, header, file, strict.error);
  return { route: read.fields.length === 0 ? 'error' : 'tolerant', ...read };
}

/** @param offset where the header passes a limit, in its text */
function tooLarge(source: Source, header: Header, file: string, offset: number): Frontmatter {
  const position = positionAt(source, header.offset + Math.min(offset, header.text.length - 1));
  const limit = `${MAX_HEADER_CHARACTERS.toLocaleString('en-US')} characters or ${MAX_HEADER_PARTS.toLocaleString('en-US')} keys, values and signs`;
  const found = finding(
    'header-too-large',
    { file, ...position },
    `The header is not read, because it has more than ${limit} up to here.`,
    'Move what does not say when to call the agent into the body, below the closing "---"; or add that line if it is missing.',
    { excerpt: lineAt(source, position.line) },
  );
  return { route: 'error', fields: [], findings: [found] };
}

function notMapping(source: Source, header: Header, file: string): Finding {
  const blank = /^\s*/.exec(header.text)?.[0].length ?? 0;
  const position = positionAt(source, header.offset + blank);
  return finding(
    'header-not-mapping',
    { file, ...position },
    'The header is not a list of "field: value" lines.',
    'Write it as fields, at least "name: …" and "description: …".',
    { excerpt: lineAt(source, position.line) },
  );
}

/**
 * How the header was read. `strict`: every reader loads it. `tolerant`: Claude Code loads it, strict readers skip it.
 * `error`: no reader loads it.
 */
export type Route = 'strict' | 'tolerant' | 'error';

/** A header that has been read. */
export interface Frontmatter {
  route: Route;
  fields: Field[];
  findings: Finding[];
}
