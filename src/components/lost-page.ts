/** On the page for unknown addresses: offers to search for what the address said. */
class LostPage extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (input === null) return;
    let path = location.pathname;
    try {
      path = decodeURIComponent(path);
    } catch {
      // A broken escape: the path as it stands will do.
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
