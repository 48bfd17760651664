/** Copies what it is told to when it is pressed, and says what happened. How to copy is loaded only then. */
class CopyButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.#copy());
  }

  async #copy(): Promise<void> {
    const button = this.querySelector('button');
    const status = this.querySelector('[aria-live]');
    if (button === null || status === null) return;
    button.removeAttribute('data-copied');
    status.textContent = '';
    const { copy } = await import('./copy.ts');
    const { copied, words } = await copy(button.dataset.copy === 'file', this.dataset.value ?? '', this.dataset.sha256);
    button.dataset.copied = String(copied);
    status.textContent = words;
  }
}

customElements.define('copy-button', CopyButton);
