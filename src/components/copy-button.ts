/**
 * Copies `data-value`, or the code next to it, on click and announces the outcome. With `data-sha256`, the value is the address
 * of a file; `data-lines` says which of its lines are copied. The copying code is loaded on first
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
      copy(this.dataset.sha256 !== undefined, value ?? '', this.dataset.sha256, this.dataset.lines),
    );
    button.dataset.copied = String(copied);
    status.textContent = words;
  }
}

customElements.define('copy-button', CopyButton);
