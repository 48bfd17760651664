import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { z } from 'zod';
import { agentListSchema } from '../../src/feeds/agent-list.ts';
import { ensureChromium } from '../chromium.ts';
import { pageWeight } from './page-weight.ts';
import { recordResults, siteOf, table } from './results.ts';
import { searchLatency, type SearchLatency } from './search-latency.ts';
import { serveSite, type SiteServer } from './site-server.ts';

// Opens pages of the sites that tests/bench/build.ts built, weighs them, and times their search:
// `node tests/bench/pages.ts [SIZE …]`. The default sizes are 1000 and 10000; the shipped agents always come first.
const { positionals } = parseArgs({ allowPositionals: true });
const sizes = ['shipped', ...(positionals.length === 0 ? ['1000', '10000'] : positionals)];
const missing = sizes.filter((size) => !existsSync(join(siteOf(size), 'index.html')));
if (missing.length > 0)
  throw new Error(`There is no site yet for ${missing.join(', ')}. Run tests/bench/build.ts first.`);

const NEEDS = 20;
const needs = z
  .array(z.object({ need: z.string() }))
  .parse(JSON.parse(await readFile(new URL('needs.json', import.meta.url), 'utf8')))
  // A fixed sample spread over the file.
  .filter((_, index, all) => index % Math.floor(all.length / NEEDS) === 0)
  .map(({ need }) => need)
  .slice(0, NEEDS);

const browser = await chromium.launch({ executablePath: ensureChromium() });
const weights: string[][] = [];
const latencies: string[][] = [];
try {
  for (const size of sizes) {
    const site = await serveSite(siteOf(size));
    try {
      const agents = await agentsOf(siteOf(size));
      const label = agents.length.toLocaleString('en-US');
      console.log(`\n${label} agents`);
      weights.push(...(await weightsOf(browser, site, agents, label)));
      const latency = await searchLatency(browser, site, needs);
      latencies.push(
        ...(['first', 'later'] as const).map((kind) => [`${label}, ${kind} need`, ...latencyCells(latency[kind])]),
      );
    } finally {
      site.close();
    }
  }
  await recordResults('pages', { Chromium: browser.version() }, body());
} finally {
  await browser.close();
}

async function weightsOf(
  opened: Browser,
  site: SiteServer,
  agents: readonly { slug: string; size: number }[],
  label: string,
): Promise<string[][]> {
  const bySize = [...agents].sort((a, b) => a.size - b.size);
  const middle = bySize[bySize.length >> 1]?.slug ?? '';
  const other = bySize[(bySize.length >> 1) - 1]?.slug ?? middle;
  const pages = [
    ['home', '', 'main'],
    ['browse', 'agents/', 'main'],
    ['one agent', `agents/${middle}/`, 'main'],
    ['search', `search/?q=${encodeURIComponent('my queries are slow')}`, '[data-search]'],
    ['compare two', `compare/?agents=${middle},${other}`, 'table'],
  ] as const;
  const rows: string[][] = [];
  for (const [name, path, ready] of pages) {
    const weight = await pageWeight(opened, site, path, ready);
    const figures = [weight.bytes, weight.requests, weight.elements, weight.script, weight.blocked, weight.longest];
    rows.push([`${label}: ${name}`, ...figures.map(whole)]);
    console.log(`  ${name}: ${whole(weight.bytes)} bytes, ${whole(weight.blocked)} ms blocked`);
  }
  return rows;
}

function latencyCells({ milliseconds, bytes, requests }: SearchLatency['first']): string[] {
  return [milliseconds.median, milliseconds.worst, bytes.median, bytes.worst, requests.median].map(whole);
}

function body(): string {
  return [
    'First visits in a window of 1,280 by 800 pixels. Bytes are compressed with gzip and include headers; script bytes are those',
    'of script files. Blocked is the time of long tasks beyond 50 ms each, with the processor slowed down four times.\n',
    table(['agents: page', 'bytes', 'requests', 'elements', 'script bytes', 'blocked ms', 'longest task ms'], weights),
    `\nSearch, over ${needs.length} needs typed at 60 ms per key, with the processor at full speed. Milliseconds are from the last key to`,
    'the results, including the pause in which the page waits for further keys; bytes are everything fetched while one need is typed.\n',
    table(['agents', 'ms, median', 'ms, worst', 'bytes, median', 'bytes, worst', 'requests, median'], latencies),
  ].join('\n');
}

/** The agents of all pages of a site's list. */
async function agentsOf(site: string): Promise<{ slug: string; size: number }[]> {
  const agents: { slug: string; size: number }[] = [];
  for (let file: string | undefined = 'agents.json'; file !== undefined;) {
    const page = agentListSchema.parse(JSON.parse(await readFile(join(site, file), 'utf8')));
    agents.push(...page.agents);
    file = page.next === undefined ? undefined : basename(page.next);
  }
  return agents;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
