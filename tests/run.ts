import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ensureChromium } from './chromium.ts';
import { writeOddAgents } from './odd-agents.ts';
import { SITE_NAMES, siteFolder, SITES, siteSettings } from './sites.ts';

// Runs every check of the project, one after the other, and counts them. `npm test` is this file.
const root = fileURLToPath(new URL('..', import.meta.url));
const work = '.test-sites';
const tally = { passed: 0, failed: 0 };

process.chdir(root);
rmSync(work, { recursive: true, force: true });
mkdirSync(work);
try {
  step('types', ['astro', 'check', '--minimumFailingSeverity', 'warning']);
  step('lint', ['eslint', '.']);
  step('format', ['prettier', '--check', '--log-level', 'warn', '.']);
  suite(
    'unit tests',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${work}/unit.json`],
    () => vitestCounts(`${work}/unit.json`),
  );
  suite(
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
  const built = SITE_NAMES.map((name) =>
    step(`build of the site "${name}"`, ['astro', 'build', '--outDir', siteFolder(name)], siteSettings(name)),
  );
  if (built.every(Boolean)) {
    step('HTML validity', [
      'html-validate',
      '--config',
      'tests/html-validate.json',
      ...SITE_NAMES.map((name) => `${work}/${name}/**/*.html`),
    ]);
    step('links', ['node', 'tests/links.ts']);
    suite(
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

/** Runs one command that either passes or fails. */
function step(name: string, command: readonly string[], env: Record<string, string> = {}): boolean {
  const passed = run(name, command, env);
  tally[passed ? 'passed' : 'failed'] += 1;
  return passed;
}

/** Runs a command that counts its own tests. */
function suite(name: string, command: readonly string[], counts: () => Counts, env: Record<string, string> = {}): void {
  const passed = run(name, command, env);
  const counted = counts();
  tally.passed += counted.passed;
  // A suite that fails without a failed test has failed all the same.
  tally.failed += passed ? counted.failed : Math.max(1, counted.failed);
}

function run(name: string, [tool = '', ...args]: readonly string[], env: Record<string, string>): boolean {
  console.log(`\n— ${name}`);
  const started = performance.now();
  const { status } = spawnSync('npx', ['--no-install', tool, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return status === 0;
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
