import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { z } from 'zod';
import { headersOf } from './headers.ts';
import { readSettings } from '../settings.ts';

// Serves the built site like a static host: `node src/build/preview.ts [--port N] [--host NAME] [--outDir DIR]`.
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4321' },
    host: { type: 'string', default: 'localhost' },
    outDir: { type: 'string', default: 'dist' },
  },
});
const site = resolve(root, values.outDir);
const { basePath } = readSettings(process.env, root);

/** Headers that only matter for pages. Hosts that match paths by pattern send them with every file. */
const PAGE_HEADERS: ReadonlySet<string> = new Set(['Content-Security-Policy', 'Referrer-Policy']);

if (!existsSync(join(site, 'index.html'))) {
  console.error(`There is no site in ${site}. Run "npm run build" first.`);
  process.exit(1);
}

const title = titleOf(site);
const server = createServer(handler(site, basePath));
server.on('error', (error: NodeJS.ErrnoException) => {
  const busy = error.code === 'EADDRINUSE';
  console.error(busy ? `Port ${values.port} is in use. Try "npm run preview -- --port 4322".` : error.message);
  process.exit(1);
});
server.listen(Number(values.port), values.host, () => {
  console.log(`\n  ${title} is at http://${values.host}:${values.port}${basePath}\n  Press Ctrl+C to stop.\n`);
});

/** The name of the catalogue that a site is of, from what it tells search engines. */
function titleOf(folder: string): string {
  const home = readFileSync(join(folder, 'index.html'), 'utf8');
  const [, name = '"The catalogue"'] = /"@type":"WebSite","name":("(?:[^"\\]|\\.)*")/.exec(home) ?? [];
  return z.string().parse(JSON.parse(name));
}

/** Serves the files of a folder under a base path, and its 404 page for everything else. */
function handler(folder: string, base: string): RequestListener {
  const serve = sirv(folder, {
    dev: true,
    setHeaders: (response, path) => {
      const isPage = !/\.(?!html$)\w+$/.test(path);
      for (const [name, value] of Object.entries(headersOf(path.slice(1)))) {
        if (isPage || !PAGE_HEADERS.has(name)) response.setHeader(name, value);
      }
      // Hosts use HTTP/2, which has neither this header nor Keep-Alive.
      response.removeHeader('Connection');
    },
  });
  return (request, response) => {
    const notFound = async (): Promise<void> => {
      response.writeHead(404, { ...headersOf('404.html'), 'Content-Type': 'text/html; charset=utf-8' });
      response.end(await readFile(join(folder, '404.html')).catch(() => 'Not found'));
    };
    const url = request.url ?? '/';
    if (`${url.split('?')[0] ?? ''}/` === base) {
      response.writeHead(302, { Location: base }).end();
      return;
    }
    if (!url.startsWith(base)) {
      void notFound();
      return;
    }
    request.url = `/${url.slice(base.length)}`;
    serve(request, response, () => void notFound());
  };
}
