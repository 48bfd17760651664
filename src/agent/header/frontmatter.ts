import { finding, type Finding } from '../findings/finding.ts';
import type { Header } from './header.ts';
import { lineAt, positionAt, type Source } from './source.ts';
import { fieldsOf, parseStrictly, type Field } from './strict-yaml.ts';
import { readTolerantly } from './tolerant-yaml.ts';
import { MAX_HEADER_PARTS } from './yaml-limits.ts';

/** The largest header that is read, in UTF-16 code units: ten times the largest among thousands of published agents. */
export const MAX_HEADER_CHARACTERS = 65_536;

/**
 * Reads the fields of a header. Strict YAML first; what strict YAML rejects is read field by field, as Claude Code does,
 * and every field that needed it is a finding with the corrected line.
 * @param file the name that findings carry
 */
export function readFrontmatter(source: Source, header: Header, file: string): Reading {
  if (header.text.length > MAX_HEADER_CHARACTERS) return tooLarge(source, header, file, MAX_HEADER_CHARACTERS);
  const strict = parseStrictly(header.text);
  if (strict.ok) return { route: 'strict', fields: fieldsOf(source, header.offset, strict.map), findings: [] };
  if (strict.notMapping) return { route: 'error', fields: [], findings: [notMapping(source, header, file)] };
  if (strict.error.code === 'TOO_MANY_PARTS') return tooLarge(source, header, file, strict.error.offset);
  const read = readTolerantly(source, header, file, strict.error);
  return { route: read.fields.length === 0 ? 'error' : 'tolerant', ...read };
}

/** @param offset where in the header's text it becomes too much */
function tooLarge(source: Source, header: Header, file: string, offset: number): Reading {
  const position = positionAt(source, header.offset + Math.min(offset, header.text.length - 1));
  const most = `${MAX_HEADER_CHARACTERS.toLocaleString('en-US')} characters or ${MAX_HEADER_PARTS.toLocaleString('en-US')} keys, values and signs`;
  const found = finding(
    'header-too-large',
    { file, ...position },
    `Up to here the header has more than ${most}, so it is not read.`,
    'Move into the body, below the closing "---", what does not tell when to call the agent; or put that line where it is missing.',
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
 * `error`: nobody can.
 */
export type Route = 'strict' | 'tolerant' | 'error';

/** What reading a header gives. */
export interface Reading {
  route: Route;
  fields: Field[];
  findings: Finding[];
}
