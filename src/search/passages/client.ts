import { startWorker } from '../../components/trusted.ts';
import type { FoundPassages, PassageEngine } from './find.ts';
import workerPath from './worker.ts?worker&url';
import type { PassageAnswer, PassageRequest } from './worker.ts';

/**
 * Searches for passages: in a worker or, where none can be started, in the page.
 * @throws Error if the index cannot be loaded, or if the browser lets neither run WebAssembly
 */
export async function searchPassages(need: string): Promise<FoundPassages> {
  try {
    return await askWorker(need);
  } catch {
    return await searchHere(need);
  }
}

/** In milliseconds. Loading the index over a slow line takes some seconds. */
const MAX_WAIT = 30_000;

let worker: Worker | undefined;
let last = 0;

function askWorker(need: string): Promise<FoundPassages> {
  worker ??= startWorker(workerPath);
  const asked = worker;
  const request: PassageRequest = { id: (last += 1), need };
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const fail = (): void => {
      done.abort();
      // Lets the next need start another.
      asked.terminate();
      if (worker === asked) worker = undefined;
      reject(new Error('The worker that searches for passages failed.'));
    };
    const timer = setTimeout(fail, MAX_WAIT);
    done.signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
    asked.addEventListener('error', fail, { signal: done.signal });
    asked.addEventListener(
      'message',
      ({ data }: MessageEvent<PassageAnswer>) => {
        if (data.id !== request.id) return;
        if (data.found === undefined) {
          fail();
          return;
        }
        done.abort();
        resolve(data.found);
      },
      { signal: done.signal },
    );
    asked.postMessage(request);
  });
}

let engine: Promise<PassageEngine> | undefined;

async function searchHere(need: string): Promise<FoundPassages> {
  const { findPassages, openPagefind } = await import('./here.ts');
  engine ??= openPagefind(import.meta.env.BASE_URL);
  try {
    return await findPassages(need, await engine);
  } catch (error) {
    engine = undefined;
    throw error;
  }
}
