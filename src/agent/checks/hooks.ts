import { CLAUDE_CODE } from '../checked-with.ts';
import { HOOK_EVENTS, hooksSchema, refusedHooks } from '../fields/hooks.ts';
import type { Finding } from '../findings/finding.ts';
import type { Context } from './context.ts';
import { clip, fieldFinding } from './field-finding.ts';

/** Checks the events and the shape of hooks, and finds hooks in other fields that keep Claude Code from loading the file. */
export function checkHooks(context: Context): Finding[] {
  const refused = refusedHooks(context.values);
  return context.fields.flatMap((field) => {
    const wrong = field.key === 'hooks' && field.value !== null ? whatIsWrong(field.value) : undefined;
    if (wrong !== undefined) {
      const effect = refused === 'hooks' ? `${CLAUDE_CODE} does not load the file` : 'these never run';
      const code = refused === 'hooks' ? 'not-loaded' : 'field-value';
      return [fieldFinding(context, field, code, `${wrong.what}, so ${effect}.`, wrong.fix)];
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

/** Events that Claude Code does not know, or the path to the first value that is not as it should be; undefined if all is well. */
function whatIsWrong(hooks: unknown): { what: string; fix: string } | undefined {
  const isMap = typeof hooks === 'object' && hooks !== null && !Array.isArray(hooks);
  const unknown = isMap ? Object.keys(hooks).filter((event) => !HOOK_EVENTS.has(event)) : [];
  if (unknown.length > 0) {
    const [first = '', ...others] = unknown;
    const more =
      others.length === 0
        ? ''
        : others.length === 1
          ? ` or "${clip(others[0] ?? '')}"`
          : ` and ${others.length} others`;
    return { what: `Claude Code knows no hook event "${clip(first)}"${more}`, fix: FIX_EVENT };
  }
  const path = hooksSchema.safeParse(hooks).error?.issues[0]?.path.map(String);
  if (path === undefined) return undefined;
  const where = path.length === 0 ? '' : ` (${clip(path.join(' › '))})`;
  return { what: `The hooks are not in the shape that Claude Code knows${where}`, fix: FIX_SHAPE };
}

const FIX_EVENT =
  'Use an event that it knows, such as PreToolUse, PostToolUse or Stop, with a list of matchers and their hooks.';
const FIX_SHAPE =
  'Write a map from an event to a list of matchers, each with a list of "hooks" that have a "type" and what it runs.';
