import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Dates of commits, each a month after the one before. */
export const DATES = Array.from(
  { length: 12 },
  (_, month) => `2024-${String(month + 1).padStart(2, '0')}-02T03:04:05+02:00`,
);

/** Makes a git repository for a test, with fixed dates and one author. @param folder created if it is missing */
export function makeRepository(folder: string): Repository {
  mkdirSync(folder, { recursive: true });
  const git = (...command: string[]): string => gitAt(DATES[0] ?? '', ...command);
  const gitAt = (date: string, ...command: string[]): string => {
    const person = (role: string): Record<string, string> => ({
      [`GIT_${role}_NAME`]: 'Tester',
      [`GIT_${role}_EMAIL`]: 'tester@example.org',
      [`GIT_${role}_DATE`]: date,
    });
    // Without the variables of a git hook in which the tests may be running.
    const own = Object.entries(process.env).filter(([name]) => !/^GIT_(?!CONFIG_)/.test(name));
    const settings = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    const env = { ...Object.fromEntries(own), ...settings, ...person('AUTHOR'), ...person('COMMITTER') };
    return execFileSync('git', command, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  };
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  git('init', '--quiet', '--initial-branch=main', '--template=');
  return {
    git,
    gitAt,
    write,
    commit: (date, message = 'Change') => {
      gitAt(date, 'add', '--all');
      gitAt(date, 'commit', '--quiet', '--allow-empty-message', '--message', message);
    },
  };
}

/** A git repository. */
export interface Repository {
  /** Runs git on the first date. @returns what it prints */
  git: (...command: string[]) => string;
  gitAt: (date: string, ...command: string[]) => string;
  /** Writes a file and its folders. @param path below the repository */
  write: (path: string, content: string | Uint8Array) => void;
  /** Commits everything. */
  commit: (date: string, message?: string) => void;
}
