import type { CatalogueFile } from '../catalogue/entry.ts';
import { openCache } from '../cache.ts';
import type { FolderEntry } from '../collection/list-folder.ts';
import { fileReader, PROGRESS_STEP, type FileReader, type ReadingTask } from '../collection/read-file.ts';
import { promptStore } from '../prompt/agent-prompt.ts';
import { inThreads } from '../threads.ts';
import { agentDeriver } from './derive.ts';

/** Makes the reader of agent files: it reads few in this thread, many in as many threads as there are processors. */
export function agentsReader(task: ReadingTask): FileReader {
  const here = readerFor(task);
  return (entries, progress = () => undefined) => {
    let reported = 0;
    return inThreads<FolderEntry, CatalogueFile>({
      worker: 'src/build/read-agents-worker.ts',
      here,
      items: entries,
      worthIt: entries.length >= MIN_FOR_THREADS,
      data: task,
      progress: (done) => {
        if (done - reported < PROGRESS_STEP) return;
        reported = done;
        progress(done);
      },
    });
  };
}

/** Makes the reader that does the work in one thread. */
export function readerFor({ vocabulary, cacheDir, code }: ReadingTask): FileReader {
  return fileReader(agentDeriver(vocabulary, promptStore(openCache(cacheDir), code)));
}

/** A thread takes a third of a second to start. */
const MIN_FOR_THREADS = 200;
