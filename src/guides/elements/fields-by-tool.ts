import type { Dialect, Values } from '../../agent/dialects/dialect.ts';
import { DIALECTS } from '../../agent/dialects/dialects.ts';
import { toolFields } from '../../agent/dialects/tool-lists.ts';
import { FIELD_NAMES } from '../../agent/fields/schema.ts';

/** The other tools than Claude Code, each with its fields, found by trying values in each of them. */
export function fieldsByTool(): ToolFields[] {
  return DIALECTS.filter(({ id }) => id !== 'claude-code').map((dialect) => {
    const fields = Object.keys(dialect.fields.shape);
    const meanings = fields.map((field) => ({ field, means: meaningsOf(dialect, field) }));
    return {
      id: dialect.id,
      label: dialect.label,
      source: dialect.source,
      fields: new Map(
        FIELD_NAMES.map((name) => [
          name,
          meanings.filter(({ means }) => means.includes(name)).map(({ field }) => field),
        ]),
      ),
      own: meanings
        .filter(({ field, means }) => means.length === 0 && field !== dialect.prompt)
        .map(({ field }) => field),
    };
  });
}

/** The fields of Claude Code that a field of another tool has an effect on, with at least one of some values. */
function meaningsOf(dialect: Dialect, field: string): string[] {
  if (field === 'name' || field === 'description') return [field];
  const before = inClaudeCode(dialect, {});
  return FIELD_NAMES.filter((name) =>
    samplesFor(dialect).some(
      (value) => JSON.stringify(inClaudeCode(dialect, { [field]: value })[name]) !== JSON.stringify(before[name]),
    ),
  );
}

function inClaudeCode(dialect: Dialect, values: Values): Values {
  return { ...toolFields(dialect.rule(values)), ...dialect.meaning(values) };
}

/** Values of every kind that a field may have. */
function samplesFor({ tools }: Dialect): unknown[] {
  const [tool = 'read'] = Object.keys(tools);
  return [
    ...['plan', 'high', tool],
    ...[true, 5, [tool], ['plan']],
    ...[{ [tool]: false }, { '*': false, [tool]: true }, { [tool]: 'deny' }, { '*': 'deny', [tool]: 'allow' }],
    ...[{ max_turns: 5 }, [{ action: tool, effect: 'deny' }]],
  ];
}

/** What a tool calls the fields of an agent. */
export interface ToolFields {
  id: string;
  /** The tool's name. */
  label: string;
  /** The address of its documentation. */
  source: string;
  /** By the field of Claude Code, those that say the same or a part of it. */
  fields: ReadonlyMap<string, readonly string[]>;
  /** Those that Claude Code has nothing like. */
  own: readonly string[];
}
