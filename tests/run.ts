import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { buildSites, makeWorkFolder, removeWorkFolder } from './build-sites.ts';
import { runSpecs } from './run-specs.ts';
import { SITE_NAMES, siteFolder, WORK_FOLDER } from './sites.ts';
import { readJson, Tally, type Counts } from './tally.ts';

// Runs all checks of the project and counts them: `npm test`.
const tally = new Tally();

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
makeWorkFolder();
try {
  // Lint needs the types that this generates.
  await tally.step('types', ['astro', 'check', '--minimumFailingSeverity', 'warning']);
  // Each of these occupies a single core, so they run in parallel.
  await Promise.all([
    tally.step('lint', ['eslint', '.']),
    tally.step('format', ['prettier', '--check', '--log-level', 'warn', '.']),
    tally.step('unused code', ['knip']),
  ]);
  await vitest('unit', 'vitest.config.ts');
  await vitest('build', 'tests/build/vitest.config.ts');
  if (await buildSites(tally, SITE_NAMES)) {
    const pages = SITE_NAMES.map((name) => `${siteFolder(name)}/**/*.html`);
    await Promise.all([
      tally.step('HTML validity', ['html-validate', '--config', 'tests/html-validate.json', ...pages]),
      tally.step('links', ['node', 'tests/links.ts']),
    ]);
    await runSpecs(tally);
  }
} catch (error) {
  tally.stop(error);
} finally {
  removeWorkFolder();
}
tally.end();

/** Runs the tests of one Vitest configuration. */
async function vitest(kind: string, config: string): Promise<void> {
  const report = `${WORK_FOLDER}/${kind}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  await tally.suite(`${kind} tests`, ['vitest', 'run', '--config', config, ...reporters], () => vitestCounts(report), {
    // Every random file; a run of the unit tests alone reads fewer.
    FUZZ_FACTOR: '1',
  });
}

function vitestCounts(report: string): Counts {
  const counts = z.object({ numPassedTests: z.number(), numFailedTests: z.number() }).parse(readJson(report));
  return { passed: counts.numPassedTests, failed: counts.numFailedTests };
}
