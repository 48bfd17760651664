import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ensureChromium } from './chromium.ts';
import { writeOddAgents } from './odd-agents.ts';
import { writePayloadAgents } from './payload-agents.ts';
import { SITE_NAMES, siteFolder, SITES, siteSettings } from './sites.ts';

// Runs every check of the project, one after the other, and counts them. `npm test` is this file.
const root = fileURLToPath(new URL('..', import.meta.url));
const work = '.test-sites';
const tally = { passed: 0, failed: 0 };

process.chdir(root);
rmSync(work, { recursive: true, force: true });
mkdirSync(work);
try {
  // Lint needs the types that this makes.
  await step('types', ['astro', 'check', '--minimumFailingSeverity', 'warning']);
  // Each of these keeps one processor busy, so they run beside one another.
  await Promise.all([
    step('lint', ['eslint', '.']),
    step('format', ['prettier', '--check', '--log-level', 'warn', '.']),
  ]);
  await suite(
    'unit tests',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${work}/unit.json`],
    () => vitestCounts(`${work}/unit.json`),
  );
  await suite(
    'build tests',
    [
      'vitest',
      'run',
      '--config',
      'tests/build/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${work}/build.json`,
    ],
    () => vitestCounts(`${work}/build.json`),
  );
  writeOddAgents(SITES.odd.agentsDir);
  writePayloadAgents(SITES.payloads.agentsDir);
  let built = true;
  // Two builds in one folder would write the same store of entries: one after the other.
  for (const name of SITE_NAMES) {
    built =
      (await step(
        `build of the site "${name}"`,
        ['astro', 'build', '--outDir', siteFolder(name)],
        siteSettings(name),
      )) && built;
  }
  if (built) {
    await Promise.all([
      step('HTML validity', [
        'html-validate',
        '--config',
        'tests/html-validate.json',
        ...SITE_NAMES.map((name) => `${work}/${name}/**/*.html`),
      ]),
      step('links', ['node', 'tests/links.ts']),
    ]);
    await suite(
      'end-to-end tests',
      ['playwright', 'test', '--reporter=dot,json'],
      () => playwrightCounts(`${work}/e2e.json`),
      { CHROMIUM_PATH: ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: `${work}/e2e.json` },
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  tally.failed += 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;

/** Runs one command that either passes or fails; what it says is shown when it failed. */
async function step(name: string, command: readonly string[], env: Record<string, string> = {}): Promise<boolean> {
  const { passed, said, seconds } = await run(command, env, 'pipe');
  console.log(`\n— ${name}\n${passed ? '' : said}  ${verdict(passed, seconds)}`);
  tally[passed ? 'passed' : 'failed'] += 1;
  return passed;
}

/** Runs a command that counts its own tests; what it says is shown as it goes. */
async function suite(
  name: string,
  command: readonly string[],
  counts: () => Counts,
  env: Record<string, string> = {},
): Promise<void> {
  console.log(`\n— ${name}`);
  const { passed, seconds } = await run(command, env, 'inherit');
  console.log(`  ${verdict(passed, seconds)}`);
  const counted = counts();
  tally.passed += counted.passed;
  // A suite that fails without a failed test has failed all the same.
  tally.failed += passed ? counted.failed : Math.max(1, counted.failed);
}

async function run(
  [tool = '', ...args]: readonly string[],
  env: Record<string, string>,
  output: 'pipe' | 'inherit',
): Promise<Ended> {
  const started = performance.now();
  const child = spawn('npx', ['--no-install', tool, ...args], {
    stdio: ['inherit', output, output],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    shell: process.platform === 'win32',
  });
  let said = '';
  const hear = (text: string): void => {
    said += text;
  };
  child.stdout?.setEncoding('utf8').on('data', hear);
  child.stderr?.setEncoding('utf8').on('data', hear);
  const status = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { passed: status === 0, said, seconds: (performance.now() - started) / 1000 };
}

function verdict(passed: boolean, seconds: number): string {
  return `${passed ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`;
}

function vitestCounts(file: string): Counts {
  const counts = z.object({ numPassedTests: z.number(), numFailedTests: z.number() }).parse(json(file));
  return { passed: counts.numPassedTests, failed: counts.numFailedTests };
}

function playwrightCounts(file: string): Counts {
  const { stats } = z
    .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
    .parse(json(file));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

interface Counts {
  passed: number;
  failed: number;
}

interface Ended {
  passed: boolean;
  said: string;
  seconds: number;
}
