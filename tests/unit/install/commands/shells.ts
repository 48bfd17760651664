import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** Whether this is Windows, which has no POSIX shells. */
export const onWindows = process.platform === 'win32';

/** The POSIX shells of this machine: `sh` and other known ones that it has. */
export const SHELLS: readonly Shell[] = [
  { name: 'sh', command: ['sh'] },
  { name: 'bash', command: ['bash'] },
  { name: 'busybox', command: ['busybox', 'sh'] },
].filter(({ name, command: [program = '', ...args] }) => name === 'sh' || works(program, [...args, '-c', ':']));

const hasCurl = works('curl', ['--version']);

/** Creates a project, a home and folders for temporary files and for programs. They are removed when the test has finished. */
export function sandbox(): Sandbox {
  const root = temporaryFolder(onTestFinished);
  const within = (name: string): string => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const box = {
    root,
    project: within('my project'),
    home: within('my home'),
    temporary: within('tmp'),
    bin: within('bin'),
  };
  if (!hasCurl) program(box, 'curl', CURL);
  return box;
}

/** The paths of all files and links in the sandbox except programs. */
export function filesIn({ root, bin }: Sandbox): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && entry.parentPath !== bin)
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** Writes a file and creates its folders. */
export function writeAt(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Adds a program that comes first on the path. */
export function program({ bin }: Sandbox, name: string, text: string): void {
  writeFileSync(join(bin, name), text);
  chmodSync(join(bin, name), 0o755);
}

/** The environment in which only these programs of the machine and those of the sandbox are on the path. */
export function onlyPrograms({ bin }: Sandbox, names: readonly string[]): Record<string, string> {
  for (const name of names) {
    const path = whereIs(name);
    if (path !== undefined) symlinkSync(path, join(bin, name));
  }
  return { PATH: bin };
}

export function whereIs(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

/** Runs a shell in the project of a sandbox. */
export function run(shell: Shell, args: readonly string[], box: Sandbox, options: RunOptions = {}): Running {
  const [name = 'sh', ...first] = shell.command;
  const child = spawn(whereIs(name) ?? name, [...first, ...args], {
    cwd: box.project,
    // In its own process group, so that a signal reaches its children too, as from a terminal.
    detached: true,
    env: {
      LANG: 'C.UTF-8',
      PATH: `${box.bin}${delimiter}${process.env.PATH ?? ''}`,
      HOME: box.home,
      TMPDIR: box.temporary,
      NO_PROXY: '*',
      no_proxy: '*',
      ...options.env,
    },
  });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (output[stream] += text));
  }
  child.stdin.on('error', () => undefined).end(options.input ?? '');
  const done = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      resolve({ code, ...output });
    });
  });
  return {
    done,
    signal: (signal) => {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    },
  };
}

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Enough of curl for machines without it. */
const CURL = `#!${process.execPath}
const { writeFileSync } = require('node:fs');
const url = process.argv.at(-1);
const fail = (code, text) => { console.error('curl: (' + code + ') ' + text); process.exit(code); };
fetch(url).then(async (response) => {
  if (!response.ok) fail(22, 'The requested URL returned error: ' + response.status);
  const bytes = await response.arrayBuffer().catch(() => fail(18, 'transfer closed'));
  writeFileSync(process.argv[process.argv.indexOf(url) - 1], new Uint8Array(bytes));
}, (error) => fail(7, error.message));
`;

export interface Shell {
  name: string;
  /** The program, and the arguments that make it a POSIX shell. */
  command: readonly string[];
}

export interface Sandbox {
  root: string;
  project: string;
  home: string;
  temporary: string;
  bin: string;
}

export interface RunOptions {
  input?: string;
  env?: Record<string, string>;
}

export interface Running {
  done: Promise<Outcome>;
  signal: (signal: NodeJS.Signals) => void;
}

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}
