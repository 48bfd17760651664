/**
 * Copies a command, a link or a file. A file is fetched when the button is pressed and compared with its SHA-256, so
 * that what is copied is what the page is about. Says what happened in its live region.
 */
class CopyButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.#copy());
  }

  async #copy(): Promise<void> {
    const button = this.querySelector('button');
    if (button === null) return;
    button.removeAttribute('data-copied');
    this.#say('');
    try {
      const text = button.dataset.copy === 'file' ? await this.#fetchFile() : (this.dataset.value ?? '');
      await writeClipboard(text);
      button.dataset.copied = 'true';
      this.#say('Copied.');
    } catch (error) {
      button.dataset.copied = 'false';
      this.#say(
        error instanceof CopyError ? error.message : 'Not copied: the browser does not allow it. Download it instead.',
      );
    }
  }

  async #fetchFile(): Promise<string> {
    const response = await fetch(this.dataset.value ?? '', { cache: 'no-cache' }).catch(() => undefined);
    if (response?.ok !== true) throw new CopyError('Not copied: the file could not be fetched.');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { digest } = await import('../agent/source.ts');
    if (digest(bytes) !== this.dataset.sha256) {
      throw new CopyError('Not copied: the file is not the one that this page describes. Load the page again.');
    }
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new CopyError('Not copied: the file is not text in UTF-8. Download it instead.');
    }
  }

  #say(words: string): void {
    const status = this.querySelector('[aria-live]');
    if (status !== null) status.textContent = words;
  }
}

/** Writes to the clipboard, also where the clipboard API is missing (plain http) or refuses. */
async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyByEvent(text))
      throw new CopyError('Not copied: the browser does not allow it. Use the link or select the text.');
  }
}

/** The older way: answers the browser's own copy event with the text, which keeps every character and line ending. */
function copyByEvent(text: string): boolean {
  let answered = false;
  const answer = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    answered = event.clipboardData !== null;
  };
  document.addEventListener('copy', answer, { once: true, capture: true });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way where the clipboard API is missing
  const done = document.execCommand('copy');
  document.removeEventListener('copy', answer, { capture: true });
  return done && answered;
}

/** A failure that the visitor can do something about, in words for them. */
class CopyError extends Error {}

customElements.define('copy-button', CopyButton);
