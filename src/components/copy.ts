import { digest } from '../agent/header/source.ts';

/**
 * Copies a text, a file or some lines of a file to the clipboard. A file is fetched and its SHA-256 is checked first, so that
 * it is the file that the page describes.
 * @param isFile whether `value` is the address of a file instead of the text itself
 * @param sha256 the expected digest of the file
 * @param lines the first and the last line, 1-based, such as `12-34`; all lines that follow if there is no last one
 * @returns whether it was copied, and a message for the visitor
 */
export async function copy(
  isFile: boolean,
  value: string,
  sha256: string | undefined,
  lines?: string,
): Promise<Outcome> {
  try {
    const text = isFile ? await fetchFile(value, sha256) : value;
    await writeClipboard(lines === undefined ? text : linesOf(text, lines));
    return { copied: true, words: 'Copied.' };
  } catch (error) {
    return { copied: false, words: error instanceof CopyError ? error.message : NOT_ALLOWED };
  }
}

const NOT_ALLOWED = 'Not copied: the browser does not allow it. Use the link or select the text.';

async function fetchFile(address: string, sha256: string | undefined): Promise<string> {
  const response = await fetch(address, { cache: 'no-cache' }).catch(() => undefined);
  if (response?.ok !== true) throw new CopyError('Not copied: the file could not be fetched.');
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (digest(bytes) !== sha256) {
    throw new CopyError('Not copied: the file is not the one this page describes. Reload the page.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CopyError('Not copied: the file is not UTF-8 text. Download it instead.');
  }
}

/** Some lines of a file, exactly as they are, with the line breaks at their ends. */
function linesOf(text: string, lines: string): string {
  const [first = '1', last = ''] = lines.split('-');
  const all = text.split('\n');
  const end = last === '' ? all.length : Number(last);
  return `${all.slice(Number(first) - 1, end).join('\n')}${end < all.length ? '\n' : ''}`;
}

/** Writes to the clipboard, even if the clipboard API is missing (plain HTTP) or refuses. */
async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyByEvent(text)) throw new CopyError(NOT_ALLOWED);
  }
}

/** Copies by the older API: it answers a copy event with the text, which keeps every character and line ending. */
function copyByEvent(text: string): boolean {
  let answered = false;
  const answer = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    answered = event.clipboardData !== null;
  };
  document.addEventListener('copy', answer, { once: true, capture: true });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without the clipboard API
  const done = document.execCommand('copy');
  document.removeEventListener('copy', answer, { capture: true });
  return done && answered;
}

/** A failure whose message is meant for the visitor. */
class CopyError extends Error {}

interface Outcome {
  copied: boolean;
  words: string;
}
