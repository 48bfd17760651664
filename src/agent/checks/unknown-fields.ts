import type { Context } from './context.ts';
import { clip, fieldFinding } from './field-finding.ts';
import type { Finding } from '../findings/finding.ts';
import { FIELD_NAMES } from '../fields/schema.ts';
import { lineAt } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';

/** Finds the fields that Claude Code does not know, and those that were probably meant to be ones that it knows. */
export function checkKeys(context: Context): Finding[] {
  return context.fields.flatMap((field) => {
    if (FIELD_NAMES.includes(field.key)) return [];
    const near = nearestField(field.key);
    if (near !== undefined && !Object.hasOwn(context.values, near)) {
      const grants = near === 'tools' || near === 'disallowedTools' ? ' As it stands, the agent gets every tool.' : '';
      return [
        fieldFinding(
          context,
          field,
          'field-near-miss',
          `Claude Code does not know "${clip(field.key)}" and ignores it; "${near}" was probably meant.${grants}`,
          `Rename it to "${near}".`,
          {
            corrected: `${near}${behindKey(lineAt(context.source, field.line), field)}`,
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
        'Nothing has to be done; another tool may read it.',
      ),
    ];
  });
}

/** What follows a field's key on its line, from the colon on. */
function behindKey(line: string, field: Field): string {
  return line.slice(line.indexOf(':', field.column - 1 + field.key.length));
}

/** Names that people write for a field: other tools', older ones, plain slips. */
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

/** Fields of other tools that only look like a slip of the finger. */
const OTHER_FIELDS: ReadonlySet<string> = new Set(['mode', 'modes']);

/**
 * The field that a key differs from in case, hyphens or underscores, that people call by that name, or that is one slip of
 * the finger away.
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
