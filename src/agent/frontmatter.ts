import { finding, type Finding } from './finding.ts';
import type { Header } from './header.ts';
import { lineAt, placeAt, type Source } from './source.ts';
import { fieldsOf, parseStrictly, type Field } from './strict.ts';
import { readTolerantly } from './tolerant.ts';

/**
 * Reads the fields of a header. Strict YAML first; what strict YAML rejects is read field by field, as Claude Code does,
 * and every field that needed it is a finding with the corrected line.
 * @param file the name that findings carry
 */
export function readFrontmatter(source: Source, header: Header, file: string): Reading {
  const strict = parseStrictly(header.text);
  if (strict.ok) return { route: 'strict', fields: fieldsOf(source, header.offset, strict.map), findings: [] };
  if (strict.notMapping) return { route: 'error', fields: [], findings: [notMapping(source, header, file)] };
  const read = readTolerantly(source, header, file, strict.error);
  return { route: read.fields.length === 0 ? 'error' : 'tolerant', ...read };
}

function notMapping(source: Source, header: Header, file: string): Finding {
  const blank = /^\s*/.exec(header.text)?.[0].length ?? 0;
  const place = placeAt(source, header.offset + blank);
  return finding(
    'header-not-mapping',
    { file, ...place },
    'The header is not a list of "field: value" lines.',
    'Write it as fields, at least "name: …" and "description: …".',
    { excerpt: lineAt(source, place.line) },
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
