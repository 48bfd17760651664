import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { LOOKS } from '../looks.ts';
import { ODD_NAMES } from '../odd-agents.ts';
import { siteAddress } from '../sites.ts';
import { smallTargetsOn } from '../small-targets.ts';
import { tooWideOn } from '../too-wide.ts';

const shipped = siteAddress('shipped');
const fixtures = siteAddress('fixtures');
const odd = siteAddress('odd');
const versioned = siteAddress('versioned');
const own = siteAddress('own');

const TWO = ['backend-architect', 'backend-specialist'];
/** Of the odd agents, those whose names, paths and values are the longest. */
const LONGEST = [
  'a-name-of-sixty-characters-that-nobody-would-ever-type-twice',
  'kept-in-folders-with-long-names',
  'values-without-end',
  'words-without-end',
];

/** Every kind of page, in its usual and its unusual states. */
const KINDS: Readonly<Record<string, readonly [address: string, use?: (page: Page) => Promise<unknown>]>> = {
  home: [shipped],
  'the list of agents': [`${shipped}agents/`],
  'the list of agents, narrowed': [
    `${shipped}agents/?access=write&sort=size`,
    async (page) => {
      await page.locator('.narrow > summary').click();
      await expect(page.locator('.facets label:visible').first()).toBeVisible();
    },
  ],
  'the list of agents as cards': [`${shipped}agents/`, (page) => page.getByLabel('cards').check()],
  'an agent': [`${shipped}agents/nextjs-backend-engineer/`],
  'an agent with findings': [`${fixtures}agents/unquoted-colon/`],
  'an agent with a wide table': [`${fixtures}agents/wide-table/`],
  'an agent with hidden characters': [`${fixtures}agents/hidden-characters/`],
  'the history of an agent': [`${versioned}agents/reviewer/history/`],
  capabilities: [`${shipped}capabilities/`],
  'a capability': [`${shipped}capabilities/nextjs/`],
  'the comparison of all': [`${shipped}compare/`],
  'a comparison': [`${shipped}compare/?agents=${TWO.join()}`, compared(2)],
  'the comparison of one': [`${shipped}compare/?agents=${TWO[0]}`, compared(1)],
  'a comparison of agents that are not there': [`${shipped}compare/?agents=no-such-agent`],
  'a search before anything is asked': [`${shipped}search/`],
  'search results': [`${shipped}search/?q=slow+queries`, found],
  'a question about the site': [`${shipped}search/?q=how+do+I+install+an+agent`, found],
  'a misspelt search': [`${shipped}search/?q=postgrse`, found],
  'nothing found': [`${shipped}search/?q=xyzzyq`, found],
  'the search dialog': [
    `${shipped}guides/`,
    async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('dialog').getByRole('combobox').fill('slow queries');
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    },
  ],
  'a tray with picks': [`${shipped}agents/`, (page) => page.getByLabel('Pick backend-architect').check()],
  'the page of the tray': [`${shipped}tray/?agents=${TWO.join()}`, picked(2)],
  'the page of an empty tray': [`${shipped}tray/`],
  verify: [`${shipped}verify/`],
  bundles: [`${shipped}bundles/`],
  checks: [`${fixtures}checks/`],
  'checks of errors': [`${siteAddress('based')}checks/`],
  guides: [`${shipped}guides/`],
  'a guide with code': [`${shipped}guides/write-an-agent/`],
  'a guide with tables': [`${shipped}guides/what-each-tool-loads/`],
  'the findings reference': [`${shipped}guides/findings-reference/`],
  'the frontmatter reference': [`${shipped}guides/frontmatter-reference/`],
  'the guide to a catalogue of one’s own': [`${shipped}guides/make-it-your-own/`],
  'the page for unknown addresses': [`${shipped}nothing-here/`],
  'the home page of a catalogue with its own name': [own],
  'a guide of a catalogue’s own': [`${own}guides/rules/`],
  'home, of odd agents': [odd],
  'the list of odd agents': [`${odd}agents/`],
  'the list of odd agents as cards': [`${odd}agents/`, (page) => page.getByLabel('cards').check()],
  'the comparison of all odd agents': [`${odd}compare/`],
  'a comparison of odd agents': [`${odd}compare/?agents=${LONGEST.join()}`, compared(4)],
  'search results of odd agents': [`${odd}search/?q=read+long+words+path+values`, found],
  'a search without a place to break it': [`${odd}search/?q=${'donaudampfschiff'.repeat(12)}`, found],
  'search results in Chinese': [`${odd}search/?q=${encodeURIComponent('审查代码')}`, found],
  'the search dialog over odd agents': [
    `${odd}guides/`,
    async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('dialog').getByRole('combobox').fill('read the long path');
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    },
  ],
  'the tray of odd agents': [`${odd}tray/?agents=${LONGEST.join()}`, picked(4)],
  'the checks of odd agents': [`${odd}checks/`],
  'bundles of odd agents': [`${odd}bundles/`],
  ...Object.fromEntries(ODD_NAMES.map((name) => [name, [`${odd}agents/${name}/`] as const])),
};

for (const [kind, [address, use]] of Object.entries(KINDS)) {
  test.describe(kind, () => {
    test.beforeEach(async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(address, { waitUntil: 'networkidle' });
      await use?.(page);
    });

    test('is accessible in every look', async ({ page }) => {
      test.slow();
      // What is odd in these is their text, which has the same colours as any other.
      const looks = ODD_NAMES.includes(kind)
        ? LOOKS.filter(([theme, width]) => theme === 'light' && width === 320)
        : LOOKS;
      for (const [colorScheme, width] of looks) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        expect.soft(told, `in ${colorScheme} at ${width} px`).toEqual([]);
      }
    });

    test('does not scroll sideways, narrow, wide or in letters of twice the size', async ({ page }) => {
      expect.soft(await tooWideOn(page), 'at 320 px').toEqual([]);
      await page.setViewportSize({ width: 1440, height: 900 });
      expect.soft(await tooWideOn(page), 'at 1440 px').toEqual([]);
      await page.setViewportSize({ width: 640, height: 800 });
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      expect.soft(await tooWideOn(page), 'at 640 px, in letters of twice the size').toEqual([]);
    });

    test('has targets of at least 24 pixels', async ({ page }) => {
      expect.soft(await smallTargetsOn(page), 'at 320 px').toEqual([]);
      await page.setViewportSize({ width: 1440, height: 900 });
      expect.soft(await smallTargetsOn(page), 'at 1440 px').toEqual([]);
    });
  });
}

/** Waits until a search has answered. */
async function found(page: Page): Promise<void> {
  await expect(page.locator('[data-search]:not([data-search="busy"])').first()).toBeAttached();
  await page.waitForLoadState('networkidle');
}

/** Waits until some agents stand side by side. */
function compared(count: number) {
  return (page: Page): Promise<void> => expect(page.locator('.key > [data-agent]')).toHaveCount(count);
}

/** Waits until the page of the tray lists some agents. */
function picked(count: number) {
  return (page: Page): Promise<void> => expect(page.locator('main li[data-agent]')).toHaveCount(count);
}
