import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteAddress, siteFolder, SITE_NAMES } from '../sites.ts';
import { violationsOn } from '../violations.ts';

const shipped = siteAddress('shipped');
const agent = `${shipped}agents/backend-architect/`;

/** Every kind of page, with the interactions there that load code or create elements. */
const KINDS: Readonly<Record<string, readonly [address: string, use?: (page: Page) => Promise<unknown>]>> = {
  home: [shipped],
  'the search dialog': [
    `${shipped}guides/`,
    async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('dialog').getByRole('combobox').fill('slow queries');
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    },
  ],
  'the list of agents': [`${shipped}agents/?sort=size`],
  'an agent': [
    agent,
    async (page) => {
      await page.getByText('Every tool, and PowerShell').click();
      await page.getByRole('combobox', { name: 'Show first' }).selectOption('Codex');
      await expect(page.locator('install-choice > p').first()).toContainText('Codex has no tool list');
    },
  ],
  capabilities: [`${shipped}capabilities/`],
  'a capability': [`${shipped}capabilities/api-design/`],
  bundles: [`${shipped}bundles/`],
  checks: [`${siteAddress('based')}checks/`],
  comparison: [
    `${shipped}compare/?agents=backend-architect,backend-specialist`,
    (page) => expect(page.locator('table').first()).toBeVisible(),
  ],
  guides: [`${shipped}guides/`],
  'a guide': [`${shipped}guides/frontmatter-reference/`],
  search: [`${shipped}search/?q=slow+queries`, (page) => expect(page.locator('[data-search="done"]')).toBeVisible()],
  tray: [
    `${shipped}tray/?agents=backend-architect,backend-specialist`,
    (page) => expect(page.locator('main [data-agent]').first()).toBeVisible(),
  ],
  'checking a file': [
    `${shipped}verify/`,
    async (page) => {
      const buffer = readFileSync('tests/fixtures/agents/hostile-name.md');
      await page.getByLabel(/^Choose agent files/).setInputFiles({ name: 'a.md', mimeType: 'text/markdown', buffer });
      await expect(page.locator('[data-check="done"]')).toBeVisible();
      await expect(page.locator('.checked')).toHaveAttribute('data-verdict', 'unknown');
    },
  ],
  'the page for unknown addresses': [`${shipped}nothing-here/`],
};

for (const [kind, [address, use]] of Object.entries(KINDS)) {
  test(`does not violate the policy: ${kind}`, async ({ page }) => {
    const violations = await violationsOn(page);
    await page.goto(address, { waitUntil: 'networkidle' });
    await use?.(page);
    expect(await violations()).toEqual([]);
  });
}

test('text becomes neither markup nor code', async ({ page }) => {
  const violations = await violationsOn(page);
  await page.goto(agent);
  const refused = await page.evaluate(() =>
    [
      () => (document.body.innerHTML = '<b>'),
      () => {
        document.body.insertAdjacentHTML('beforeend', '<b>');
      },
      () => {
        document.createElement('iframe').setAttribute('srcdoc', '<b>');
      },
      () => (document.createElement('script').src = '/x.js'),
      () => new Worker('/x.js'),
      () => new DOMParser().parseFromString('<b>', 'text/html'),
    ].map((sink) => {
      try {
        sink();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    }),
  );
  expect(refused).toEqual(Array(6).fill(true));
  expect(await violations()).toHaveLength(6);
});

for (const name of SITE_NAMES) {
  test(`every page of the site "${name}" has the policy`, () => {
    const pages = readdirSync(siteFolder(name), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.html'),
    );
    const wrong = pages.filter((file) => !isStrict(readFileSync(join(siteFolder(name), file), 'utf8')));
    expect(pages.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
}

/** Whether a page has a single policy, placed before everything it governs, that allows no inline code and no other host. */
function isStrict(html: string): boolean {
  const [before, policy = '', ...more] = html.split(/<meta http-equiv="content-security-policy" content="([^"]*)">/i);
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );
  return (
    more.length === 1 &&
    !/<(?:script|style|link|body)/i.test(before ?? '') &&
    directives.get('default-src') === "'none'" &&
    directives.get('base-uri') === "'none'" &&
    directives.get('require-trusted-types-for') === "'script'" &&
    directives.get('trusted-types') === 'page' &&
    [...directives].every(
      ([name, sources]) => name === 'trusted-types' || /^(?:'(?:none|self|script|sha256-[\w+/=]+)' ?)*$/.test(sources),
    )
  );
}
