import { createServer } from 'node:http';

/**
 * Starts a stand-in on loopback for the service that a client talks to. It keeps what clients send.
 * @param answer what it answers to a request
 */
export async function startStandIn(answer: (request: Received) => Answer | Promise<Answer>): Promise<StandIn> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const each = { url: request.url ?? '', body };
      received.push(each);
      void Promise.resolve(answer(each)).then(({ type, text }) => {
        response.writeHead(200, { 'content-type': type });
        response.end(text);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A server in place of a service. */
export interface StandIn {
  url: string;
  /** What was sent to it, in order. */
  received: Received[];
  stop: () => Promise<void>;
}

/** A request. */
export interface Received {
  /** Path and query. */
  url: string;
  body: string;
}

/** What a stand-in answers. */
export interface Answer {
  /** The media type. */
  type: string;
  text: string;
}
