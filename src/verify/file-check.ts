import { notLoaded, offerRetry, withdrawRetry } from '../components/failure/failure.ts';
import { droppedIn, filesIn, type DroppedFiles } from './dropped-files.ts';

/**
 * Checks agent files that are chosen, dropped anywhere on the page, or pasted. The code that reads them is loaded on first
 * use. No part of a file ever leaves the browser.
 */
class FileCheck extends HTMLElement {
  #running = new AbortController();

  connectedCallback(): void {
    const input = this.querySelector('input');
    const text = this.querySelector('textarea');
    input?.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      // Choosing the same file again, after it changed, must fire another event.
      input.value = '';
      if (files.length > 0) void this.#check(filesIn(files));
    });
    this.querySelector('[data-check-text]')?.addEventListener('click', () => {
      if (text !== null) this.#checkText(text.value);
    });
    document.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      this.toggleAttribute('data-over', true);
    });
    for (const end of ['dragleave', 'drop', 'dragend']) {
      document.addEventListener(end, () => this.toggleAttribute('data-over', false));
    }
    document.addEventListener('drop', (event) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      void this.#check(filesIn(droppedIn(event.dataTransfer)));
    });
    document.addEventListener('paste', (event) => {
      const data = event.clipboardData;
      if (data === null) return;
      const pasted = droppedIn(data);
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea');
      if (pasted.length > 0) void this.#check(filesIn(pasted));
      else if (!isTyping) this.#checkText(data.getData('text/plain'));
    });
  }

  #checkText(text: string): void {
    if (text.trim() === '') {
      this.#say('There is no text to check.');
      return;
    }
    const file = new Blob([text]);
    void this.#check(Promise.resolve({ files: [{ path: 'pasted text', file, pasted: true }], skipped: 0, cut: false }));
  }

  async #check(dropped: Promise<DroppedFiles>): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.#say('Reading…');
    this.querySelector('[data-results]')?.removeAttribute('data-check');
    try {
      const { checkFiles } = await import('./check-files.ts');
      if (!signal.aborted) await checkFiles(this, await dropped, signal);
    } catch {
      if (signal.aborted) return;
      this.#say(notLoaded('The code that checks files'));
      const status = this.querySelector<HTMLElement>('[data-status]');
      if (status !== null) offerRetry(status, () => void this.#check(dropped));
    }
  }

  #say(words: string): void {
    const status = this.querySelector<HTMLElement>('[data-status]');
    if (status === null) return;
    withdrawRetry(status);
    status.textContent = words;
  }
}

customElements.define('file-check', FileCheck);
