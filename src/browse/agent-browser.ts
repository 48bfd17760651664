import type { Browsing } from './browse-list.ts';

/**
 * Lets the visitor narrow the list of agents down, and order it. Without it the list is complete and by name. Nothing is
 * loaded before it is asked for: by opening the panel, by choosing an order, or by an address that says what to show.
 */
class AgentBrowser extends HTMLElement {
  connectedCallback(): void {
    this.#details?.addEventListener('toggle', () => {
      if (this.#details?.open !== true) return;
      const panel = this.querySelector('[data-panel]');
      panel?.setAttribute('aria-busy', 'true');
      void this.#ask(({ openPanel }) => openPanel()).then(() => panel?.removeAttribute('aria-busy'));
    });
    this.#select?.addEventListener('change', () => {
      void this.#ask(({ order }) => {
        order(this.#select?.value ?? '');
      });
    });
    // Going back to a page that was never narrowed needs nothing.
    addEventListener('popstate', () => {
      if (this.#browsing !== undefined) void this.#ask(({ follow }) => follow());
    });
    if (SAYS_WHAT.test(location.search)) void this.#ask(({ follow }) => follow());
  }

  get #details(): HTMLDetailsElement | null {
    return this.querySelector('details');
  }

  get #select(): HTMLSelectElement | null {
    return this.querySelector<HTMLSelectElement>('select[name="sort"]');
  }

  async #ask(what: (browsing: Browsing) => void | Promise<void>): Promise<void> {
    this.#browsing ??= import('./browse-list.ts').then(({ openBrowsing }) => openBrowsing(this));
    try {
      await what(await this.#browsing);
    } catch {
      // So that asking again tries again.
      this.#browsing = undefined;
      const status = this.querySelector('[data-status]');
      if (status !== null) status.textContent = 'The list could not be narrowed down. It is shown whole; try again.';
    }
  }

  #browsing: Promise<Browsing> | undefined;
}

/** The keys of addresses that say what part of the list to show; see src/browse/browse-address.ts. */
const SAYS_WHAT = /[?&](?:capability|access|model|folder|has|sort|page)=/;

customElements.define('agent-browser', AgentBrowser);
