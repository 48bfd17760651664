import { expect, test } from '@playwright/test';
import { expectWithinBudget } from '../budgets.ts';
import { siteAddress } from '../sites.ts';
import { scriptBytes, totalBytes, transfersOf } from '../transfer.ts';

const shipped = siteAddress('shipped');
const fixtures = siteAddress('fixtures');
const based = siteAddress('based');

const KINDS = {
  home: shipped,
  'the list of agents': `${shipped}agents/`,
  'an agent': `${shipped}agents/nextjs-backend-engineer/`,
  'an agent with findings': `${fixtures}agents/unquoted-colon/`,
  'an agent with a wide table': `${fixtures}agents/wide-table/`,
  'an agent with hidden characters': `${fixtures}agents/hidden-characters/`,
  checks: `${fixtures}checks/`,
  'checks with errors': `${based}checks/`,
  'search results': `${shipped}search/?q=slow+queries`,
  'nothing found': `${shipped}search/?q=xyzzyq`,
  'the page for unknown addresses': `${shipped}nothing-here/`,
} as const;

for (const [kind, address] of Object.entries(KINDS)) {
  test(`${kind} has metadata for previews and search engines`, async ({ request }) => {
    const html = await (await request.get(address)).text();
    const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
    const shown = /<meta property="og:title" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(shown).not.toBe('');
    expect(title.startsWith(shown)).toBe(true);
    expect(html).toMatch(/<meta name="description" property="og:description" content="[^"]{20,320}"/);
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
    expect(/<meta property="og:url" content="([^"]*)"/.exec(html)?.[1]).toBe(canonical);
  });

  test(`${kind} logs nothing to the console`, async ({ page }) => {
    const messages: string[] = [];
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(error.message));
    await page.goto(address, { waitUntil: 'networkidle' });
    // The browser itself logs the 404 status of the page for unknown addresses.
    expect(messages.filter((text) => !text.includes('status of 404'))).toEqual([]);
  });
}

for (const slug of [
  'backend-architect',
  'backend-specialist',
  'nextjs-backend-engineer',
  'nextjs-backend-expert',
  'nextjs-backend-specialist',
]) {
  test(`${slug} without its prompt fits one TCP window in three requests`, async ({ page }) => {
    const transfers = await transfersOf(page, `${shipped}agents/${slug}/`);
    expect(transfers.map(({ url }) => url)).toHaveLength(3);
    expectWithinBudget('an agent’s page without its prompt, with all that it loads', totalBytes(transfers));
  });
}

for (const [kind, address] of [
  ['script of the home page', shipped],
  ['script of the list of agents', `${based}agents/`],
  ['script of an agent’s page', `${shipped}agents/nextjs-backend-engineer/`],
  ['script of a capability’s page', `${shipped}capabilities/nextjs/`],
] as const) {
  test(`${kind} stays within its budget before any interaction`, async ({ page }) => {
    expectWithinBudget(kind, scriptBytes(await transfersOf(page, address)));
  });
}

test('the list of agents stays within its budget', async ({ page }) => {
  expectWithinBudget(
    'the list of agents, with all that it loads',
    totalBytes(await transfersOf(page, `${based}agents/`)),
  );
  expect(await page.locator('*').count()).toBeLessThanOrEqual(1_500);
});

test('no page contacts another host', async ({ page }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  for (const address of Object.values(KINDS)) await page.goto(address, { waitUntil: 'networkidle' });
  expect([...hosts].sort()).toEqual([shipped, fixtures, based].map((address) => new URL(address).host).sort());
});
