import type { z } from 'zod';
import type { Context } from '../checks/context.ts';
import { clip, fieldFinding } from '../checks/field-finding.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { lineAt } from '../header/source.ts';
import type { Detected } from './detect.ts';
import type { ToolRule } from './dialect.ts';

/** Checks a file as the tool does that it is written for: its values and its tools. */
export function checkDialect(context: Context, { dialect }: Detected, rule: ToolRule): Finding[] {
  const { label, fields } = dialect;
  const shape: Readonly<Record<string, z.ZodType | undefined>> = fields.shape;
  const values = context.fields.flatMap((field) => {
    const schema = Object.hasOwn(shape, field.key) ? shape[field.key] : undefined;
    if (schema === undefined || field.value === null || schema.safeParse(field.value).success) return [];
    const shown = clip(typeof field.value === 'string' ? field.value : field.written);
    return [
      fieldFinding(
        context,
        field,
        'field-value',
        `"${shown}" is not a value that ${label} knows for "${field.key}".`,
        `See the documentation of ${label}, or leave the field out.`,
      ),
    ];
  });
  const lists = context.fields.filter(({ key }) => TOOL_FIELDS.has(key));
  const unknown = [...rule.given, ...rule.denied].filter(({ means }) => means === undefined);
  const tools = unknown.flatMap(({ written }) => {
    const field = lists.find((each) => each.written.includes(written)) ?? lists[0];
    if (field === undefined) return [];
    const message = `${label} has no tool "${clip(written)}".`;
    return [fieldFinding(context, field, 'tool-unknown', message, 'Check the spelling, or remove it.')];
  });
  return [...values, ...tools];
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

/** Fields that list tools. */
const TOOL_FIELDS: ReadonlySet<string> = new Set([
  ...['tools', 'disallowedTools', 'allowed-tools', 'excludedTools', 'permission', 'permissions'],
]);
