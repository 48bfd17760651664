import { compareText } from '../compare-text.ts';
import type { Position } from '../position.ts';

/**
 * The longest line that a finding shows, in UTF-16 code units. Without a limit, every finding on an endless line would
 * repeat it.
 */
export const MAX_EXCERPT = 10_000;

/** At most this many findings of one kind are reported for a file. */
export const MAX_PER_KIND = 1000;

/**
 * Makes a finding of a known kind. The severity comes from {@link FINDING_KINDS}, so no caller can get it wrong.
 * @param message what is wrong and what follows from it
 * @param fix how to fix it
 * @param details lines to show; an excerpt longer than {@link MAX_EXCERPT} is left out
 */
export function finding(
  code: FindingCode,
  position: FilePosition,
  message: string,
  fix: string,
  details: FindingDetails = {},
): Finding {
  const { excerpt, ...others } = details;
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
 * Sorts a file's findings by position and keeps the first {@link MAX_PER_KIND} of each kind. If there are more, the last
 * one kept says how many.
 */
export function limitPerKind(findings: readonly Finding[]): Finding[] {
  const kinds = new Map<FindingCode, { last: Finding | undefined; left: number }>();
  const reported = findings.toSorted(byPosition).filter((each) => {
    const kind = kinds.get(each.code) ?? { last: undefined, left: MAX_PER_KIND };
    kinds.set(each.code, kind);
    kind.left -= 1;
    if (kind.left === 0) kind.last = each;
    return kind.left >= 0;
  });
  return reported.map((each) => {
    const { last, left } = kinds.get(each.code) ?? { last: undefined, left: 0 };
    if (each !== last || left === 0) return each;
    const more = left === -1 ? '1 more finding' : `${(-left).toLocaleString('en-US')} more findings`;
    return { ...each, message: `${each.message} The file has ${more} of this kind.` };
  });
}

/** Orders findings as a reader meets them: by file, line and column; on a tie, errors before warnings before notes. */
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
 * From worst to mildest. An `error` keeps the file out of the catalogue; a `warning` means that some tool treats the file
 * differently from what its author meant; a `note` is worth knowing and needs no action.
 */
export const SEVERITIES = ['error', 'warning', 'note'] as const;

/** Every kind of finding, with its severity and its title in lists. */
export const FINDING_KINDS = {
  'file-unreadable': { severity: 'error', title: 'The file cannot be read' },
  'file-too-large': { severity: 'error', title: 'The file is larger than 1 MB' },
  'file-not-parsed': { severity: 'error', title: 'The file cannot be parsed' },
  'link-outside': { severity: 'warning', title: 'A symbolic link leads out of the folder' },
  'header-missing': { severity: 'note', title: 'The file has no header' },
  'header-not-first': { severity: 'error', title: 'The header does not start on the first line' },
  'header-encoded': { severity: 'error', title: 'The header is encoded in a way that no tool reads' },
  'header-unclosed': { severity: 'error', title: 'The header is never closed' },
  'header-engine': { severity: 'error', title: 'The header is not YAML' },
  'header-not-mapping': { severity: 'error', title: 'The header is not a list of fields' },
  'header-too-large': { severity: 'error', title: 'The header is too large' },
  'header-not-strict': { severity: 'warning', title: 'Strict YAML readers reject the header' },
  'header-ends-early': { severity: 'warning', title: 'Three hyphens end the header early' },
  'header-second': { severity: 'note', title: 'A second header follows the first' },
  'not-loaded': { severity: 'warning', title: 'Claude Code does not load the file' },
  'value-cut': { severity: 'warning', title: 'Only a part of a value is loaded' },
  'header-crlf': { severity: 'warning', title: 'Claude Code does not load the file because of its line endings' },
  'other-tool': { severity: 'note', title: 'The file is written for another tool' },
  'header-nameless': { severity: 'note', title: 'The header has no name' },
  'name-missing': { severity: 'warning', title: 'The agent has no name' },
  'name-unusable': { severity: 'error', title: 'The name cannot be used' },
  'name-unusual': { severity: 'note', title: 'The name is not lowercase letters, digits and hyphens' },
  'name-lookalike': { severity: 'warning', title: 'The name has letters that look like others' },
  'name-built-in': { severity: 'note', title: 'Claude Code has an agent of this name' },
  'name-duplicate': { severity: 'warning', title: 'Another agent has the same name' },
  'slug-taken': { severity: 'note', title: 'Another agent has the same address' },
  'description-missing': { severity: 'error', title: 'The agent has no description' },
  'description-absent': { severity: 'note', title: 'The agent needs no description and has none' },
  'description-double-escaped': { severity: 'warning', title: 'The description is escaped twice' },
  'description-unquoted-escapes': { severity: 'warning', title: 'The description has escapes outside quotes' },
  'description-long': { severity: 'warning', title: 'The description is over 1,024 characters' },
  'prompt-elsewhere': { severity: 'note', title: 'The prompt is in another file' },
  'body-empty': { severity: 'warning', title: 'The agent has no prompt' },
  'field-unknown': { severity: 'note', title: 'A field that the tool does not know' },
  'field-not-read': { severity: 'warning', title: 'A line that looks like a field is not read as one' },
  'field-near-miss': { severity: 'warning', title: 'A field that is almost one that Claude Code knows' },
  'field-duplicate': { severity: 'warning', title: 'A field is given twice' },
  'field-value': { severity: 'warning', title: 'A value that the tool does not know' },
  'model-retired': { severity: 'warning', title: 'A model that Anthropic has retired' },
  'tool-unknown': { severity: 'warning', title: 'A tool that does not exist' },
  'tool-renamed': { severity: 'note', title: 'A tool under its old name' },
  'tool-duplicate': { severity: 'note', title: 'A tool is listed twice' },
  'tool-never-granted': { severity: 'warning', title: 'A tool that no subagent is given' },
  'tools-empty': { severity: 'warning', title: 'The tools field grants nothing' },
  'tools-spaces': { severity: 'note', title: 'Tools separated by spaces' },
  'memory-tools': { severity: 'warning', title: 'Memory gives the agent tools that it does not list' },
  'example-other-agent': { severity: 'warning', title: 'An example calls another agent' },
  'hidden-characters': { severity: 'warning', title: 'The file has invisible characters' },
  'hidden-message': { severity: 'warning', title: 'Invisible characters spell a text' },
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
  'bytes-nul': { severity: 'warning', title: 'The file has NUL characters' },
  'bytes-not-utf8': { severity: 'warning', title: 'The file is not valid UTF-8' },
} as const satisfies Record<string, { severity: Severity; title: string }>;

/** The findings that a file is documentation and no agent. */
export const DOCUMENTATION_CODES: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'header-missing',
  'header-nameless',
]);

