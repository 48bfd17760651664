import { MAX_READ_BYTES, readGiven } from './read-dropped.ts';
import { element } from '../components/element.ts';
import { fileResult } from './result.ts';
import { openPlaces, type Place } from './find-match.ts';
import { FileReading, TakesTooLong } from './worker-client.ts';
import { MAX_FILES, type GivenFile, type GivenFiles } from './dropped-files.ts';
import { thousands } from '../components/thousands.ts';

/**
 * Checks files one after the other and shows what came out on the page.
 * @param host the element with the places for the status and the results
 * @param signal is aborted when other files are to be checked instead
 */
export async function checkFiles(host: HTMLElement, given: GivenFiles, signal: AbortSignal): Promise<void> {
  const status = host.querySelector<HTMLElement>('[data-status]');
  const results = host.querySelector<HTMLElement>('[data-results]');
  if (status === null || results === null) return;
  const { files } = given;
  const list = element('div', { class: 'checked-files' });
  const heading = element('h2', { tabindex: '-1' }, 'What came out');
  const notes = element('p', { class: 'small quiet' }, notesOn(given));
  results.removeAttribute('data-check');
  results.setAttribute('aria-busy', 'true');
  results.replaceChildren(heading, notes, list);
  results.hidden = files.length === 0;
  const reading = new FileReading();
  signal.addEventListener('abort', () => {
    reading.stop();
  });
  const placeOf = openPlaces(reading);
  const outcomes = new Map<string, number>();
  for (const [at, file] of files.entries()) {
    if (files.length > 1) status.textContent = `Reading file ${at + 1} of ${files.length}…`;
    const { result, outcome } = await checkFile(file, reading, placeOf);
    if (signal.aborted) return;
    result.open = files.length === 1;
    list.append(result);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  reading.stop();
  const counts = [...outcomes].map(([outcome, count]) => (files.length === 1 ? outcome : `${count} ${outcome}`));
  const words = files.length === 0 ? 'There is no agent file among these.' : counts.join(', ');
  heading.textContent = files.length === 1 ? `${files[0]?.path ?? ''}: ${words}` : `${files.length} files: ${words}`;
  status.textContent = files.length === 0 ? words : `Checked. ${notesOn(given)}`;
  results.removeAttribute('aria-busy');
  results.dataset.check = 'done';
  if (files.length > 0) heading.focus();
}

async function checkFile(
  given: GivenFile,
  reading: FileReading,
  placeOf: (
    verdict: Awaited<ReturnType<FileReading['verdict']>>,
    bytes: Uint8Array,
    given: GivenFile,
  ) => Promise<Place>,
): Promise<{ result: HTMLDetailsElement; outcome: string }> {
  const failed = (why: string): { result: HTMLDetailsElement; outcome: string } => ({
    result: fileResult(given, { why }),
    outcome: 'not read',
  });
  try {
    const bytes = await readGiven(given);
    if (bytes === undefined) return failed('The browser could not open this file.');
    if (bytes === 'too-large') {
      return failed(`The file has more than ${thousands(MAX_READ_BYTES / 1e6)} MB; an agent file has at most one.`);
    }
    const verdict = await reading.verdict(bytes, given.path);
    const place = await placeOf(verdict, bytes, given);
    return {
      result: fileResult(given, { verdict, place, bytes }),
      outcome: OUTCOMES[place.kind],
    };
  } catch (error) {
    return failed(
      error instanceof TakesTooLong
        ? 'Reading it takes too long: it is made of more parts than any agent has, so it was given up.'
        : 'What reads files could not be loaded, or failed over this one. Try again.',
    );
  }
}

/** What may be said of several files at once. */
const OUTCOMES: Readonly<Record<Place['kind'], string>> = {
  file: 'unchanged',
  portable: 'unchanged',
  stored: 'stored differently',
  altered: 'altered',
  namesake: 'another agent of the same name',
  similar: 'nearly the same as another',
  unknown: 'not in the catalogue',
  unread: 'not compared',
};

function notesOn({ passedOver, cut }: GivenFiles): string {
  return [
    passedOver > 0 &&
      `${thousands(passedOver)} ${passedOver === 1 ? 'file' : 'files'} in the folder passed over: only Markdown files are read, and no README.`,
    cut && `Only the first ${thousands(MAX_FILES)} files were read.`,
  ]
    .filter((each) => each !== false)
    .join(' ');
}
