import { compareText } from '../compare-text.ts';
import type { Position } from '../position.ts';

/** The longest line that a finding shows, in UTF-16 code units. Many findings on one endless line would show it as often. */
export const MAX_EXCERPT = 10_000;

/** How many findings of one kind are told of a file. */
export const MAX_OF_A_KIND = 1000;

/**
 * Builds a finding of a known kind. The severity comes from {@link FINDING_KINDS}, so no caller can get it wrong. An excerpt
 * longer than {@link MAX_EXCERPT} is left away.
 */
export function finding(
  code: FindingCode,
  position: FilePosition,
  message: string,
  fix: string,
  shown: Shown = {},
): Finding {
  const { excerpt, ...others } = shown;
  return {
    code,
    severity: FINDING_KINDS[code].severity,
    ...position,
    message,
    fix,
    ...(excerpt === undefined || excerpt.length > MAX_EXCERPT ? {} : { excerpt }),
    ...others,
  };
}

/**
 * The findings of a file in the order of its lines, the first {@link MAX_OF_A_KIND} of each kind; the last of these says how
 * many more there are.
 */
export function firstOfEachKind(findings: readonly Finding[]): Finding[] {
  const kinds = new Map<FindingCode, { last: Finding | undefined; left: number }>();
  const told = findings.toSorted(byPosition).filter((each) => {
    const kind = kinds.get(each.code) ?? { last: undefined, left: MAX_OF_A_KIND };
    kinds.set(each.code, kind);
    kind.left -= 1;
    if (kind.left === 0) kind.last = each;
    return kind.left >= 0;
  });
  return told.map((each) => {
    const { last, left } = kinds.get(each.code) ?? { last: undefined, left: 0 };
    if (each !== last || left === 0) return each;
    return {
      ...each,
      message: `${each.message} The file has ${(-left).toLocaleString('en-US')} more findings of this kind.`,
    };
  });
}

/** Orders findings as a reader meets them: by file, line and column, errors before warnings before notes on a tie. */
export function byPosition(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareText(a.code, b.code)
  );
}

/**
 * From worst to mildest. An `error` keeps the file out of the catalogue, a `warning` means that some tool will treat the
 * file differently from what its author meant, a `note` is worth knowing and needs no action.
 */
export const SEVERITIES = ['error', 'warning', 'note'] as const;

