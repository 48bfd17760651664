import type { APIRoute } from 'astro';
import { getCatalogue } from '../../collection/get-catalogue.ts';
import { jsonText } from '../../feeds/json-response.ts';
import { knownFilesTexts } from '../../verify/known-files.ts';

/** What the browser needs to recognise the catalogue's files; of very many, the first. */
export const GET: APIRoute = async () => jsonText(knownFilesTexts((await getCatalogue()).agents)[0]);
