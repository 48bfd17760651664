/**
 * Copies `data-value`, or the code next to it, on click and announces the outcome. The copying code is loaded on first
 * use.
 */
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
