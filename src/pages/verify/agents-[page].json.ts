import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalogue } from '../../collection/get-catalogue.ts';
import { furtherPages } from '../../feeds/further-pages.ts';
import { jsonText } from '../../feeds/json-response.ts';
import { knownFilesTexts } from '../../verify/known-files.ts';

export const getStaticPaths = (async () =>
  furtherPages(knownFilesTexts((await getCatalogue()).agents))) satisfies GetStaticPaths;

/** A further page of what the browser needs to recognise the catalogue's files. */
export const GET: APIRoute<{ page: string }> = ({ props }) => jsonText(props.page);
