import type { APIRoute } from 'astro';
import { escapeHtml } from '../agent/hidden/html.ts';
import { identity } from 'virtual:settings';
import { searchName } from '../identity/identity.ts';
import { absolute } from '../site.ts';

/** Lets people search the catalogue from the browser's address bar. */
export const GET: APIRoute = () => {
  const { icon: own, title, language } = identity;
  const icon = escapeHtml(absolute(own === undefined ? 'icon.svg' : `site/${own.name}`));
  const longName = identity.isOwn
    ? `\n  <LongName>${escapeHtml(Array.from(title).slice(0, MAX_LONG_NAME).join(''))}</LongName>\n  <Language>${language}</Language>`
    : '';
  const results = escapeHtml(`${absolute('search/')}?q={searchTerms}`);
  const self = escapeHtml(absolute('opensearch.xml'));
  const description = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeHtml(searchName(identity))}</ShortName>${longName}
  <Description>Say what you need done and find the coding agent that does it.</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image type="${own?.type ?? 'image/svg+xml'}">${icon}</Image>
  <Url type="text/html" template="${results}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${self}"/>
</OpenSearchDescription>
`;
  return new Response(description, { headers: { 'Content-Type': 'application/opensearchdescription+xml' } });
};

/** In characters, by OpenSearch 1.1. */
const MAX_LONG_NAME = 48;
