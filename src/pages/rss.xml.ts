import { getRssString } from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { identity } from 'virtual:settings';
import { escapeHtml } from '../agent/hidden/html.ts';
import { getCatalogue } from '../collection/get-catalogue.ts';
import { feedItems } from '../feeds/rss.ts';
import { absolute } from '../site.ts';

/** New and changed agents. */
export const GET: APIRoute = async () => {
  const { agents } = await getCatalogue();
  const self = escapeHtml(absolute('rss.xml'));
  const feed = await getRssString({
    title: identity.title,
    description: identity.description ?? 'New and changed coding agents.',
    site: absolute(''),
    items: feedItems(agents, absolute),
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>${identity.isOwn ? identity.language.toLowerCase() : 'en-gb'}</language><atom:link href="${self}" rel="self" type="application/rss+xml"/>`,
  });
  return new Response(feed, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
};
