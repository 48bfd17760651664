import type { Context } from './context.ts';
import { clip, fieldFinding } from './field-finding.ts';
import type { Finding } from '../findings/finding.ts';
import { FIELD_NAMES } from '../fields/schema.ts';
import { withCommas } from '../fields/tools.ts';
import { fieldLine } from '../header/field-line.ts';
import { lineAt } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';

/** Finds fields that Claude Code does not know, and tells which known fields were probably meant. */
export function checkUnknownFields(context: Context): Finding[] {
  return context.fields.flatMap((field) => {
    if (FIELD_NAMES.includes(field.key)) return [];
    const near = nearestField(field.key);
    if (near !== undefined && !Object.hasOwn(context.values, near)) {
      const grants = near === 'tools' || near === 'disallowedTools' ? ' As it stands, the agent gets every tool.' : '';
      const cause = /^[\w-]+$/.test(field.key) ? undefined : fieldLine(lineAt(context.source, field.line))?.cause;
      const because = cause === undefined ? '' : ` The line ${cause}.`;
      return [
        fieldFinding(
          context,
          field,
          'field-near-miss',
          `Claude Code does not know "${clip(field.key)}" and ignores it; "${near}" was probably meant.${because}${grants}`,
          `Rename it to "${near}".`,
          {
            corrected: `${near}${afterKey(lineAt(context.source, field.line), field, near)}`,
          },
        ),
      ];
    }
    return [
      fieldFinding(
        context,
        field,
        'field-unknown',
        `Claude Code does not know "${clip(field.key)}" and ignores it.`,
        'No action needed; another tool may read it.',
      ),
    ];
  });
}

/** What follows a field's key on its line, from the colon on; a list of tools with commas. */
function afterKey(line: string, field: Field, near: string): string {
  const tools = /tools$/i.test(near) && !/[,"'#\n]/.test(field.written) ? withCommas(field.value) : undefined;
  // Spaces separate them in skills, and for other tools only commas do.
  if (tools !== undefined) return `: ${tools}`;
  return line.slice(line.indexOf(':', field.column - 1 + field.key.length));
}

/** Other names that people write for a field: those of other tools, older ones, plain slips. */
const ALIASES: Readonly<Record<string, string>> = {
  allowedtools: 'tools',
  tool: 'tools',
  disallowedtool: 'disallowedTools',
  deniedtools: 'disallowedTools',
  excludedtools: 'disallowedTools',
  colour: 'color',
  mcp: 'mcpServers',
  mcpserver: 'mcpServers',
  desc: 'description',
  permissions: 'permissionMode',
  skill: 'skills',
  hook: 'hooks',
  models: 'model',
};

/** Fields of other tools that only look like a typing error. */
const OTHER_FIELDS: ReadonlySet<string> = new Set(['mode', 'modes']);

/**
 * The field that a key probably means: one that it matches except for case, hyphens and underscores, that it is another
 * name for, or that is one typing error away.
 */
function nearestField(key: string): string | undefined {
  const plain = key.toLowerCase().replace(/[^a-z]/g, '');
  const same = FIELD_NAMES.find((name) => name.toLowerCase() === plain);
  if (same !== undefined) return same;
  const alias = Object.hasOwn(ALIASES, plain) ? ALIASES[plain] : undefined;
  if (alias !== undefined || OTHER_FIELDS.has(plain)) return alias;
  return FIELD_NAMES.find((name) => name.length > 4 && withinOneEdit(name.toLowerCase(), plain));
}

/** Whether one letter added, dropped, changed or swapped with its neighbour makes two words equal. */
function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  const swapped = restA.slice(0, 2) === Array.from(restB.slice(0, 2)).toReversed().join('');
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (swapped && restA.slice(2) === restB.slice(2))
  );
}
