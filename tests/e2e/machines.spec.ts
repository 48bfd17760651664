import { expect, test, type APIRequestContext } from '@playwright/test';
import { createHash } from 'node:crypto';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { z } from 'zod';
import { parseLlms } from '../llms-grammar.ts';
import { SITE_NAMES, siteAddress } from '../sites.ts';

// Independent parsers read everything that is served for programs, on every site, including the one with hostile files.

/** The part of `/agents.json` that the tests use. */
const listSchema = z.object({
  $schema: z.string(),
  count: z.number(),
  agents: z.array(
    z.object({ slug: z.string(), file: z.string(), record: z.string(), page: z.string(), sha256: z.string() }),
  ),
});

const text = z.string().min(1);
/** The part of RSS 2.0 that the feed uses, with all elements that the specification requires. */
const rssSchema = z.object({
  rss: z.object({
    '@version': z.literal('2.0'),
    channel: z.object({
      title: text,
      link: z.url(),
      description: text,
      language: z.string().regex(/^[a-z]{2}(?:-[a-z]{2})?$/),
      'atom:link': z.object({ '@href': z.url(), '@rel': z.literal('self'), '@type': z.literal('application/rss+xml') }),
      item: z
        .array(
          z.strictObject({
            title: text,
            link: z.url(),
            guid: z.object({ '#text': text, '@isPermaLink': z.literal('false') }),
            description: text,
            // RSS requires the date format of e-mail (RFC 822).
            pubDate: z
              .string()
              .regex(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/)
              .optional(),
          }),
        )
        .min(1)
        .max(100),
    }),
  }),
});

const SITEMAPS = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const sitemapIndexSchema = z.object({
  sitemapindex: z.object({ '@xmlns': z.literal(SITEMAPS), sitemap: z.array(z.object({ loc: z.url() })).min(1) }),
});
const sitemapSchema = z.object({
  urlset: z.object({
    '@xmlns': z.literal(SITEMAPS),
    url: z
      .array(z.object({ loc: z.url() }))
      .min(1)
      .max(50_000),
  }),
});

const openSearchSchema = z.object({
  OpenSearchDescription: z.object({
    '@xmlns': z.literal('http://a9.com/-/spec/opensearch/1.1/'),
    ShortName: text.max(16),
    Description: text.max(1024),
    InputEncoding: z.literal('UTF-8'),
    Image: z.object({ '#text': z.url(), '@type': text }),
    Url: z.array(z.object({ '@type': text, '@template': text })).min(1),
  }),
});

