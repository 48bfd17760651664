import type { ViteDevServer } from 'vite';
import type { PassageRecord } from '../../search/passages/records.ts';
import { getLoaded, type Loaded } from '../../collection/loaded.ts';
import { guideOf, type RenderedGuide } from './passage-records.ts';
import { passageFiles } from './write-passages.ts';

/**
 * Makes the development server answer requests for Pagefind's index. It is made on the first request, and again once files
 * of agents have changed.
 * @param base the base path
 * @param recordsOf makes the records of the given guides and of what is loaded
 */
export function servePassages(
  server: ViteDevServer,
  base: string,
  recordsOf: (guides: readonly RenderedGuide[]) => Iterable<PassageRecord>,
): void {
  let made: { loaded: Loaded; files: Promise<Map<string, Uint8Array>> } | undefined;
  const make = async (): Promise<Map<string, Uint8Array>> => passageFiles(recordsOf(await guidesOf(server, base)));
  server.middlewares.use((request, response, next) => {
    const path = /\/(pagefind\/[^?]+)/.exec(request.url ?? '')?.[1];
    if (path === undefined) {
      next();
      return;
    }
    const loaded = getLoaded();
    if (made?.loaded !== loaded) made = { loaded, files: make() };
    made.files.then((files) => {
      const content = files.get(path);
      response.statusCode = content === undefined ? 404 : 200;
      response.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
      response.end(content);
    }, next);
  });
}

/** The guides as this server shows them. */
async function guidesOf(server: ViteDevServer, base: string): Promise<RenderedGuide[]> {
  const address = server.httpServer?.address();
  if (address === null || address === undefined || typeof address === 'string') return [];
  const pageOf = async (path: string): Promise<string> => {
    const answer = await fetch(`http://localhost:${address.port}${base}guides/${path}`);
    return answer.text();
  };
  const names = [...(await pageOf('')).matchAll(/data-guide="([^"]+)"/g)].flatMap(([, name]) => name ?? []);
  return Promise.all(names.map(async (name) => guideOf(name, await pageOf(`${encodeURIComponent(name)}/`))));
}
