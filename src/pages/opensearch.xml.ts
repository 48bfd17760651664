import type { APIRoute } from 'astro';
import { escapeHtml } from '../agent/hidden/html.ts';
import { absolute } from '../site.ts';

/** Lets people search the catalogue from the browser's address bar. */
export const GET: APIRoute = () => {
  const icon = escapeHtml(absolute('icon.svg'));
  const results = escapeHtml(`${absolute('search/')}?q={searchTerms}`);
  const self = escapeHtml(absolute('opensearch.xml'));
  const description = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Agent Catalogue</ShortName>
  <Description>Say what you need done and find the coding agent that does it.</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image type="image/svg+xml">${icon}</Image>
  <Url type="text/html" template="${results}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${self}"/>
</OpenSearchDescription>
`;
  return new Response(description, { headers: { 'Content-Type': 'application/opensearchdescription+xml' } });
};
