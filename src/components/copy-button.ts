/** Copies what it is told to, or the code beside it, when it is pressed, and says what happened. How is loaded only then. */
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
    const value = this.dataset.value ?? this.closest('.scope')?.querySelector('code')?.textContent;
    const { copied, words } = await import('./copy.ts').then(({ copy }) =>
      copy(button.dataset.copy === 'file', value ?? '', this.dataset.sha256),
    );
    button.dataset.copied = String(copied);
    status.textContent = words;
  }
}

customElements.define('copy-button', CopyButton);
