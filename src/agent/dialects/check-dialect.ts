import { z } from 'zod';
import type { Context } from '../checks/context.ts';
import { clip, fieldFinding } from '../checks/field-finding.ts';
import { toolPositions } from '../checks/tool-positions.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { lineAt } from '../header/source.ts';
import type { Detected } from './detect.ts';
import type { Dialect, ToolGrant, ToolRule } from './dialect.ts';

/** Checks a file as the tool does that it is written for: its values and its tools. */
export function checkDialect(context: Context, { dialect }: Detected, rule: ToolRule): Finding[] {
  const { label, fields } = dialect;
  const shape: Readonly<Record<string, z.ZodType>> = fields.shape;
  const values = context.fields.flatMap((field) => {
    const schema = Object.hasOwn(shape, field.key) ? shape[field.key] : undefined;
    if (schema === undefined || field.value === null || schema.safeParse(field.value).success) return [];
    const allowed = valuesFor(schema);
    const shown = clip(typeof field.value === 'string' ? field.value : field.written);
    return [
      fieldFinding(
        context,
        field,
        'field-value',
        `"${shown}" is not a value that ${label} knows for "${field.key}".`,
        allowed === ''
          ? `Leave the field out, or look up what ${label} takes.`
          : `Write ${allowed}, or leave the field out.`,
      ),
    ];
  });
  return [...values, ...uselessLists(context, dialect), ...unknownTools(context, label, rule)];
}

/** Reports lists of tools in a file for a tool that has none. */
function uselessLists(context: Context, { label, tools, fields }: Dialect): Finding[] {
  if (Object.keys(tools).length > 0) return [];
  return context.fields
    .filter(({ key }) => TOOL_FIELDS.has(key) && !Object.hasOwn(fields.shape, key))
    .map((field) => {
      const message = `${label} has no lists of tools, so "${field.key}" limits nothing.`;
      return fieldFinding(context, field, 'field-unknown', message, 'Remove it, or leave it for other tools.');
    });
}

/** Reports names that the tool does not know, each where it is written. */
function unknownTools(context: Context, label: string, { given, denied }: ToolRule): Finding[] {
  const lists = context.fields
    .filter(({ key }) => TOOL_FIELDS.has(key))
    .map((field) => ({ field, positionOf: toolPositions(context, field) }));
  const report = (grants: readonly ToolGrant[], effect: string): Finding[] =>
    grants.flatMap(({ written, means }) => {
      if (means !== undefined) return [];
      const message = `${label} has no tool "${clip(written)}"; this entry ${effect} nothing.`;
      const fix = 'Check the spelling, or remove it.';
      for (const { positionOf } of lists) {
        const position = positionOf(written);
        if (position === undefined) continue;
        const excerpt = lineAt(context.source, position.line);
        return [finding('tool-unknown', { file: context.file, ...position }, message, fix, { excerpt })];
      }
      const [first] = lists;
      return first === undefined ? [] : [fieldFinding(context, first.field, 'tool-unknown', message, fix)];
    });
  return [...report(given, 'grants'), ...report(denied, 'denies')];
}

/** The note that a file is written for another tool, and what Claude Code makes of it. */
export function otherTool(context: Context, { dialect, evidence, rival }: Detected, name: string): Finding {
  const { label } = dialect;
  const because = evidence.length === 0 ? '' : ` (${evidence.join('; ')})`;
  const also = rival === undefined ? '' : ` It could also be for ${rival.label}.`;
  return finding(
    'other-tool',
    { file: context.file, line: 1, column: 1 },
    `The file is written for ${label}${because}.${also} ${inClaudeCode(context, label, name)}`,
    `No action needed. For Claude Code, install the converted file.`,
    { excerpt: lineAt(context.source, 1) },
  );
}

function inClaudeCode({ values, file }: Context, label: string, name: string): string {
  if (!/\.md$/i.test(file)) return `Claude Code reads only Markdown files.`;
  if (typeof values.name !== 'string' || typeof values.description !== 'string') {
    return 'Claude Code takes a file without a name or a description for documentation.';
  }
  const tools = values.tools ?? values.disallowedTools;
  return tools === undefined
    ? `Claude Code would load it as ${clip(name)}, without what only ${label} reads.`
    : `Claude Code would load it as ${clip(name)}, but does not know these names of tools.`;
}

/** What a field takes, in words; empty if that is not a matter of a few words. */
function valuesFor(schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { unrepresentable: 'any' });
  if (json.enum !== undefined) return json.enum.map((each) => `"${String(each)}"`).join(' or ');
  return KINDS[String(json.type)] ?? '';
}

/** The types of JSON Schema in words. */
const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number above 0',
  number: 'a number',
  object: 'a map',
  string: 'text',
};

/** Fields that list tools. */
const TOOL_FIELDS: ReadonlySet<string> = new Set([
  ...['tools', 'disallowedTools', 'disallowed_tools', 'allowed-tools', 'excludedTools', 'permission', 'permissions'],
]);
