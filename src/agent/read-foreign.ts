import type { Agent } from './agent-file.ts';
import { checkCommands } from './checks/commands.ts';
import type { Context } from './checks/context.ts';
import { checkSecondLook } from './checks/second-look.ts';
import { textOf } from './checks/values.ts';
import { splitDescription, unescapeDescription } from './examples/description.ts';
import { cutExamples, type LocatedExample } from './examples/examples.ts';
import { finding, type Finding } from './findings/finding.ts';
import { lineAt } from './header/source.ts';
import { wholeSentences } from './sentences.ts';
import { measure } from './size.ts';
import { withoutMarks } from './without-marks.ts';
import { checkDialect, otherTool } from './dialects/check-dialect.ts';
import type { Detected } from './dialects/detect.ts';
import type { Dialect, FileFormat, Values } from './dialects/dialect.ts';
import { nativeAccess } from './dialects/native-access.ts';
import { toolFields } from './dialects/tool-lists.ts';

/**
 * Reads a file that is written for another tool than Claude Code, as that tool does. The caller has checked its characters.
 * @param form where the prompt is, and how the file is written
 */
export function readForeign(
  context: Context,
  detected: Detected,
  form: ForeignForm,
): { agent: Agent | undefined; findings: Finding[] } {
  const { dialect, evidence } = detected;
  const { fields, file, source } = context;
  const name = (dialect.nameFrom === 'file' ? '' : textOf(fields, 'name')) || nameOfFile(form.place, dialect.nameFrom);
  const rule = dialect.rule(context.values);
  const findings = [
    ...checkCommands(context),
    ...checkSecondLook(source, file, fields),
    ...checkDialect(context, detected, rule),
    otherTool(context, detected, name),
  ];
  const { text: written, escaped } = unescapeDescription(textOf(fields, 'description'));
  if (name === '') findings.push(missing(context, 'name-missing', 'name', dialect.label));
  else if (written === '') {
    const code = dialect.needsDescription ? 'description-missing' : 'description-absent';
    findings.push(missing(context, code, 'description', dialect.label));
  }
  if (form.prompt.trim() === '') findings.push(withoutPrompt(context, form.promptLine));
  if (form.format === 'json' && /^\s*file:/.test(form.prompt)) findings.push(promptElsewhere(context, dialect));
  if (name === '' || findings.some(({ severity }) => severity === 'error')) return { agent: undefined, findings };

  const description = written || firstSentence(form.prompt) || name;
  const { summary, examples } = splitDescription(description);
  const descriptionLine = fields.find(({ key }) => key === 'description')?.valueLine ?? 1;
  const located = (example: Omit<LocatedExample, 'line' | 'loaded'>, line: number): LocatedExample => ({
    origin: example.origin,
    turns: example.turns,
    text: example.text,
    line,
    loaded: true,
  });
  const agent: Agent = {
    name,
    description,
    escaped,
    summary: withoutMarks(summary),
    examples: [
      ...examples.map((example) => located(example, descriptionLine)),
      ...cutExamples(form.prompt, 'body').examples.map((example) => {
        const before = form.prompt.slice(0, example.offset).split('\n').length - 1;
        return located(example, form.promptLine + before);
      }),
    ],
    dialect: dialect.id,
    evidence,
    format: form.format,
    promptField: form.format === 'markdown' ? '' : (dialect.prompt ?? ''),
    values: valuesOf(name, description, { ...toolFields(rule), ...dialect.meaning(context.values) }),
    ownFields: ownFieldsOf(context, dialect),
    route: form.route,
    bom: source.bom,
    delimiters: form.delimiters,
    loading: 'own-tool',
    dropped: [],
    fields: [...fields],
    access: nativeAccess(rule),
    bodyLine: form.promptLine,
    bodyOffset: form.promptOffset,
    size: { file: form.bytes, description: measure(description), body: measure(form.prompt) },
  };
  return { agent, findings };
}

/** The fields that say something that Claude Code's fields cannot. */
function ownFieldsOf({ fields, values }: Context, { translated, inPart }: Dialect): string[] {
  const kept = new Set(['name', 'description', ...translated]);
  for (const key of inPart?.(values) ?? []) kept.delete(key);
  return fields.map(({ key }) => key).filter((key) => !kept.has(key));
}

/** The values that are given. */
function valuesOf(name: string, description: string, others: Values): Values {
  const all: Values = { name, description, ...others };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null));
}

/** The name that a file has by its own name, or by its folder's if it is called after its kind; empty for no name. */
function nameOfFile(place: string, nameFrom: Dialect['nameFrom']): string {
  if (nameFrom === 'header') return '';
  const parts = place.split('/');
  const stem = (parts.at(-1) ?? '').replace(/(?:\.agent|\.chatmode)?\.(?:md|toml|json)$/i, '');
  const folder = parts.at(-2) ?? '';
  return /^agents?$/i.test(stem) && !/^(?:agents?|droids|)$/.test(folder) ? folder : stem;
}

/** The first words of a prompt, in place of a description. */
function firstSentence(prompt: string): string {
  const lines = prompt.split('\n').filter((each) => /\p{L}/u.test(each));
  const line = lines.find((each) => !/^\s*(?:#|```|~~~|---)/.test(each)) ?? lines[0] ?? '';
  const text = line.replace(/^[\s#>*-]+/, '').trim();
  return wholeSentences(text, MAX_SENTENCE);
}

/** How much of a prompt stands for its description, in UTF-16 code units. */
const MAX_SENTENCE = 200;

function missing(
  { file, source }: Context,
  code: 'name-missing' | 'description-missing' | 'description-absent',
  key: string,
  label: string,
): Finding {
  const effect =
    code === 'description-absent'
      ? `${label} can load the file without one. The first words of the prompt are shown here in its place.`
      : `${label} does not load the file.`;
  return finding(code, { file, line: 1, column: 1 }, `The file has no "${key}". ${effect}`, `Add a ${key}.`, {
    excerpt: lineAt(source, 1),
  });
}

function promptElsewhere(context: Context, { label, prompt: key }: Dialect): Finding {
  const field = context.fields.find((each) => each.key === key);
  const message = `The prompt is in the file that this address names. ${label} reads it; here the address is shown.`;
  const fix = 'No action needed. To show the prompt, write it into this field.';
  const position = { file: context.file, line: field?.valueLine ?? 1, column: field?.valueColumn ?? 1 };
  return finding('prompt-elsewhere', position, message, fix, { excerpt: lineAt(context.source, position.line) });
}

function withoutPrompt({ file, source }: Context, line: number): Finding {
  return finding(
    'body-empty',
    { file, line: Math.min(line, source.lineStarts.length), column: 1 },
    'The file has no prompt, so the agent starts without instructions.',
    'Write one.',
  );
}

/** How a file is written, and where its prompt is. */
export interface ForeignForm {
  format: FileFormat;
  route: Agent['route'];
  delimiters: Agent['delimiters'];
  prompt: string;
  /** 1-based line on which the prompt starts. */
  promptLine: number;
  /** Offset in bytes at which the prompt starts, if it is what follows the header; otherwise the size of the file. */
  promptOffset: number;
  /** The size of the file, in bytes. */
  bytes: number;
  /** Where the file is, as far as that is known, with forward slashes. */
  place: string;
}
