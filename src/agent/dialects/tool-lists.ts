import { parseTools } from '../fields/tools.ts';
import type { ToolGrant, ToolRule, Values } from './dialect.ts';

/** The rule of an agent that has every tool. */
export const EVERYTHING: ToolRule = { everything: true, given: [], denied: [] };

/**
 * The rule that a list of names makes.
 * @param value a list, or text with commas; undefined means every tool
 * @param means what a name stands for in Claude Code's names: `*` for everything, undefined for an unknown name
 */
export function ruleOf(value: unknown, means: (name: string) => readonly string[] | undefined): ToolRule {
  if (value === undefined || value === null) return EVERYTHING;
  const given = grantsOf(value, means);
  if (given.some((grant) => grant.means?.includes('*'))) return EVERYTHING;
  return { everything: false, given, denied: [] };
}

/** The entries of a list of names. @param value a list, text with commas, or anything else */
export function grantsOf(value: unknown, means: (name: string) => readonly string[] | undefined): ToolGrant[] {
  const entries = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  return entries
    .filter((entry) => typeof entry === 'string')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((written) => ({ written, means: means(written) }));
}

/**
 * Makes a lookup in a table of tools.
 * @param other for names that are not in the table
 */
export function byName(
  tools: Readonly<Record<string, readonly string[]>>,
  other: (name: string) => readonly string[] | undefined = () => undefined,
): (name: string) => readonly string[] | undefined {
  return (name) => (Object.hasOwn(tools, name) ? tools[name] : other(name));
}

/** The same for a tool that ignores case. */
export function byNameInAnyCase(
  tools: Readonly<Record<string, readonly string[]>>,
  other: (name: string) => readonly string[] | undefined = () => undefined,
): (name: string) => readonly string[] | undefined {
  const table = new Map(Object.entries(tools).map(([name, means]) => [name.toLowerCase(), means]));
  return (name) => table.get(name.toLowerCase()) ?? other(name);
}

/** Tools that touch nothing outside the session, or are withheld from agents. */
export function harmless(...names: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(names.map((name) => [name, []]));
}

/** Claude Code's own names, which some tools take as well. */
export function claudeNames(name: string): readonly string[] | undefined {
  const [tool] = parseTools(name);
  return tool === undefined ? undefined : [tool.written];
}

/** A tool of an MCP server, or all of them, in Claude Code's form. */
export function mcpTool(server: string, tool = '*'): readonly string[] {
  return [`mcp__${server}__${tool}`];
}

/** A rule in Claude Code's fields. */
export function toolFields({ everything, given, denied }: ToolRule): Values {
  const names = (grants: readonly ToolGrant[]): string[] => [...new Set(grants.flatMap(({ means }) => means ?? []))];
  return {
    tools: everything ? undefined : names(given),
    disallowedTools: denied.length === 0 ? undefined : names(denied),
  };
}
