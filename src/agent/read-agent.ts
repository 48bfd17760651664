import { accessOf } from './fields/access.ts';
import type { Agent, AgentFile } from './agent-file.ts';
import { detectDialect } from './dialects/detect.ts';
import { formatOf } from './dialects/dialect.ts';
import { readForeign } from './read-foreign.ts';
import { readHeaderless, readValues } from './read-without-header.ts';
import { checkBytes } from './checks/bytes.ts';
import { checkCommands } from './checks/commands.ts';
import { checkCommentedValues, findCutValues } from './checks/cut-values.ts';
import { checkExamples } from './checks/examples.ts';
import { checkFields, checkNameless, textOf } from './checks/values.ts';
import { checkHooks } from './checks/hooks.ts';
import { checkHidden, checkHiddenEscapes } from './checks/hidden.ts';
import { checkUnknownFields } from './checks/unknown-fields.ts';
import { checkUnreadFields } from './checks/unread-fields.ts';
import { checkSecondLook } from './checks/second-look.ts';
import { checkMemory, checkTools } from './checks/tools.ts';
import { checkUnshown } from './checks/unshown.ts';
import type { Context } from './checks/context.ts';
import { splitDescription, unescapeDescription } from './examples/description.ts';
import { joinWrapped } from './examples/hard-wraps.ts';
import { cutExamples, type Example, type LocatedExample } from './examples/examples.ts';
import { finding, limitPerKind, type Finding } from './findings/finding.ts';
import { delimitersOf, readFrontmatter } from './header/frontmatter.ts';
import { splitHeader, type Header } from './header/header.ts';
import { loadingOf } from './loading.ts';
import { valuesOf } from './header/strict-yaml.ts';
import { measure } from './size.ts';
import { withoutMarks } from './without-marks.ts';
import { byteOffsetOfLine, decodeSource, digest, lineAt, positionAt, type Source } from './header/source.ts';

/** The largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 1_000_000;

/**
 * Reads one agent file. Never throws: whatever is wrong with the file is a finding.
 * @param bytes the file as it is on disk; kept, never changed
 * @param file path below the agents folder with forward slashes, for the findings
 * @param place where the file is, as far as that is known, with forward slashes: folders show what tool it is for
 */
export function readAgent(bytes: Uint8Array, file: string, place = file): AgentFile {
  const sha256 = digest(bytes);
  const base = { file, bytes, sha256 };
  if (bytes.length > MAX_FILE_BYTES) return { ...base, agent: undefined, findings: [tooLarge(bytes, file)] };

  const source = decodeSource(bytes);
  const format = formatOf(file);
  if (format !== 'markdown') return { ...base, ...readValues(source, bytes, file, place, format) };
  const split = splitHeader(source, file);
  if ('code' in split) {
    const headerless = split.code === 'header-missing' ? readHeaderless(source, bytes, file, place) : undefined;
    return { ...base, ...(headerless ?? { agent: undefined, findings: [split] }) };
  }

  const frontmatter = readFrontmatter(source, split, file);
  const { header, route, fields, findings } = frontmatter;
  if (header === undefined) return { ...base, agent: undefined, findings };
  const detected = detectDialect(place, format, valuesOf(fields));
  if (route !== 'error' && detected.dialect.id !== 'claude-code') {
    add(
      findings,
      checkBytes(source, file, false),
      checkHidden(source, file),
      checkUnshown(source, header.bodyLine, file),
    );
    const context: Context = { source, file, fields, values: valuesOf(fields) };
    add(findings, checkHiddenEscapes(context));
    const read = readForeign(context, detected, {
      format,
      route,
      delimiters: delimitersOf(split),
      prompt: header.body,
      promptLine: header.bodyLine,
      promptOffset: byteOffsetOf(source, bytes, header),
      bytes: bytes.length,
      place,
    });
    add(findings, read.findings);
    return {
      ...base,
      agent: read.agent,
      findings: limitPerKind(findings.filter(({ code }) => !ONLY_CLAUDE.has(code))),
    };
  }
  const nameless = route === 'error' ? undefined : checkNameless(source, file, fields);
  if (nameless !== undefined) return { ...base, agent: undefined, findings: [nameless] };
  add(
    findings,
    checkBytes(
      source,
      file,
      findings.some(({ code }) => code === 'header-crlf'),
    ),
    checkHidden(source, file),
  );
  add(findings, checkUnshown(source, header.bodyLine, file));
  const values = valuesOf(fields);
  const context: Context = { source, file, fields, values };
  add(findings, checkHiddenEscapes(context), checkCommands(context), checkSecondLook(source, file, fields));
  if (route !== 'error')
    add(findings, checkFields(context), checkUnknownFields(context), checkTools(context), checkHooks(context));
  if (route !== 'error') add(findings, checkUnreadFields(context, header), checkCommentedValues(context));

  const name = textOf(fields, 'name');
  const { text: description, escaped } = unescapeDescription(textOf(fields, 'description'));
  const usable = name !== '' && !findings.some((each) => each.severity === 'error');
  if (!usable) return { ...base, agent: undefined, findings: limitPerKind(findings) };

  const access = accessOf(values);
  add(findings, checkMemory(context, access.fromMemory));
  const written = fields.find(({ key }) => key === 'description')?.written ?? '';
  const { summary, examples: described } = splitDescription(joinWrapped(description, written));
  const cut = findCutValues(context, header.bodyLine - 1);
  add(
    findings,
    cut.map((each) => each.finding),
  );
  const dropped = cut.map((each) => each.dropped);
  const { examples: shown } = cutExamples(header.body, 'body');
  const examples = [
    ...locateDescribed(context, described),
    ...shown.map((example) => located(example, positionAt(source, header.bodyStart + example.offset).line)),
    ...dropped.flatMap(({ text, line }) =>
      cutExamples(text, 'description').examples.map((example) => located(example, line, false)),
    ),
  ];
  add(findings, checkExamples(context, name, examples));
  if (header.body.trim() === '') findings.push(emptyBody(source, file, header.bodyLine));
  const agent: Agent = {
    name,
    description,
    escaped,
    summary: withoutMarks(summary),
    examples,
    dialect: 'claude-code',
    evidence: detected.evidence,
    format,
    promptField: '',
    values,
    ownFields: [],
    route,
    bom: source.bom,
    delimiters: delimitersOf(split),
    loading: loadingOf(frontmatter),
    dropped,
    fields,
    access,
    bodyLine: header.bodyLine,
    bodyOffset: byteOffsetOf(source, bytes, header),
    size: { file: bytes.length, description: measure(description), body: measure(header.body) },
  };
  return { ...base, agent, findings: limitPerKind(findings) };
}

