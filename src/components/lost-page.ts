/** Fills the search box of the “not found” page with the words of the address. */
class LostPage extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (input === null) return;
    let path = location.pathname;
    try {
      path = decodeURIComponent(path);
    } catch {
      // The path has an invalid escape: use it as it is.
    }
    const words =
      path
        .split('/')
        .filter((part) => part !== '')
        .at(-1) ?? '';
    input.value = words
      .replace(/\.\w+$/, '')
      .replace(/[-_.]+/g, ' ')
      .trim();
  }
}

customElements.define('lost-page', LostPage);
