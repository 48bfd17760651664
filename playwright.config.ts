import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/chromium.ts';
import { SITE_NAMES, siteAddress, siteFolder, siteSettings, SITES, SPEC_REPORT, WORK_FOLDER } from './tests/sites.ts';

const executablePath = findChromium();

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: `${WORK_FOLDER}/results`,
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 30_000,
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // "insecure.test" is this machine over plain http, where browsers have no clipboard API.
      args: ['--no-sandbox', '--disable-background-networking', '--host-resolver-rules=MAP insecure.test 127.0.0.1'],
    },
    screenshot: 'off',
    trace: 'off',
  },
  reporter: [['dot'], ['json', { outputFile: SPEC_REPORT }], ['./tests/budget-table.ts']],
  // Those that are built: a run of a few specs needs a few sites.
  webServer: SITE_NAMES.filter((name) => existsSync(siteFolder(name))).map((name) => ({
    command: `node src/build/preview.ts --host 0.0.0.0 --port ${SITES[name].port} --outDir ${siteFolder(name)}`,
    env: siteSettings(name),
    url: siteAddress(name),
    reuseExistingServer: false,
  })),
});
