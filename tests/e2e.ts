import { fileURLToPath } from 'node:url';
import { buildSites, makeWorkFolder, removeWorkFolder } from './build-sites.ts';
import { runSpecs, sitesFor } from './run-specs.ts';
import { Tally } from './tally.ts';

// Builds the sites that the end-to-end tests open, and runs the tests: `npm run test:e2e`. Arguments after `--` go to
// Playwright, as in `npm run test:e2e -- search.spec.ts -g typing`, and decide which sites are built.
const args = process.argv.slice(2);
const tally = new Tally();

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
makeWorkFolder();
try {
  if (await buildSites(tally, sitesFor(args))) await runSpecs(tally, args);
} catch (error) {
  tally.stop(error);
} finally {
  removeWorkFolder();
}
tally.end();
