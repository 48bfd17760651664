import { expect, test, type Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { siteAddress, siteFolder } from '../sites.ts';

const SITES = {
  shipped: { address: siteAddress('shipped'), folder: siteFolder('shipped') },
  fixtures: { address: siteAddress('fixtures'), folder: siteFolder('fixtures') },
  odd: { address: siteAddress('odd'), folder: siteFolder('odd') },
};

/** What answers a visitor’s first questions, by the names in the tests. */
const PARTS = {
  name: 'h1',
  fingerprint: '.head .rose',
  'model and access': '.head .facts',
  command: '.head [data-install]',
  'copy button': '.head [data-copy="command"]',
  summary: '.head .lead',
};

const WINDOWS = [
  { width: 375, height: 812 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

for (const [name, { address, folder }] of Object.entries(SITES)) {
  for (const viewport of WINDOWS) {
    test(`the first screen of every agent of ${name} answers what it is at ${viewport.width} px`, async ({ page }) => {
      await page.setViewportSize(viewport);
      const below: string[] = [];
      for (const slug of slugsIn(folder)) {
        await page.goto(`${address}agents/${slug}/`);
        // The page of an address that would fit several agents shows none of them.
        if ((await page.locator('article[data-agent]').count()) === 0) continue;
        below.push(...(await partsBelow(page)).map((part) => `${slug}: ${part}`));
      }
      expect(below).toEqual(name === 'odd' ? LONG_SUMMARIES : []);
    });
  }
}

for (const slug of readdirSync('content/agents').map((file) => file.replace(/\.md$/, ''))) {
  test(`the first 14,600 bytes of ${slug} hold head, styles, name, summary, command and example`, async ({
    request,
  }) => {
    const start = firstBytes(await (await request.get(`${SITES.shipped.address}agents/${slug}/`)).text());
    expect(start).toMatch(
      /<style>[^]*<\/style>[^]*<\/head>[^]*<h1[^]*class="lead"[^]*<code data-install[^]*<\/code>[^]*data-example[^]*<\/dl>/,
    );
  });
}

for (const [name, path] of [
  ['an agent', `agents/${readdirSync('content/agents')[0]?.replace(/\.md$/, '') ?? ''}/`],
  ['the home page', ''],
] as const) {
  test(`the first screen of ${name} does not wait for the styles of what is below it`, async ({ request }) => {
    const html = await (await request.get(SITES.shipped.address + path)).text();
    expect(html).not.toContain('rel="stylesheet"');
    const [head = '', ...late] = html.split('<style>').slice(1);
    expect(late).toHaveLength(1);
    expect(head).toMatch(/<\/head>[^]*<div class="head[^]*<svg/);
    expect(head).not.toContain('<section class="part" aria-labelledby="get"');
  });
}

test('the command comes before a summary that does not fit', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${SITES.odd.address}agents/description-of-many-characters/`);
  const [command, summary] = await Promise.all(
    [PARTS.command, PARTS.summary].map(async (part) => (await page.locator(part).first().boundingBox())?.y ?? 0),
  );
  expect(command).toBeLessThan(summary ?? 0);
});

/** The only summary that goes on below the first screen: it alone is higher than a window. */
const LONG_SUMMARIES = ['description-of-many-characters: summary'];

function slugsIn(folder: string): string[] {
  return readdirSync(`${folder}/agents`, { withFileTypes: true })
    .filter((each) => each.isDirectory() && each.name !== 'page')
    .map(({ name }) => name);
}

/** The parts of an agent’s page that are not wholly in the window. */
async function partsBelow(page: Page): Promise<string[]> {
  return page.evaluate(
    (parts) =>
      Object.entries(parts)
        .filter(([, selector]) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          return box === undefined || box.bottom > innerHeight || box.top < 0 || box.left < 0 || box.right > innerWidth;
        })
        .map(([part]) => part),
    PARTS,
  );
}

/** What a browser has of a page after the bytes that arrive in the first round trip. */
function firstBytes(html: string): string {
  return gunzipSync(gzipSync(html).subarray(0, 14_600), { finishFlush: constants.Z_SYNC_FLUSH }).toString();
}