/** How bad a finding is. */
export type Severity = (typeof SEVERITIES)[number];

/** The code of a kind of finding. */
export type FindingCode = keyof typeof FINDING_KINDS;

/** Something worth reporting about a file: an error, a warning or a note. */
export interface Finding extends FilePosition, FindingDetails {
  /** Which kind of finding; stable, and safe to filter by. */
  code: FindingCode;
  severity: Severity;
  /** One sentence: what is wrong and what follows from it. */
  message: string;
  /** One sentence: how to fix it. */
  fix: string;
}

/** A position in one of the agents folder's files. */
export interface FilePosition extends Position {
  /** Path of the file below the agents folder, with forward slashes. */
  file: string;
}

/** The lines that a finding shows. */
export interface FindingDetails {
  /** The whole offending line, as it is in the file; absent when it is very long. */
  excerpt?: string;
  /** The corrected line, where there is an obvious correction. */
  corrected?: string;
  /** A correction that is not offered, because it would give the agent the name of another one of the catalogue. */
  withheld?: string;
}

/** The explanation of a kind of finding. */
export interface FindingGuide {
  /** One sentence: why it matters. */
  why: string;
  /** One sentence: what to do. */
  fix: string;
  /** What the check misses, where that is not obvious: one sentence without a verb. */
  misses?: string;
  /** A file that has it; files that have it together, by path; or, where no text can show it, a description. */
  example: FileExample | { files: Readonly<Record<string, string>> } | { description: string };
}

/** A small file with a finding. */
export interface FileExample {
  text: string;
  /** How many characters follow, too many to write out. */
  padding?: number;
  /** The text after those. */
  end?: string;
  /** Whether the file is encoded as Latin-1 instead of UTF-8. */
  latin1?: boolean;
}
