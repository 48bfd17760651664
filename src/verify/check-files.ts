import { MAX_READ_BYTES, readDropped } from './read-dropped.ts';
import { element } from '../components/element.ts';
import { offerRetry, withdrawRetry } from '../components/failure/failure.ts';
import { fileResult } from './result.ts';
import { matchFinder, type CatalogueMatch } from './find-match.ts';
import { WorkerClient, ReadTimeout } from './worker-client.ts';
import { MAX_FILES, type DroppedFile, type DroppedFiles } from './dropped-files.ts';
import { thousands } from '../components/thousands.ts';

/**
 * Checks files one after the other and shows the results on the page.
 * @param host the element that holds the status line and the results
 * @param signal aborts when the visitor checks other files instead
 */
export async function checkFiles(host: HTMLElement, dropped: DroppedFiles, signal: AbortSignal): Promise<void> {
  const status = host.querySelector<HTMLElement>('[data-status]');
  const results = host.querySelector<HTMLElement>('[data-results]');
  if (status === null || results === null) return;
  const { files } = dropped;
  withdrawRetry(status);
  const list = element('div', { class: 'checked-files' });
  const heading = element('h2', { tabindex: '-1' }, 'Results');
  const notes = element('p', { class: 'small quiet' }, notesOn(dropped));
  results.removeAttribute('data-check');
  results.setAttribute('aria-busy', 'true');
  results.replaceChildren(heading, notes, list);
  results.hidden = files.length === 0;
  const client = new WorkerClient();
  signal.addEventListener('abort', () => {
    client.stop();
  });
  const findMatch = matchFinder(client, Number(host.dataset.lists ?? 1), Number(host.dataset.earlier ?? 0));
  const outcomes = new Map<string, number>();
  /** Whether something that a check needs could not be loaded. */
  let isIncomplete = false;
  for (const [index, file] of files.entries()) {
    if (files.length > 1) status.textContent = `Reading file ${index + 1} of ${files.length}…`;
    const { result, outcome, lacksSomething } = await checkFile(file, client, findMatch);
    if (lacksSomething === true) isIncomplete = true;
    if (signal.aborted) return;
    result.open = files.length === 1;
    list.append(result);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  client.stop();
  const counts = [...outcomes].map(([outcome, count]) => (files.length === 1 ? outcome : `${count} ${outcome}`));
  const words = files.length === 0 ? 'There are no agent files to check.' : counts.join(', ');
  heading.textContent = files.length === 1 ? `${files[0]?.path ?? ''}: ${words}` : `${files.length} files: ${words}`;
  status.textContent = files.length === 0 ? words : `Checked. ${notesOn(dropped)}`;
  results.removeAttribute('aria-busy');
  results.dataset.check = 'done';
  if (isIncomplete) offerRetry(status, () => void checkFiles(host, dropped, signal));
  if (files.length > 0) heading.focus();
}

async function checkFile(
  file: DroppedFile,
  client: WorkerClient,
  findMatch: ReturnType<typeof matchFinder>,
): Promise<{ result: HTMLDetailsElement; outcome: string; lacksSomething?: boolean }> {
  const failed = (why: string): { result: HTMLDetailsElement; outcome: string } => ({
    result: fileResult(file, { why }),
    outcome: 'not read',
  });
  try {
    const bytes = await readDropped(file);
    if (bytes === undefined) return failed('The browser could not open this file.');
    if (bytes === 'too-large') {
      return failed(`The file is over ${thousands(MAX_READ_BYTES / 1e6)} MB; an agent file is at most 1 MB.`);
    }
    const verdict = await client.verdict(bytes, file.path);
    const match = await findMatch(verdict, bytes, file);
    return {
      result: fileResult(file, { verdict, match, bytes }),
      outcome: OUTCOMES[match.kind],
      lacksSomething: match.kind === 'unread',
    };
  } catch (error) {
    if (error instanceof ReadTimeout) {
      return failed(
        'Reading this file took too long, so it was stopped: the file is more complex than any agent should be.',
      );
    }
    return {
      ...failed('The code that reads files could not be loaded, or failed on this file.'),
      lacksSomething: true,
    };
  }
}

/** Outcomes in the words of the summary, where several files may share one. */
const OUTCOMES: Readonly<Record<CatalogueMatch['kind'], string>> = {
  file: 'unchanged',
  portable: 'unchanged',
  converted: 'unchanged',
  earlier: 'an earlier version',
  stored: 'stored differently',
  altered: 'altered',
  namesake: 'another agent of the same name',
  similar: 'nearly the same as another',
  unknown: 'not in the catalogue',
  unread: 'not compared',
};

function notesOn({ skipped, cut }: DroppedFiles): string {
  return [
    skipped > 0 &&
      `${thousands(skipped)} ${skipped === 1 ? 'file' : 'files'} in the folder skipped: only Markdown, and agents in TOML or JSON, are read, except READMEs.`,
    cut && `Only the first ${thousands(MAX_FILES)} files were read.`,
  ]
    .filter((each) => each !== false)
    .join(' ');
}
