import type { APIRoute } from 'astro';
import { ARD_PATH, hasArdManifest } from '../feeds/ard.ts';
import { absolute, address } from '../site.ts';

/** Allows everything. Crawlers look for this file only at the root of a host. */
export const GET: APIRoute = () => {
  const lines = ['User-agent: *', `Allow: ${address('')}`, '', `Sitemap: ${absolute('sitemap-index.xml')}`];
  if (hasArdManifest(absolute(''))) lines.push(`Agentmap: ${absolute(ARD_PATH)}`);
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
