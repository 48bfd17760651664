import type { FileDifference } from './difference.ts';
import type { FileVerdict } from './verdict.ts';
import type { WorkerResponse, WorkerRequest } from './worker.ts';
import workerPath from './worker.ts?worker&url';
import { startWorker } from '../components/trusted.ts';

/** Reads files in a worker, one at a time. Reading that takes too long is stopped, and the next file gets a new worker. */
export class WorkerClient {
  #worker: Promise<Worker> | undefined;

  /** Checks a file. @throws ReadTimeout when it takes too long; Error when the worker fails or cannot be loaded */
  async verdict(bytes: Uint8Array, file: string): Promise<FileVerdict> {
    const response = await this.#send({ kind: 'verdict', bytes, file });
    if (response.kind !== 'verdict') throw new Error(`The worker sent ${response.kind} instead of a verdict.`);
    return response.value;
  }

  /** Compares a file with the catalogue's. @throws ReadTimeout or Error, as {@link verdict} does */
  async difference(known: Uint8Array, dropped: Uint8Array): Promise<FileDifference> {
    const response = await this.#send({ kind: 'difference', known, dropped });
    if (response.kind !== 'difference') throw new Error(`The worker sent ${response.kind} instead of a difference.`);
    return response.value;
  }

  /** Terminates the worker. */
  stop(): void {
    void this.#worker?.then(
      (worker) => {
        worker.terminate();
      },
      () => undefined,
    );
    this.#worker = undefined;
  }

  async #send(request: WorkerRequest): Promise<WorkerResponse> {
    this.#worker ??= start();
    try {
      const worker = await this.#worker;
      return await responseOf(worker, MAX_READ, () => {
        worker.postMessage(request);
      });
    } catch (error) {
      this.stop();
      throw error;
    }
  }
}

/** Reading a file took too long and was stopped. */
export class ReadTimeout extends Error {}

/** In milliseconds. Files of usual size take a few. */
const MAX_READ = 5_000;
const MAX_START = 60_000;

async function start(): Promise<Worker> {
  const worker = startWorker(workerPath);
  await responseOf(worker, MAX_START);
  return worker;
}

/** The next response of a worker. @param max milliseconds to wait @param begin makes it respond */
function responseOf(worker: Worker, max: number, begin = (): void => undefined): Promise<WorkerResponse> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const timer = setTimeout(() => {
      done.abort();
      reject(new ReadTimeout());
    }, max);
    done.signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<WorkerResponse>) => {
        done.abort();
        resolve(data);
      },
      { signal: done.signal },
    );
    worker.addEventListener(
      'error',
      () => {
        done.abort();
        reject(new Error('The worker failed.'));
      },
      { signal: done.signal },
    );
    begin();
  });
}
