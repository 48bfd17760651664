import { parseArgs } from 'node:util';
import { REPORTERS, type Format } from '../reporters/reporters.ts';
import { Misuse } from './misuse.ts';

/**
 * Reads the words behind `check`.
 * @throws Misuse when they cannot be understood
 */
export function readOptions(words: readonly string[]): CheckOptions {
  const { values, positionals } = parse(words);
  const format = Object.hasOwn(REPORTERS, values.format) ? FORMATS.find((name) => name === values.format) : undefined;
  if (format === undefined) {
    throw new Misuse(`There is no format "${values.format}". Use one of these: ${FORMATS.join(', ')}.`);
  }
  if (values.output === '') throw new Misuse('--output needs the name of a file, such as report.json.');
  return {
    targets: positionals,
    format,
    maxWarnings: readMaximum(values['max-warnings']),
    output: values.output,
    fix: values.fix,
    help: values.help,
  };
}

/** What `--help` prints. */
export const HELP = `Checks agent files and reports each problem with its file, line, column, reason and fix.

  node src/checks/check.ts [DIR or FILE ...] [options]

Without a folder or file, it checks the folders in AGENTS_DIR, or content/agents if that is not set.

  --format FORMAT     text (default), github, json or sarif
  --output FILE       writes the report to a file instead of standard output
  --max-warnings N    fails if there are more than N warnings
  --fix               applies the fixes that do not change what a file says, and lists them
  --help              shows this help

The exit status is 0 if there are no errors, 1 if there are errors or more than N warnings, and 2 if the check could not
run. "npm run" prints lines of its own; "npm run -s check -- DIR" leaves them out.
`;

/** The names of the formats. */
const FORMATS: readonly Format[] = ['text', 'github', 'json', 'sarif'];

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'max-warnings': { type: 'string' },
        output: { type: 'string' },
        fix: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split(/\.? To specify/);
    throw new Misuse(`${message.replace(/\.$/, '')}.`);
  }
}

function readMaximum(given: string | undefined): number {
  if (given === undefined) return Infinity;
  if (!/^\d{1,9}$/.test(given)) {
    throw new Misuse(`--max-warnings is "${given}". It must be a whole number, such as 0.`);
  }
  return Number(given);
}

/** What is to be done. */
export interface CheckOptions {
  /** Folders and files, as they were written; empty for the folders of `AGENTS_DIR`. */
  targets: string[];
  format: Format;
  /** More warnings than this are a failure; Infinity for no limit. */
  maxWarnings: number;
  /** The file that the report goes into; undefined for the standard output. */
  output: string | undefined;
  /** Whether to write safe fixes. */
  fix: boolean;
  help: boolean;
}
