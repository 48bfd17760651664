import type { CatalogueFile } from '../../catalogue/entry.ts';
import { openCache } from '../../cache.ts';
import type { FolderEntry } from '../../collection/list-folder.ts';
import { fileReader, PROGRESS_STEP, type FileReader, type ReadingTask } from '../../collection/read-file.ts';
import { promptStore } from '../../prompt/agent-prompt.ts';
import { inThreads } from '../../threads.ts';
import { agentDeriver } from './derive.ts';

/** Makes the reader of agent files. It reads a few in this thread, and many in one thread per processor. */
export function agentsReader(task: ReadingTask): FileReader {
  const here = readerFor(task);
  return (entries, progress = () => undefined) => {
    let reported = 0;
    return inThreads<FolderEntry, CatalogueFile>({
      worker: 'src/build/agents/read-agents-worker.ts',
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

/** Makes a reader that works in the current thread. */
export function readerFor({ vocabulary, cacheDir, code }: ReadingTask): FileReader {
  return fileReader(agentDeriver(vocabulary, promptStore(openCache(cacheDir), code)));
}

/** With fewer files, starting threads, at a third of a second, takes longer than reading. */
const MIN_FOR_THREADS = 200;
