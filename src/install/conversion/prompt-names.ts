import type { Agent } from '../../agent/agent-file.ts';
import type { Dialect } from '../../agent/dialects/dialect.ts';
import { DIALECTS } from '../../agent/dialects/dialects.ts';
import { listed } from './sentences.ts';

/**
 * What a prompt names that only some tools have: files, folders and tools of Claude Code, and those of the tool that the file
 * is written for. It is the same wherever the prompt goes, so one search serves all tools.
 * @param body the prompt, with LF line endings
 */
export function mentionsIn(body: string, { dialect: from }: Agent): Mention[] {
  return DIALECTS.filter(({ id }) => id === 'claude-code' || id === from).map((dialect) => ({
    dialect,
    names: namesIn(body, patternOf(dialect)),
  }));
}

/**
 * Reports what a prompt names that the tool has not that it goes to. The prompt stays as it is.
 * @param to the key of that tool
 * @returns a sentence for each tool that it names things of
 */
export function foreignNames(mentions: readonly Mention[], { dialect: from }: Agent, to: string): string[] {
  return mentions
    .filter(({ dialect }) => dialect.id !== to)
    .flatMap(({ dialect, names: all }) => {
      const others = [to, from].filter((id) => id !== dialect.id);
      const isElsewhere = (tool: string) => others.some((id) => hasTool(id, tool));
      const shown = all.filter(({ tool }) => tool === undefined || !isElsewhere(tool)).map((name) => name.shown);
      if (shown.length === 0) return [];
      return [`Its prompt names ${listed(shown)}, which ${shown.length === 1 ? 'is' : 'are'} ${dialect.label}’s.`];
    });
}

/** Whether a tool has a tool of this name. */
function hasTool(id: string, tool: string): boolean {
  const known = DIALECTS.find((dialect) => dialect.id === id)?.tools ?? {};
  return Object.hasOwn(known, tool) || (id === 'factory' && FACTORY_ALSO.has(tool));
}

/** Tools that Factory gives every agent, so that lists do not name them. */
const FACTORY_ALSO: ReadonlySet<string> = new Set(['TodoWrite', 'Skill']);

function patternOf({ id, tools }: Dialect): RegExp {
  if (id === 'claude-code') return CLAUDE_CODE;
  const places = PLACES[id] ?? [];
  // A name without an underscore may be any word.
  const names = Object.keys(tools).filter((name) => name.includes('_'));
  const tool = names.length === 0 ? '(?!)' : `(?<![\\w-])(?:${names.join('|')})(?![\\w-])`;
  return new RegExp(`(?<place>${places.length === 0 ? '(?!)' : places.join('|')})|(?<alone>${tool})`, 'g');
}

/** Everything that a pattern finds, each name once. */
function namesIn(body: string, pattern: RegExp): Name[] {
  const found = new Map<string, Name>();
  for (const { groups = {} } of body.matchAll(pattern)) {
    const { place, alone, named } = groups;
    const shown = place?.replace(/[./]$/, '') ?? alone ?? `the ${named ?? ''} tool`;
    found.set(shown, { shown, tool: place === undefined ? (alone ?? named) : undefined });
    if (found.size >= MAX_NAMES) break;
  }
  return [...found.values()];
}

/** Further names would not be shown. */
const MAX_NAMES = 12;

/**
 * Files, folders, and tools: those whose name is no word, and others if they are called tools. `Read tool output` is no name,
 * so a word must show that one follows.
 */
const CLAUDE_CODE = new RegExp(
  [
    String.raw`(?<place>(?<![\w.-])CLAUDE(?:\.local)?\.md\b|(?<![\w-])\.claude(?![\w-])(?:\/[\w.-]*)?)`,
    String.raw`(?<![\w-])(?<alone>TodoWrite|MultiEdit|NotebookEdit|AskUserQuestion|ExitPlanMode|WebFetch|WebSearch)(?![\w-])`,
    String.raw`(?:(?<=\b(?:[Tt]he|[Yy]our|[Ww]ith|[Uu]s(?:e|ing)|[Vv]ia|[Bb]y|and|or|Claude(?:’s|'s)?) )|(?<=[\x60*]))(?<named>Task|Agent|Read|Write|Edit|Bash|Grep|Glob|LS|Skill)[\x60*]{0,2} tool\b`,
  ].join('|'),
  'g',
);

/** Files and folders that only one tool reads, as patterns. */
const PLACES: Readonly<Partial<Record<Dialect['id'], readonly string[]>>> = {
  copilot: [String.raw`\.github\/(?:copilot-instructions\.md|instructions|prompts|agents)\b`],
  cursor: [String.raw`\.cursor\/\w+`, String.raw`\.cursorrules\b`],
  opencode: [String.raw`\.opencode\/\w+`, String.raw`\bopencode\.jsonc?\b`],
  codex: [String.raw`\.codex\/\w+`],
  'gemini-cli': [String.raw`\bGEMINI\.md\b`, String.raw`\.gemini\/\w+`],
  'qwen-code': [String.raw`\bQWEN\.md\b`, String.raw`\.qwen\/\w+`],
  factory: [String.raw`\.factory\/\w+`],
  kiro: [String.raw`\.kiro\/\w+`],
  devin: [String.raw`\.devin\/\w+`],
  pi: [String.raw`\.pi\/\w+`],
};

interface Name {
  /** As a sentence has it. */
  shown: string;
  /** The tool, if it is one. */
  tool: string | undefined;
}

/** What a prompt names of one tool. */
export interface Mention {
  dialect: Dialect;
  names: Name[];
}
