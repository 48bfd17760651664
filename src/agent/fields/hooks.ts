import { isMap } from '../is-map.ts';
import { z } from 'zod';

/** What runs on an event, for some tools or for all of them. */
const matchers = z
  .array(
    z.looseObject({
      /** The tools that the hooks are for; absent: every tool. */
      matcher: z.string().optional(),
      /** What runs, in order. */
      hooks: z.array(
        z.discriminatedUnion('type', [
          z.looseObject({ type: z.literal('command'), command: z.string(), timeout: z.number().optional() }),
          z.looseObject({ type: z.literal('prompt'), prompt: z.string() }),
          z.looseObject({ type: z.literal('agent'), prompt: z.string() }),
          z.looseObject({ type: z.literal('http'), url: z.string() }),
          z.looseObject({ type: z.literal('mcp_tool'), server: z.string(), tool: z.string() }),
        ]),
      ),
    }),
  )
  .nullable();

/**
 * The hooks of an agent, in the shape that Claude Code runs: a map from an event to matchers.
 * @see https://code.claude.com/docs/en/hooks
 */
export const hooksSchema = z.record(z.string(), matchers);

/** The events that Claude Code 2.1.332 has hooks for. */
export const HOOK_EVENTS: ReadonlySet<string> = new Set(
  `PreToolUse PostToolUse PostToolUseFailure PostToolBatch Notification UserPromptSubmit UserPromptExpansion SessionStart
  SessionEnd Stop StopFailure SubagentStart SubagentStop PreCompact PostCompact PreModelSwitch PostModelSwitch
  PermissionRequest PermissionDenied Setup TeammateIdle TaskCreated TaskCompleted Elicitation ElicitationResult
  ConfigChange WorktreeCreate WorktreeRemove InstructionsLoaded CwdChanged FileChanged DirectoryAdded MessageDisplay
  PreSkillShellCommand`.split(/\s+/),
);

/**
 * The field whose hooks keep Claude Code 2.1.332 from loading the file; undefined if there is none. Rather than start an agent
 * without a hook that is to forbid something, it refuses a file with hooks in another shape than its own, or with such hooks
 * anywhere else in the header.
 * @param values the header's fields by key
 */
export function refusedHooks(values: Readonly<Record<string, unknown>>): string | undefined {
  return Object.entries(values).find(([key, value]) => {
    if (key === 'mcpServers' || key === 'metadata') return false;
    if (key !== 'hooks' || value === null) return holdsGuard({ [key]: value });
    return !topLevel.safeParse(value).success || holdsGuardInHooks(value, true);
  })?.[0];
}

/** The events whose hooks can forbid something. */
const GUARDS: ReadonlySet<string> = new Set(['PreToolUse', 'PermissionRequest']);
const topLevel = z.looseObject({ PreToolUse: matchers.optional(), PermissionRequest: matchers.optional() });

/** The other events. */
const OTHER_EVENTS: ReadonlySet<string> = new Set(
  `PostToolUse PostToolUseFailure Notification UserPromptSubmit SessionStart SessionEnd Stop SubagentStart SubagentStop
  PreCompact PostCompact Setup`.split(/\s+/),
);

/** Whether a value has hooks in it that could be meant to forbid something. */
function holdsGuard(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsGuard);
  if (!isMap(value)) return false;
  return Object.entries(value).some(([key, inner]) => {
    if (GUARDS.has(key)) return isSomething(inner);
    if (key !== 'hooks') return holdsGuard(inner);
    return Array.isArray(inner) ? inner.length > 0 : holdsGuardInHooks(inner, false);
  });
}

/** The same for the map below `hooks`. @param checked whether its own guards have the right shape */
function holdsGuardInHooks(hooks: unknown, checked: boolean): boolean {
  if (!isMap(hooks)) return false;
  return Object.entries(hooks).some(([event, value]) => {
    if (GUARDS.has(event)) return !checked && isSomething(value);
    if (event === 'hooks') return isSomething(value);
    if (Array.isArray(value)) return value.some((matcher) => holdsGuard(withoutHooks(matcher)));
    return holdsGuard(OTHER_EVENTS.has(event) ? withoutHooks(value) : value);
  });
}

function withoutHooks(value: unknown): unknown {
  return isMap(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'hooks')) : value;
}

function isSomething(value: unknown): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}