for (const name of SITE_NAMES) {
  test.describe(`for programs, on the site "${name}"`, () => {
    const home = siteAddress(name);

    test('the list of agents and every record conform to their schemas', async ({ request }) => {
      const ajv = new Ajv2020({ strict: true, strictTypes: false });
      addFormats(ajv);
      const schemaOf = async (path: string) => ajv.compile(z.looseObject({}).parse(await json(request, home + path)));
      const listed = await json(request, `${home}agents.json`);
      const isList = await schemaOf('schema/agents.json');
      expect(isList(listed), ajv.errorsText(isList.errors)).toBe(true);
      const isRecord = await schemaOf('schema/agent-record.json');
      const { $schema, count, agents } = listSchema.parse(listed);
      expect($schema).toBe(`${home}schema/agents.json`);
      expect(agents).toHaveLength(count);
      // A small list is whole.
      expect(listed).toMatchObject({ version: 1 });
      expect(listed).not.toHaveProperty('next');
      for (const { slug, file, record, page, sha256 } of agents) {
        for (const address of [file, record, page]) expect(address.startsWith(home), address).toBe(true);
        const found = await json(request, record);
        expect(isRecord(found), `${slug}: ${ajv.errorsText(isRecord.errors)}`).toBe(true);
        expect(found).toMatchObject({ $schema: `${home}schema/agent-record.json`, slug, page });
        const bytes = await (await request.get(file)).body();
        expect(createHash('sha256').update(bytes).digest('hex'), slug).toBe(sha256);
      }
    });

    test('the schema for editors is a JSON Schema at its own address', async ({ request }) => {
      const ajv = new Ajv2020({ strict: true, strictTypes: false });
      const schema = z.looseObject({ $id: z.string() }).parse(await json(request, `${home}schema/agent.json`));
      expect(schema.$id).toBe(`${home}schema/agent.json`);
      expect(ajv.compile(schema)({ name: 'one', description: 'Does it.' })).toBe(true);
    });

    test('the files for language models follow their grammar, and their links work', async ({ request }) => {
      const { agents } = listSchema.parse(await json(request, `${home}agents.json`));
      for (const path of ['llms.txt', 'llms-full.txt']) {
        const { sections } = parseLlms(await (await request.get(home + path)).text());
        const links = sections.flatMap((section) => section.links.map(({ url }) => url));
        expect(links).toEqual(expect.arrayContaining(agents.map(({ file }) => file)));
        for (const url of links) {
          expect(url.startsWith(home), url).toBe(true);
          expect((await request.get(url)).status(), url).toBe(200);
        }
      }
    });

    test('the feed is RSS, each item once, newest first', async ({ request }) => {
      const { rss } = rssSchema.parse(await xml(request, `${home}rss.xml`));
      const { link, item, 'atom:link': self } = rss.channel;
      expect([link, self['@href']]).toEqual([home, `${home}rss.xml`]);
      expect(new Set(item.map(({ guid }) => guid['#text'])).size).toBe(item.length);
      const { agents } = listSchema.parse(await json(request, `${home}agents.json`));
      const pages = agents.map(({ page }) => page);
      const pageOf = (link: string): string => link.replace(/history\/(?:\d+\/)?#v-[\da-f]{12}(?:-\d+)?$/, '');
      expect(item.filter(({ link }) => !pages.includes(pageOf(link)))).toEqual([]);
      const dates = item.map(({ pubDate }) => (pubDate === undefined ? 0 : Date.parse(pubDate)));
      expect(dates).toEqual([...dates].sort((a, b) => b - a));
    });

    test('the sitemap has every page under its canonical address, and nothing else', async ({ request }) => {
      const { sitemapindex } = sitemapIndexSchema.parse(await xml(request, `${home}sitemap-index.xml`));
      const listed: string[] = [];
      for (const { loc } of sitemapindex.sitemap) {
        expect(loc.startsWith(home), loc).toBe(true);
        listed.push(...sitemapSchema.parse(await xml(request, loc)).urlset.url.map((url) => url.loc));
      }
      expect(new Set(listed).size).toBe(listed.length);
      const { agents } = listSchema.parse(await json(request, `${home}agents.json`));
      expect(listed).toEqual(expect.arrayContaining([home, `${home}agents/`, ...agents.map(({ page }) => page)]));
      expect(listed.filter((url) => url.startsWith(`${home}404`))).toEqual([]);
      // The addresses of one kind of page have a common source, so a sample suffices.
      for (const url of listed.filter((_, index) => index % 7 === 0)) {
        const page = await (await request.get(url)).text();
        expect(/<link rel="canonical" href="([^"]*)"/.exec(page)?.[1]).toBe(url);
      }
    });

    test('the site describes its search to browsers', async ({ request }) => {
      const { OpenSearchDescription } = openSearchSchema.parse(await xml(request, `${home}opensearch.xml`));
      const results = OpenSearchDescription.Url.find((url) => url['@type'] === 'text/html')?.['@template'] ?? '';
      expect(results).toBe(`${home}search/?q={searchTerms}`);
      expect((await request.get(OpenSearchDescription.Image['#text'])).status()).toBe(200);
    });

    test('robots.txt points crawlers to the sitemap', async ({ request }) => {
      const lines = (await (await request.get(`${home}robots.txt`)).text()).split('\n');
      expect(lines).toContain(`Sitemap: ${home}sitemap-index.xml`);
      expect(lines).toContain(`Allow: ${new URL(home).pathname}`);
      // Registries reject addresses without a domain.
      expect(lines.filter((line) => line.startsWith('Agentmap:'))).toEqual([]);
      expect((await request.get(`${home}.well-known/ard.json`)).status()).toBe(404);
    });

    test('the data in the pages is valid JSON and does not violate the policy', async ({ page }) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      for (const [path, type] of [
        ['', 'WebSite'],
        ['agents/', 'ItemList'],
      ] as const) {
        await page.goto(home + path);
        const data = await page.locator('script[type="application/ld+json"]').allTextContents();
        expect(data).toHaveLength(1);
        expect(JSON.parse(data[0] ?? '')).toMatchObject({ '@context': 'https://schema.org', '@type': type });
      }
      expect(complaints).toEqual([]);
    });
  });
}

async function json(request: APIRequestContext, url: string): Promise<unknown> {
  const response = await request.get(url);
  expect(response.headers()['content-type'], url).toContain('application/json');
  return response.json();
}

/** Parses XML twice: once to check that it is well-formed, once for its content. */
async function xml(request: APIRequestContext, url: string): Promise<unknown> {
  const response = await request.get(url);
  expect(response.headers()['content-type'], url).toContain('xml');
  const written = await response.text();
  const reader = new SaxesParser({ xmlns: true });
  reader.on('error', (error) => {
    throw error;
  });
  reader.write(written).close();
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    isArray: (name) => ['item', 'sitemap', 'url', 'Url'].includes(name),
  }).parse(written);
}