/** Every kind of finding: how bad it is, and what it is called in lists. */
export const FINDING_KINDS = {
  'file-unreadable': { severity: 'error', title: 'The file cannot be read' },
  'file-too-large': { severity: 'error', title: 'The file is larger than 1 MB' },
  'link-outside': { severity: 'warning', title: 'A symbolic link leaves the folder' },
  'header-missing': { severity: 'note', title: 'The file has no header' },
  'header-not-first': { severity: 'error', title: 'The header does not start on the first line' },
  'header-encoded': { severity: 'error', title: 'The header is stored in a way that no tool reads' },
  'header-unclosed': { severity: 'error', title: 'The header is never closed' },
  'header-engine': { severity: 'error', title: 'The header is not YAML' },
  'header-not-mapping': { severity: 'error', title: 'The header is not a list of fields' },
  'header-too-large': { severity: 'error', title: 'The header is too large' },
  'header-not-strict': { severity: 'warning', title: 'Strict YAML readers reject the header' },
  'header-crlf': { severity: 'warning', title: 'Windows line endings around a header that is not strict YAML' },
  'name-missing': { severity: 'error', title: 'The agent has no name' },
  'name-unusable': { severity: 'error', title: 'The name cannot be used' },
  'name-unusual': { severity: 'note', title: 'The name is not lowercase letters, digits and hyphens' },
  'name-lookalike': { severity: 'warning', title: 'The name has letters that look like others' },
  'name-duplicate': { severity: 'warning', title: 'Another agent has the same name' },
  'slug-taken': { severity: 'note', title: 'Another agent has the same address' },
  'description-missing': { severity: 'error', title: 'The agent has no description' },
  'description-double-escaped': { severity: 'warning', title: 'The description is escaped twice' },
  'description-unquoted-escapes': { severity: 'warning', title: 'The description has escapes outside quotes' },
  'description-long': { severity: 'warning', title: 'The description is over 1,024 characters' },
  'body-empty': { severity: 'warning', title: 'The agent has no prompt' },
  'field-unknown': { severity: 'note', title: 'A field that Claude Code does not know' },
  'field-near-miss': { severity: 'warning', title: 'A field that is almost one that Claude Code knows' },
  'field-duplicate': { severity: 'warning', title: 'A field is given twice' },
  'field-value': { severity: 'warning', title: 'A value that Claude Code does not know' },
  'tool-unknown': { severity: 'warning', title: 'A tool that Claude Code does not have' },
  'tool-renamed': { severity: 'note', title: 'A tool under its old name' },
  'tool-duplicate': { severity: 'note', title: 'A tool is listed twice' },
  'tool-never-granted': { severity: 'warning', title: 'A tool that no subagent is given' },
  'tools-empty': { severity: 'warning', title: 'The tools field grants nothing' },
  'example-other-agent': { severity: 'warning', title: 'An example calls another agent' },
  'hidden-characters': { severity: 'warning', title: 'The file holds characters that nobody sees' },
  'hidden-message': { severity: 'warning', title: 'Characters that nobody sees spell a text' },
  'hidden-text': { severity: 'note', title: 'Text that Markdown viewers do not show' },
  'html-comment': { severity: 'note', title: 'An HTML comment, which most viewers hide' },
  'look-download': { severity: 'note', title: 'A download is handed to a shell' },
  'look-secrets': { severity: 'note', title: 'Credentials or the environment are read' },
  'look-checks-off': { severity: 'note', title: 'A check or a permission is switched off' },
  'look-data-sent': { severity: 'note', title: 'Data is sent to a fixed address' },
  'look-encoded': { severity: 'note', title: 'A long text is encoded' },
  'look-hooks': { severity: 'note', title: 'Hooks run commands' },
  'look-servers': { severity: 'note', title: 'The header starts MCP servers' },
  'bytes-bom': { severity: 'warning', title: 'The file starts with a byte order mark' },
  'bytes-crlf': { severity: 'note', title: 'Windows line endings' },
  'bytes-nul': { severity: 'warning', title: 'The file holds NUL characters' },
  'bytes-not-utf8': { severity: 'warning', title: 'The file is not valid UTF-8' },
} as const satisfies Record<string, { severity: Severity; title: string }>;

export type Severity = (typeof SEVERITIES)[number];
export type FindingCode = keyof typeof FINDING_KINDS;

/** Something worth telling about a file: an error, a warning or a note. */
export interface Finding extends FilePosition, Shown {
  /** Which kind of finding; stable, and safe to filter by. */
  code: FindingCode;
  severity: Severity;
  /** One sentence: what is wrong and what follows from it. */
  message: string;
  /** One sentence: how to mend it. */
  fix: string;
}

/** A position in one of the agents folder's files. */
export interface FilePosition extends Position {
  /** Path of the file below the agents folder, with forward slashes. */
  file: string;
}

/** What a finding shows beside its words. */
export interface Shown {
  /** The offending line as it stands in the file, whole; absent when it is very long. */
  excerpt?: string;
  /** The same line as it should be, where that can be said. */
  corrected?: string;
}

/** What is said of a kind of finding. */
export interface FindingGuide {
  /** One sentence: what follows from it. */
  why: string;
  /** One sentence: what to do. */
  fix: string;
  /** What of the kind is not found, where that is not plain: one sentence without a verb. */
  misses?: string;
  /** A file that has it; files that have it together; or, where no text could show it, what it is like. */
  example: FileExample | { files: Readonly<Record<string, string>> } | { told: string };
}

/** A small file with a finding. */
export interface FileExample {
  text: string;
  /** How many more characters follow, too many to write down. */
  padding?: number;
  /** What stands behind those. */
  end?: string;
  /** Whether the text is written as Latin-1 and not as UTF-8. */
  latin1?: boolean;
}
