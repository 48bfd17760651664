import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { searchableAgent, searchDocument } from './document.ts';

/**
 * Builds the search index once the pages are written: one record an agent, made from the agent's own words instead of its
 * page, so that navigation, labels and buttons are never found.
 */
export function buildSearchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const started = performance.now();
        const count = await writeIndex(fileURLToPath(dir));
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        logger.info(`Indexed ${count.toLocaleString('en-US')} agents in ${seconds} s`);
      },
    },
  };
}

/** @throws Error with Pagefind's own words when it cannot index */
async function writeIndex(site: string): Promise<number> {
  const { index } = check(await createIndex({ forceLanguage: 'en', includeCharacters: '_.#+' }));
  if (index === undefined) throw new Error('The search index could not be made.');
  const agents = (await readdir(join(site, 'agents'))).filter((name) => name.endsWith('.json')).sort();
  for (const name of agents) {
    const agent = searchableAgent.parse(JSON.parse(await readFile(join(site, 'agents', name), 'utf8')));
    const file = await readFile(join(site, 'agents', `${agent.slug}.md`));
    const body = file.subarray(agent.file.bodyOffset).toString('utf8');
    check(await index.addHTMLFile({ url: `/agents/${agent.slug}/`, content: searchDocument(agent, body) }));
  }
  check(await index.writeFiles({ outputPath: join(site, 'pagefind') }));
  await close();
  return agents.length;
}

function check<Response extends { errors: string[] }>(response: Response): Response {
  if (response.errors.length > 0) throw new Error(`The search index could not be made: ${response.errors.join('; ')}`);
  return response;
}
