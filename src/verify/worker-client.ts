import type { FileDifference } from './difference.ts';
import type { FileVerdict } from './verdict.ts';
import type { FileAnswer, FileQuestion } from './worker.ts';
import workerPath from './worker.ts?worker&url';
import { startWorker } from '../components/trusted.ts';

/** Reads files in a worker, one after the other. A file that takes too long is given up, and the next gets a new worker. */
export class FileReading {
  #worker: Promise<Worker> | undefined;

  /** @throws Error when the file takes too long, or the worker cannot be loaded */
  async verdict(bytes: Uint8Array, file: string): Promise<FileVerdict> {
    const answer = await this.#ask({ kind: 'verdict', bytes, file });
    if (answer.kind !== 'verdict') throw new Error('The worker gave another answer.');
    return answer.value;
  }

  /** @throws Error when the comparison takes too long, or the worker cannot be loaded */
  async difference(known: Uint8Array, given: Uint8Array): Promise<FileDifference> {
    const answer = await this.#ask({ kind: 'difference', known, given });
    if (answer.kind !== 'difference') throw new Error('The worker gave another answer.');
    return answer.value;
  }

  /** Ends the worker. */
  stop(): void {
    void this.#worker?.then(
      (worker) => {
        worker.terminate();
      },
      () => undefined,
    );
    this.#worker = undefined;
  }

  async #ask(question: FileQuestion): Promise<FileAnswer> {
    this.#worker ??= start();
    try {
      const worker = await this.#worker;
      return await answerOf(worker, LONGEST, () => {
        worker.postMessage(question);
      });
    } catch (error) {
      this.stop();
      throw error;
    }
  }
}

/** A file that was given up because reading it would not end. */
export class TakesTooLong extends Error {}

/** In milliseconds. Files of usual size take a few. */
const LONGEST = 5_000;
const LONGEST_START = 60_000;

async function start(): Promise<Worker> {
  const worker = startWorker(workerPath);
  await answerOf(worker, LONGEST_START);
  return worker;
}

/** The next answer of a worker. @param begin what makes it answer */
function answerOf(worker: Worker, longest: number, begin = (): void => undefined): Promise<FileAnswer> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const timer = setTimeout(() => {
      done.abort();
      reject(new TakesTooLong());
    }, longest);
    done.signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<FileAnswer>) => {
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
