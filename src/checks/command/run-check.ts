import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { counted } from '../../catalogue/words.ts';
import { describeFolder } from '../../collection/folder-description.ts';
import { terminalRemark } from '../../collection/terminal-line.ts';
import { readSettings } from '../../settings.ts';
import { countBySeverity, pathBelow, type CheckReport } from '../reporters/reporter.ts';
import { REPORTERS } from '../reporters/reporters.ts';
import { checkEntries } from './check-entries.ts';
import { Misuse } from './misuse.ts';
import { HELP, readOptions, type CheckOptions } from './options.ts';
import { readEntries } from './read-entries.ts';
import { findTargets, listTargets, type Targets } from './targets.ts';
import { reportTarget, writeReport } from './write-report.ts';

/**
 * Checks agent files without a build: `node src/checks/check.ts`. Findings are those that a build reports.
 * @param words what follows the name of the command
 */
export async function runCheck(words: readonly string[], call: Call): Promise<Outcome> {
  try {
    const options = readOptions(words);
    return options.help ? { code: 0, stdout: HELP, stderr: '' } : await check(options, call);
  } catch (error) {
    if (!(error instanceof Misuse)) {
      // A bug must not look like findings, which end with 1.
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return {
        code: 2,
        stdout: '',
        stderr: printed(['The check itself failed. Please report this:', ...stack.split('\n')]),
      };
    }
    return {
      code: 2,
      stdout: '',
      stderr: printed([...error.message.split('\n'), 'For help, run: node src/checks/check.ts --help']),
    };
  }
}

async function check(options: CheckOptions, call: Call): Promise<Outcome> {
  const { env, folder, read = readEntries } = call;
  const settings = settingsOf(call);
  const words = options.targets.length === 0 ? settings.agentsDir : options.targets;
  const targets = await findTargets(words, folder);
  const entries = await listTargets(targets, folder, settings.siteFile);
  if (entries.length === 0 && targets.files.length === 0) {
    // As a build does: a wrong folder must not pass for one without findings.
    throw new Misuse(`There is no Markdown file in ${targets.folders.map((each) => `"${each}"`).join(' or ')}.`);
  }
  const checked = [...entries.map(({ path }) => path), ...targets.files];
  const output =
    options.output === undefined
      ? undefined
      : reportTarget(resolve(folder, options.output), { folders: targets.folders, files: checked });
  const report = await checkEntries(entries, read, options.fix);
  const text = REPORTERS[options.format](report, {
    folder,
    repository: repositoryOf(targets, env.GITHUB_WORKSPACE, folder),
    color: call.color && options.output === undefined,
    width: call.width,
    site: env.SITE_URL === undefined ? undefined : new URL(settings.basePath, settings.siteUrl).href,
    version: call.version,
  });
  if (output !== undefined) writeReport(output, text);
  const remarks = [...(await describedWrongly(targets)), ...verdict(report, options)];
  return {
    code: codeOf(report, options),
    stdout: output === undefined ? text : '',
    stderr: printed(remarks),
  };
}

/** Lines for a terminal, which nothing in them can steer. */
function printed(lines: readonly string[]): string {
  return lines.map((line) => `${terminalRemark(line)}\n`).join('');
}

/** 2 when something could not be written, 1 for errors and too many warnings, otherwise 0. */
function codeOf(report: CheckReport, { maxWarnings }: CheckOptions): Outcome['code'] {
  if (report.unwritten.length > 0) return 2;
  const { error, warning } = countBySeverity(report);
  return error > 0 || warning > maxWarnings ? 1 : 0;
}

function verdict(report: CheckReport, { maxWarnings }: CheckOptions): string[] {
  const { warning } = countBySeverity(report);
  return warning > maxWarnings ? [`${counted(warning, 'warning')}, but --max-warnings allows ${maxWarnings}.`] : [];
}

/** The settings of the environment. */
function settingsOf({ env, root }: Call): ReturnType<typeof readSettings> {
  try {
    return readSettings(env, root);
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

/** What is wrong with the `catalogue.json` of folders, which a build says too. */
async function describedWrongly({ folders }: Targets): Promise<string[]> {
  const described = await Promise.all(folders.map((folder) => describeFolder(folder)));
  return described.flatMap(({ problems }) => problems);
}

/** The top folder of the repository that the first target is in; without one, the folder of the call. */
function repositoryOf({ folders, files }: Targets, workspace: string | undefined, folder: string): string {
  const first = folders[0] ?? files[0] ?? folder;
  if (workspace !== undefined && workspace !== '' && pathBelow(workspace, first) !== first) return workspace;
  for (let at = first; dirname(at) !== at; at = dirname(at)) if (existsSync(join(at, '.git'))) return at;
  return folder;
}

/** How the command was called. */
export interface Call {
  env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths are below, as an absolute path. */
  folder: string;
  /** The project's folder, as an absolute path. */
  root: string;
  /** The version of the project. */
  version: string;
  /** Whether the standard output shows colours. */
  color: boolean;
  /** How many columns of a line from a file to show. */
  width: number;
  /** Reads the files. @default one that uses threads for many */
  read?: typeof readEntries;
}

/** What the command says, and how it ends. */
export interface Outcome {
  code: 0 | 1 | 2;
  stdout: string;
  stderr: string;
}
