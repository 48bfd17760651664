import type { GivenFiles } from './dropped-files.ts';
import { filesIn, givenIn } from './dropped-files.ts';

/**
 * Checks agent files that are chosen, dropped anywhere on the page, or pasted. What reads them is loaded when there is
 * one. Nothing of a file is ever sent anywhere.
 */
class FileCheck extends HTMLElement {
  #running = new AbortController();

  connectedCallback(): void {
    const input = this.querySelector('input');
    const text = this.querySelector('textarea');
    input?.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      // So that the same file can be chosen again when it has changed.
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
      void this.#check(filesIn(givenIn(event.dataTransfer)));
    });
    document.addEventListener('paste', (event) => {
      const data = event.clipboardData;
      if (data === null) return;
      const given = givenIn(data);
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea');
      if (given.length > 0) void this.#check(filesIn(given));
      else if (!isTyping) this.#checkText(data.getData('text/plain'));
    });
  }

  #checkText(text: string): void {
    if (text.trim() === '') {
      this.#say('There is no text to check.');
      return;
    }
    const file = new Blob([text]);
    void this.#check(
      Promise.resolve({ files: [{ path: 'pasted text', file, pasted: true }], passedOver: 0, cut: false }),
    );
  }

  async #check(given: Promise<GivenFiles>): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.#say('Reading…');
    this.querySelector('[data-results]')?.removeAttribute('data-check');
    try {
      const { checkFiles } = await import('./check-files.ts');
      if (!signal.aborted) await checkFiles(this, await given, signal);
    } catch {
      if (!signal.aborted) this.#say('What checks files could not be loaded. Try again.');
    }
  }

  #say(words: string): void {
    const status = this.querySelector('[data-status]');
    if (status !== null) status.textContent = words;
  }
}

customElements.define('file-check', FileCheck);
