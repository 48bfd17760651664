import { config } from 'zod';
import { fileDifference, type FileDifference } from './difference.ts';
import { fileVerdict, type FileVerdict } from './verdict.ts';

// Reads files off the main thread, so that none can block the page. A worker has the page's policy only where the host sends
// it as a header, so everything that could reach the network is removed here.
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'importScripts', 'Worker']) {
  Object.defineProperty(globalThis, name, { value: undefined });
}
// The policy forbids code generated at run time, which zod would try.
config({ jitless: true });

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  const response: WorkerResponse =
    data.kind === 'verdict'
      ? { kind: 'verdict', value: fileVerdict(data.bytes, data.file) }
      : { kind: 'difference', value: fileDifference(data.known, data.dropped) };
  postMessage(response);
});
postMessage({ kind: 'ready' } satisfies WorkerResponse);

/** Asks for the verdict on a file, or for its difference from the catalogue's file. */
export type WorkerRequest =
  { kind: 'verdict'; bytes: Uint8Array; file: string } | { kind: 'difference'; known: Uint8Array; dropped: Uint8Array };

/** What the worker sends: first that it is ready, then a response to each request. */
export type WorkerResponse =
  { kind: 'ready' } | { kind: 'verdict'; value: FileVerdict } | { kind: 'difference'; value: FileDifference };
