import { CLAUDE_CODE } from '../checked-with.ts';
import { hooksSchema, refusedHooks } from '../fields/hooks.ts';
import type { Finding } from '../findings/finding.ts';
import type { Context } from './context.ts';
import { clip, fieldFinding } from './field-finding.ts';

/** Checks the shape of hooks, and finds hooks in other fields that keep Claude Code from loading the file. */
export function checkHooks(context: Context): Finding[] {
  const refused = refusedHooks(context.values);
  return context.fields.flatMap((field) => {
    const path = field.key === 'hooks' && field.value !== null ? firstWrong(field.value) : undefined;
    if (path !== undefined) {
      const where = path.length === 0 ? '' : ` (${clip(path.join(' › '))})`;
      const effect = refused === 'hooks' ? `${CLAUDE_CODE} does not load the file` : 'these never run';
      return [
        fieldFinding(
          context,
          field,
          refused === 'hooks' ? 'not-loaded' : 'field-value',
          `The hooks are not in the shape that Claude Code knows${where}, so ${effect}.`,
          'Write a map from an event to a list of matchers, each with a list of "hooks" that have a "type" and what it runs.',
        ),
      ];
    }
    if (field.key !== refused) return [];
    return [
      fieldFinding(
        context,
        field,
        'not-loaded',
        `"${clip(field.key)}" has hooks where Claude Code knows none. ${CLAUDE_CODE} does not load the file, because they may be meant to forbid something.`,
        'Move them into the field "hooks", or give them another name.',
      ),
    ];
  });
}

/** The path to the first value that is not as it should be; undefined if all are. */
function firstWrong(hooks: unknown): string[] | undefined {
  return hooksSchema.safeParse(hooks).error?.issues[0]?.path.map(String);
}