/** Findings about how Claude Code reads a header. */
const ONLY_CLAUDE: ReadonlySet<string> = new Set(['not-loaded', 'header-crlf', 'header-ends-early', 'value-cut']);

/** Appends findings one at a time: spreading as many as a file can have would exceed the argument limit. */
function add(findings: Finding[], ...more: readonly Finding[][]): void {
  for (const each of more.flat()) findings.push(each);
}

/** The offset in bytes at which the body starts: at a line, or after the first three hyphens of the header. */
function byteOffsetOf(source: Source, bytes: Uint8Array, { bodyLine, bodyStart }: Header): number {
  const isLine = bodyStart === (source.lineStarts[bodyLine - 1] ?? source.text.length);
  if (isLine) return byteOffsetOfLine(bytes, bodyLine);
  // The bytes are searched, because bytes that are not UTF-8 have another length in the text.
  const hyphen = 0x2d;
  let at = bytes.indexOf(hyphen, byteOffsetOfLine(bytes, 2));
  while (at !== -1 && !(bytes[at + 1] === hyphen && bytes[at + 2] === hyphen)) at = bytes.indexOf(hyphen, at + 1);
  return at === -1 ? bytes.length : at + 3;
}

function located({ origin, turns, text }: Example, line: number, loaded = true): LocatedExample {
  return { origin, turns, text, line, loaded };
}

/** Give up after this many misses: words spelt with YAML escapes do not occur literally in the source. */
const MAX_MISSES = 100;

/** Finds the lines of the description's examples: each is where its first words are, below the one before it. */
function locateDescribed({ source, fields }: Context, examples: readonly Example[]): LocatedExample[] {
  const field = fields.find(({ key }) => key === 'description');
  const first = field?.valueLine ?? 1;
  const count = field?.written.split('\n').length ?? 1;
  // A description on one line has all its examples there.
  if (count === 1) return examples.map((example) => located(example, first));
  let next = 0;
  let misses = 0;
  return examples.map((example) => {
    const [words = ''] = (example.turns[0]?.text ?? example.text).split('\n');
    let found = misses < MAX_MISSES ? next : count;
    while (found < count && !lineAt(source, first + found).includes(startOf(words))) found += 1;
    if (found < count) next = found + 1;
    else misses += 1;
    return located(example, first + Math.max(0, next - 1));
  });
}

/** The start of a text that is on one line of the file, even if lines that were wrapped by hand are joined. */
function startOf(words: string): string {
  return words.slice(0, /[\u3040-\u30FF\u4E00-\u9FFF]/.test(words) ? 8 : 40);
}

function tooLarge(bytes: Uint8Array, file: string): Finding {
  const size = bytes.length.toLocaleString('en-US');
  return finding(
    'file-too-large',
    { file, line: 1, column: 1 },
    `The file has ${size} bytes; no model could read an agent of more than 1,000,000.`,
    'Move what the agent does not always need into separate files.',
  );
}

function emptyBody(source: Source, file: string, bodyLine: number): Finding {
  const line = Math.min(bodyLine, source.lineStarts.length);
  return finding(
    'body-empty',
    { file, line, column: 1 },
    'Nothing follows the header, so the agent starts without instructions.',
    'Write the prompt below the closing "---".',
  );
}
