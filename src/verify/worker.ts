import { config } from 'zod';
import { fileDifference, type FileDifference } from './difference.ts';
import { fileVerdict, type FileVerdict } from './verdict.ts';

// Reads files beside the page, so that none can hold it up. What is read here has no way out but the answer: a worker is
// under the policy of the page only where the host sends it along.
for (const way of ['fetch', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'importScripts', 'Worker']) {
  Object.defineProperty(globalThis, way, { value: undefined });
}
// The policy forbids code that is made at run time, and zod would try.
config({ jitless: true });

addEventListener('message', ({ data }: MessageEvent<FileQuestion>) => {
  const answer: FileAnswer =
    data.kind === 'verdict'
      ? { kind: 'verdict', value: fileVerdict(data.bytes, data.file) }
      : { kind: 'difference', value: fileDifference(data.known, data.given) };
  postMessage(answer);
});
postMessage({ kind: 'ready' } satisfies FileAnswer);

/** What the worker is asked: about a file, or about the difference between the catalogue's file and another. */
export type FileQuestion =
  { kind: 'verdict'; bytes: Uint8Array; file: string } | { kind: 'difference'; known: Uint8Array; given: Uint8Array };

export type FileAnswer =
  { kind: 'ready' } | { kind: 'verdict'; value: FileVerdict } | { kind: 'difference'; value: FileDifference };
