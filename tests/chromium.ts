import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/**
 * Finds a Chromium for the end-to-end tests, or installs one: Debian's package where this process may install packages,
 * Playwright's own build otherwise.
 * @returns the browser's path
 * @throws Error that says what to do when none is found and none can be installed
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  console.log(`No Chromium found; installing ${debian ? 'Debian’s package' : 'Playwright’s'}.`);
  try {
    if (debian) {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
      execFileSync('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell'], { stdio: 'ignore' });
    } else {
      execFileSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
        stdio: 'inherit',
      });
    }
  } catch {
    // The next line finds out whether it worked.
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'The end-to-end tests need Chromium. Install it ("npx playwright install chromium", or your system’s package) or set CHROMIUM_PATH to where it is.',
  );
}

/**
 * Finds an installed Chromium: `CHROMIUM_PATH`, Debian's headless shell (which opens a page twice as fast as the full
 * browser), Playwright's own, or the system's.
 * @returns its path; undefined when there is none
 */
export function findChromium(): string | undefined {
  const candidates = [
    process.env.CHROMIUM_PATH ?? '',
    '/usr/bin/chromium-headless-shell',
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return candidates.find((path) => path !== '' && existsSync(path));
}
