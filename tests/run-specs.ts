import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureChromium } from './chromium.ts';
import { SITE_NAMES, siteNamesIn, SPEC_REPORT, type SiteName } from './sites.ts';
import { readJson, type Counts, type Tally } from './tally.ts';

/**
 * Runs the end-to-end tests as a suite of the tally. The sites that they open must be built first.
 * @param args passed on to Playwright: names of specs, options
 */
export async function runSpecs(tally: Tally, args: readonly string[] = []): Promise<void> {
  const env = { CHROMIUM_PATH: ensureChromium() };
  // Options such as --ui and --reporter replace the report; Playwright's own summary must do then.
  const counts = (): Counts =>
    args.length > 0 && !existsSync(SPEC_REPORT) ? { passed: 0, failed: 0 } : playwrightCounts();
  await tally.suite('end-to-end tests', ['playwright', 'test', ...args], counts, env);
}

/**
 * The sites that a run of the end-to-end tests opens.
 * @param args the arguments for Playwright
 * @throws Error with Playwright's own message when it would run no test
 */
export function sitesFor(args: readonly string[]): SiteName[] {
  const listing = ['--no-install', 'playwright', 'test', '--list', '--reporter=json', ...args];
  const { status, stdout, stderr } = spawnSync('npx', listing, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32',
  });
  // Playwright prints no listing when it rejects an option.
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const { config, suites, errors } = listingSchema.parse(JSON.parse(stdout));
  if (status !== 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  const named = suites.flatMap(({ file }) => siteNamesIn(readFileSync(join(config.rootDir, file), 'utf8')));
  return SITE_NAMES.filter((name) => named.includes(name));
}

const listingSchema = z.object({
  config: z.object({ rootDir: z.string() }),
  suites: z.array(z.object({ file: z.string() })),
  errors: z.array(z.object({ message: z.string() })),
});

function playwrightCounts(): Counts {
  const { stats } = z
    .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
    .parse(readJson(SPEC_REPORT));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
