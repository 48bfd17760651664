import { findPassages, type FoundPassages, type PassageEngine } from './find.ts';
import { openPagefind } from './pagefind-engine.ts';

// The worker that searches for passages, so that neither Pagefind nor its WebAssembly runs in a page.
let engine: Promise<PassageEngine> | undefined;

addEventListener('message', ({ data: { id, need } }: MessageEvent<PassageRequest>) => {
  engine ??= openPagefind(import.meta.env.BASE_URL);
  const answer = async (): Promise<PassageAnswer> => {
    try {
      return { id, found: await findPassages(need, await (engine ?? openPagefind(import.meta.env.BASE_URL))) };
    } catch {
      // Lets the next need try again.
      engine = undefined;
      return { id, found: undefined };
    }
  };
  void answer().then((message) => {
    postMessage(message);
  });
});

/** A need to search for. */
export interface PassageRequest {
  id: number;
  need: string;
}

/** What was found; undefined if the search failed. */
export interface PassageAnswer {
  id: number;
  found: FoundPassages | undefined;
}
