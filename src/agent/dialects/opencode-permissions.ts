import { isMap } from '../is-map.ts';
import type { ToolGrant, ToolRule, Values } from './dialect.ts';

/**
 * What OpenCode's permissions give an agent. Its rules apply in the order of the file; of those that match a tool, the last one
 * counts.
 * @param means what a tool's name stands for in Claude Code's names
 */
export function permissionRule(values: Values, means: (name: string) => readonly string[] | undefined): ToolRule {
  const rules = [...toolRules(values.tools), ...permissionRules(values.permission), ...actionRules(values.permissions)];
  const star = rules.findLastIndex(({ key }) => key === '*');
  const isOnly = star !== -1 && rules[star]?.effect === 'deny';
  const last = new Map<string, Rule>();
  for (const rule of rules.slice(star + 1)) last.set(rule.key, join(last.get(rule.key), rule));
  const grants = (wanted: Rule['effect']): ToolGrant[] =>
    [...last.values()]
      .filter(({ effect }) => effect === wanted)
      .map(({ key, only }) => {
        if (only === undefined) return { written: key, means: means(key) };
        return { written: `${key} (${only.join(', ')})`, means: means(key)?.flatMap((tool) => limited(tool, only)) };
      });
  if (isOnly) return { everything: false, given: grants('allow'), denied: [] };
  return { everything: true, given: [], denied: grants('deny') };
}

/** Whether a permission differs by what the tool is used for. */
export function isPartial(value: unknown): boolean {
  return isMap(value) && new Set(Object.values(value)).size > 1;
}

/** What the old map calls the permission to edit; of several, the last one counts. */
const EDITS: ReadonlySet<string> = new Set(['write', 'edit', 'patch', 'apply_patch', 'multiedit']);
/** The names of the second version. */
const RENAMED: Readonly<Record<string, string>> = { shell: 'bash', subagent: 'task' };

function toolRules(tools: unknown): Rule[] {
  if (!isMap(tools)) return [];
  return Object.entries(tools).map(([key, on]) => ({
    key: EDITS.has(key) ? 'edit' : key,
    effect: on === false ? 'deny' : 'allow',
  }));
}

function permissionRules(permission: unknown): Rule[] {
  if (typeof permission === 'string') return [{ key: '*', ...effectOf(permission) }];
  return isMap(permission) ? Object.entries(permission).map(([key, value]) => ({ key, ...effectOf(value) })) : [];
}

function actionRules(permissions: unknown): Rule[] {
  if (!Array.isArray(permissions)) return [];
  return permissions.filter(isMap).flatMap(({ action, effect, resource = '*' }): Rule[] => {
    if (typeof action !== 'string' || typeof resource !== 'string') return [];
    const key = RENAMED[action] ?? action;
    return [{ key, ...effectOf({ [resource]: effect }) }];
  });
}

/** The effect of a value. In a map of patterns, those after the last `*` are exceptions from it. */
function effectOf(value: unknown): Omit<Rule, 'key'> {
  if (!isMap(value)) return { effect: value === 'deny' || value === false ? 'deny' : 'allow' };
  const patterns = Object.entries(value);
  const star = patterns.findLastIndex(([pattern]) => pattern === '*');
  const others = star === -1 ? 'unchanged' : effectOf(patterns[star]?.[1]).effect;
  if (others === 'allow') return { effect: 'allow' };
  const only = patterns.slice(star + 1).flatMap(([pattern, each]) => (each === 'deny' ? [] : [pattern]));
  if (only.length === 0) return { effect: others };
  return { effect: 'allow', only, adds: others === 'unchanged' };
}

/** A rule and the one before it for the same tool: some rules only add uses, or change nothing. */
function join(earlier: Rule | undefined, rule: Rule): Rule {
  if (earlier?.effect !== 'allow') return rule.effect === 'unchanged' ? (earlier ?? rule) : rule;
  if (rule.effect === 'unchanged') return earlier;
  if (rule.only === undefined || rule.adds !== true) return rule;
  return earlier.only === undefined ? earlier : { ...rule, only: [...earlier.only, ...rule.only] };
}

/** A tool of Claude Code for some uses alone; patterns with brackets cannot be written there. */
function limited(tool: string, only: readonly string[]): string[] {
  return only.filter((pattern) => !/[()]/.test(pattern)).map((pattern) => `${tool}(${pattern})`);
}

/** What a file says about a tool. */
interface Rule {
  key: string;
  /** What it does; `unchanged` if it leaves the tool as the rules before it do. */
  effect: 'allow' | 'deny' | 'unchanged';
  /** The uses that it allows, if it does not allow all. */
  only?: string[];
  /** Whether it allows them besides those that earlier rules allow. */
  adds?: boolean;
}
