/**
 * Puts a button after each heading inside that tells the lines of its section. It copies these lines of the file that
 * `data-value` and `data-sha256` name, as they are. The button's word is in the styles, so that the prompt's text stays that
 * of the file.
 */
class CopySections extends HTMLElement {
  connectedCallback(): void {
    for (const heading of this.querySelectorAll<HTMLElement>('[data-lines]')) heading.after(this.#button(heading));
  }

  #button({ dataset: { lines = '' }, textContent }: HTMLElement): HTMLElement {
    const copy = document.createElement('copy-button');
    Object.assign(copy.dataset, this.dataset, { lines });
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.copy = 'section';
    button.setAttribute('aria-label', `Copy the section “${textContent.trim()}”`);
    const status = document.createElement('span');
    status.className = 'small';
    status.setAttribute('aria-live', 'polite');
    copy.append(button, status);
    return copy;
  }
}

customElements.define('copy-sections', CopySections);
