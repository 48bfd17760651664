import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { headersOf } from '../../src/build/headers.ts';

/** Serves a built site as hosts do, compressed and with its headers, and records what is sent. */
export async function serveSite(folder: string): Promise<SiteServer> {
  const sent: Sent[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const requested = join(folder, normalize(path));
    const file = existsSync(requested) && statSync(requested).isDirectory() ? join(requested, 'index.html') : requested;
    const found = existsSync(file);
    const body = readFileSync(found ? file : join(folder, '404.html'));
    const type = TYPES[extname(found ? file : '.html')] ?? 'application/octet-stream';
    const sentBody = type === 'application/octet-stream' ? body : gzipSync(body);
    const headers: Record<string, string> = {
      'Content-Type': type,
      ...(sentBody === body ? {} : { 'Content-Encoding': 'gzip' }),
      ...headersOf(path.slice(1)),
    };
    // An upper bound: hosts use HTTP/2, which compresses headers.
    sent.push({ path, bytes: sentBody.length + headerBytes(headers), type });
    response.writeHead(found ? 200 : 404, headers).end(sentBody);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    sent,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

function headerBytes(headers: Readonly<Record<string, string>>): number {
  return Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
}

/** A served site. */
export interface SiteServer {
  /** With a slash at the end. */
  address: string;
  /** What has been sent since the caller last emptied it. */
  sent: Sent[];
  close(): void;
}

/** One response. */
export interface Sent {
  path: string;
  /** Compressed, with its headers. */
  bytes: number;
  type: string;
}
