import type { z } from 'zod';

/** The keys of all dialects, each the key of the tool. */
export const DIALECT_IDS = [
  ...(['claude-code', 'copilot', 'cursor', 'opencode', 'codex', 'gemini-cli', 'antigravity', 'qwen-code'] as const),
  ...(['factory', 'kiro', 'devin', 'pi'] as const),
] as const;

/** How a file is written, by its ending. @param file its path or name */
export function formatOf(file: string): FileFormat {
  if (/\.toml$/i.test(file)) return 'toml';
  return /\.json$/i.test(file) ? 'json' : 'markdown';
}

/**
 * A tool's own form of an agent file. Each has its own file here, and Claude Code's is one of them. Everything else is worked
 * out in Claude Code's terms, so a dialect says what its fields and tools mean in them.
 */
export interface Dialect {
  /** The tool's key, the same as that of the tool that agents are installed for. */
  id: DialectId;
  /** The tool's name. */
  label: string;
  /** The folders of its files: a pattern for paths that start with a slash, whose first group is the folder's name. */
  folder: RegExp;
  /** Folders that other tools read as well, which show it only if nothing else does; a pattern like {@link Dialect.folder}. */
  sharedFolder?: RegExp;
  /** Paths that start with a slash of the files that are agents even without a header. */
  headerless?: RegExp;
  /** How its files' names end, if that shows the dialect. */
  fileName?: RegExp;
  /** How its files are written. */
  formats: readonly FileFormat[];
  /** What only its files have, besides their place. */
  signs: Signs;
  /** The fields that it reads, with the values that it takes. */
  fields: z.ZodObject;
  /** Where an agent's name comes from. */
  nameFrom: 'header' | 'file' | 'header or file';
  /** Whether it takes an agent without a description. */
  needsDescription: boolean;
  /** Its tools by name, each with the tools of Claude Code whose work it does. None for a tool without tool lists. */
  tools: Readonly<Record<string, readonly string[]>>;
  /** What an agent may use. */
  rule: (values: Values) => ToolRule;
  /** Its other fields in Claude Code's terms, by Claude Code's names; undefined ones are left out. */
  meaning: (values: Values) => Values;
  /** The field that holds the prompt; undefined if it is what follows the header. */
  prompt?: string;
  /** Its fields that say in Claude Code's terms what {@link Dialect.rule} and {@link Dialect.meaning} give. */
  translated: readonly string[];
  /** Those of them that say more in a file than Claude Code's fields can. */
  inPart?: (values: Values) => readonly string[];
  /** The address of the documentation that these facts are from. */
  source: string;
}

/** What shows that a file is in a dialect. */
export interface Signs {
  /** Fields that no other tool has. */
  fields?: readonly string[];
  /** Fields whose values show it. */
  values?: Readonly<Record<string, (value: unknown) => boolean>>;
  /** Those of the fields that may as well be a mistake in a file for Claude Code. */
  weak?: readonly string[];
  /** Names of tools that no other tool has. */
  tools?: readonly string[];
}

/** What an agent may use, in its own tool's names. */
export interface ToolRule {
  /** Whether it has every tool, except the denied ones. */
  everything: boolean;
  /** The tools that it is given. */
  given: readonly ToolGrant[];
  /** The tools that it is denied. */
  denied: readonly ToolGrant[];
}

/** One entry of a list of tools. */
export interface ToolGrant {
  /** The entry as written. */
  written: string;
  /** The same in Claude Code's names; undefined for a name that the tool does not know. */
  means: readonly string[] | undefined;
}

/** The fields of a file by key; the values may be anything. */
export type Values = Readonly<Record<string, unknown>>;

/** How a file is written: Markdown with a header, TOML or JSON. */
export type FileFormat = 'markdown' | 'toml' | 'json';

/** The key of a dialect. */
export type DialectId = (typeof DIALECT_IDS)[number];
