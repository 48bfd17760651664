import type { AgentFile } from './agent-file.ts';
import { checkBytes } from './checks/bytes.ts';
import type { Context } from './checks/context.ts';
import { checkHidden, checkHiddenEscapes } from './checks/hidden.ts';
import { checkUnshown } from './checks/unshown.ts';
import { detectDialect } from './dialects/detect.ts';
import { DIALECTS } from './dialects/dialects.ts';
import { limitPerKind } from './findings/finding.ts';
import type { Source } from './header/source.ts';
import { valuesOf } from './header/strict-yaml.ts';
import { readValueFile } from './header/value-file.ts';
import { readForeign } from './read-foreign.ts';

/**
 * Reads a file that is TOML or JSON as a whole.
 * @param file path below the agents folder, for the findings
 * @param place where the file is, as far as that is known, with forward slashes
 */
export function readValues(
  source: Source,
  bytes: Uint8Array,
  file: string,
  place: string,
  format: 'toml' | 'json',
): ReadFile {
  const fields = readValueFile(source, file, format);
  if (!Array.isArray(fields)) return { agent: undefined, findings: [fields] };
  const values = valuesOf(fields);
  const detected = detectDialect(place, format, values);
  const field = fields.find(({ key }) => key === detected.dialect.prompt);
  const prompt = typeof field?.value === 'string' ? field.value.replaceAll('\r\n', '\n') : '';
  const context: Context = { source, file, fields, values };
  const read = readForeign(context, detected, {
    format,
    route: 'strict',
    delimiters: 'unusual',
    prompt,
    promptLine: (field?.valueLine ?? 1) + (/^(?:"""|''')\n/.test(field?.written ?? '') ? 1 : 0),
    promptOffset: bytes.length,
    bytes: bytes.length,
    place,
  });
  const findings = [
    ...checkBytes(source, file, false),
    ...checkHidden(source, file),
    ...checkHiddenEscapes(context),
    ...read.findings,
  ];
  return { agent: read.agent, findings: limitPerKind(findings) };
}

/**
 * Reads a Markdown file without a header, all of which is the prompt, if it is where a tool takes it for an agent.
 * @returns undefined if it is documentation
 */
export function readHeaderless(source: Source, bytes: Uint8Array, file: string, place: string): ReadFile | undefined {
  const dialect = DIALECTS.find(({ headerless }) => headerless?.test(`/${place}`));
  // An empty file would be an agent without a word.
  if (dialect === undefined || !/\p{L}/u.test(source.text)) return undefined;
  const context: Context = { source, file, fields: [], values: {} };
  const read = readForeign(context, detectDialect(place, 'markdown', {}), {
    format: 'markdown',
    route: 'strict',
    delimiters: 'unusual',
    prompt: source.text,
    promptLine: 1,
    promptOffset: source.bom ? BOM_BYTES : 0,
    bytes: bytes.length,
    place,
  });
  const findings = [
    ...checkBytes(source, file, false),
    ...checkHidden(source, file),
    ...checkUnshown(source, 1, file),
    ...read.findings,
  ];
  return { agent: read.agent, findings: limitPerKind(findings) };
}

/** A byte order mark in UTF-8. */
const BOM_BYTES = 3;

/** What a file is read as. */
type ReadFile = Pick<AgentFile, 'agent' | 'findings'>;
