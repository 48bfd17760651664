/** Lets the visitor choose a theme, and remembers it. By default the page follows the system. */
class ThemeChoice extends HTMLElement {
  connectedCallback(): void {
    const select = this.querySelector('select');
    if (select === null) return;
    select.value = document.documentElement.dataset.theme ?? 'system';
    select.addEventListener('change', () => {
      if (select.value === 'system') delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = select.value;
      remember(select.value);
    });
  }
}

function remember(theme: string): void {
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage is disabled: the choice holds for this page only.
  }
}

customElements.define('theme-choice', ThemeChoice);
