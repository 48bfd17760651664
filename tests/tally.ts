import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs checks as child processes and counts how many passed and failed. */
export class Tally {
  #passed = 0;
  #failed = 0;

  /**
   * Runs one command that either passes or fails. Its output is shown only when it fails.
   * @param command a tool of `node_modules/.bin` and its arguments
   * @param env added to the environment
   * @returns whether it passed
   */
  async step(name: string, command: readonly string[], env: Record<string, string> = {}): Promise<boolean> {
    const { passed, output, seconds } = await run(command, env, 'pipe');
    console.log(`\n— ${name}\n${passed ? '' : output}  ${verdict(passed, seconds)}`);
    if (passed) this.#passed += 1;
    else this.#failed += 1;
    return passed;
  }

  /**
   * Runs a command that counts its own tests. Its output is shown as it runs.
   * @param command a tool of `node_modules/.bin` and its arguments
   * @param counts reads the command's report once it has ended
   * @param env added to the environment
   */
  async suite(
    name: string,
    command: readonly string[],
    counts: () => Counts,
    env: Record<string, string> = {},
  ): Promise<void> {
    console.log(`\n— ${name}`);
    const { passed, seconds } = await run(command, env, 'inherit');
    console.log(`  ${verdict(passed, seconds)}`);
    const counted = counts();
    this.#passed += counted.passed;
    // A suite can fail without a failed test, for example when a file does not load.
    this.#failed += passed ? counted.failed : Math.max(1, counted.failed);
  }

  /** Prints the error that ended the run early, and counts it as a failure. */
  stop(error: unknown): void {
    console.error(error instanceof Error ? error.message : error);
    this.#failed += 1;
  }

  /** Prints the count as the last line, and makes the process exit with 1 if anything failed. */
  end(): void {
    console.log(`\n${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 ? 0 : 1;
  }
}

/** Parses a JSON file. @throws Error when it cannot be read or parsed */
export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function run(
  [tool = '', ...args]: readonly string[],
  env: Record<string, string>,
  stdio: 'pipe' | 'inherit',
): Promise<Ended> {
  const started = performance.now();
  const child = spawn('npx', ['--no-install', tool, ...args], {
    stdio: ['inherit', stdio, stdio],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    shell: process.platform === 'win32',
  });
  let output = '';
  const collect = (text: string): void => {
    output += text;
  };
  child.stdout?.setEncoding('utf8').on('data', collect);
  child.stderr?.setEncoding('utf8').on('data', collect);
  const status = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { passed: status === 0, output, seconds: (performance.now() - started) / 1000 };
}

function verdict(passed: boolean, seconds: number): string {
  return `${passed ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`;
}

/** How many tests of a suite passed and failed. */
export interface Counts {
  passed: number;
  failed: number;
}

interface Ended {
  passed: boolean;
  output: string;
  seconds: number;
}
