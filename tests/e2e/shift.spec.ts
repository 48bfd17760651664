import { expect, test } from '@playwright/test';
import { shiftsOn } from '../layout-shift.ts';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const odd = siteAddress('odd');
const own = siteAddress('own');
const versioned = siteAddress('versioned');

/** Kinds of pages, each with the bytes a second at which it takes a second or two to arrive. */
const PAGES: Readonly<Record<string, readonly [address: string, bytesPerSecond: number]>> = {
  home: [shipped, 12_000],
  'the home page of a catalogue of one’s own': [own, 12_000],
  'the list of agents': [`${odd}agents/`, 12_000],
  'the list of agents, sorted': [`${odd}agents/?sort=size`, 12_000],
  'the list of agents, narrowed': [`${odd}agents/?model=opus`, 12_000],
  'an agent': [`${shipped}agents/nextjs-backend-engineer/`, 20_000],
  'an agent with a long summary': [`${odd}agents/description-of-many-characters/`, 20_000],
  'the history of an agent': [`${versioned}agents/reviewer/history/`, 12_000],
  capabilities: [`${shipped}capabilities/`, 20_000],
  'a capability': [`${shipped}capabilities/nextjs/`, 12_000],
  'the comparison of all': [`${shipped}compare/`, 12_000],
  'a comparison': [`${shipped}compare/?agents=backend-architect,backend-specialist`, 20_000],
  'search results': [`${shipped}search/?q=slow+queries`, 30_000],
  'a guide': [`${shipped}guides/install-an-agent/`, 20_000],
  checks: [`${shipped}checks/`, 12_000],
  bundles: [`${shipped}bundles/`, 12_000],
  tray: [`${shipped}tray/`, 12_000],
  'a tray with picks': [`${shipped}tray/?agents=backend-architect`, 20_000],
  verify: [`${shipped}verify/`, 20_000],
};

for (const [kind, [address, downloadThroughput]] of Object.entries(PAGES)) {
  for (const width of [320, 1280]) {
    test(`nothing on ${kind} shifts while it arrives slowly, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 20,
        downloadThroughput,
        uploadThroughput: -1,
      });
      await page.goto(address, { waitUntil: 'networkidle' });
      expect(await shiftsOn(page)).toEqual([]);
    });
  }
}
