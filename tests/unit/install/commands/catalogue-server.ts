import { createServer, type ServerResponse } from 'node:http';

/** Serves files below a base path on a free port, as a catalogue does; an answer can also be a fault. */
export async function serveCatalogue(): Promise<CatalogueServer> {
  const files = new Map<string, Answer>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = decoded(request.url ?? '').slice(BASE.length);
    requests.push(path);
    const answer = files.get(path) ?? files.get('*');
    if (answer === undefined) response.writeHead(404).end('Not found');
    else if (typeof answer === 'function') answer(response, path);
    else response.writeHead(200, { 'Content-Type': 'text/plain' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const found = server.address();
  if (found === null || typeof found === 'string') throw new Error('the server has no port');
  return {
    address: `http://127.0.0.1:${found.port}${BASE}`,
    files,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** Sends less than it promised, then closes the connection. */
export function cutShort(bytes: Uint8Array): Answer {
  return (response) => {
    response.writeHead(200, { 'Content-Length': bytes.length + 1000 });
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
  };
}

/** Sends a little, then nothing more. @param onStart called when something was sent */
export function stalled(onStart: () => void): Answer {
  return (response) => {
    response.writeHead(200, { 'Content-Length': 1000 });
    response.write('a little', onStart);
  };
}

const BASE = '/some/base/';

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

export interface CatalogueServer {
  /** The address, with a slash at the end. */
  address: string;
  /** The answers, by path below the address; `*` is every other path. */
  files: Map<string, Answer>;
  /** The requested paths. */
  requests: string[];
  close: () => Promise<void>;
}

export type Answer = Uint8Array | string | ((response: ServerResponse, path: string) => void);
