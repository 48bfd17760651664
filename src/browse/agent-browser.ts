import { offerRetry, withdrawRetry } from '../components/failure/failure.ts';
import type { Browsing } from './browse-list.ts';

/**
 * Lets the visitor narrow down and order the list of agents. Without this script the list is complete and ordered by
 * name. The code is loaded on first use: when the panel is opened, an order is chosen, or the address says what to
 * show.
 */
class AgentBrowser extends HTMLElement {
  connectedCallback(): void {
    this.#details?.addEventListener('toggle', () => {
      if (this.#details?.open !== true) return;
      const panel = this.querySelector('[data-panel]');
      panel?.setAttribute('aria-busy', 'true');
      void this.#run(({ openPanel }) => openPanel()).then(() => panel?.removeAttribute('aria-busy'));
    });
    this.#select?.addEventListener('change', () => {
      void this.#run(({ order }) => {
        order(this.#select?.value ?? '');
      });
    });
    // A page that was never narrowed down already shows the right list.
    addEventListener('popstate', () => {
      if (this.#browsing !== undefined) void this.#run(({ follow }) => follow());
    });
    if (NAMES_PART.test(location.search)) void this.#run(({ follow }) => follow());
  }

  get #details(): HTMLDetailsElement | null {
    return this.querySelector('details');
  }

  get #select(): HTMLSelectElement | null {
    return this.querySelector<HTMLSelectElement>('select[name="sort"]');
  }

  async #run(action: (browsing: Browsing) => void | Promise<void>): Promise<void> {
    const status = this.querySelector<HTMLElement>('[data-status]');
    if (status !== null) withdrawRetry(status);
    this.#browsing ??= import('./browse-list.ts').then(({ openBrowsing }) => openBrowsing(this));
    try {
      await action(await this.#browsing);
    } catch {
      // Lets the next attempt load it again.
      this.#browsing = undefined;
      if (status === null) return;
      status.textContent = navigator.onLine
        ? 'The list could not be narrowed down, so it shows all agents.'
        : 'You are offline, so the list could not be narrowed down. It shows all agents.';
      offerRetry(status, () => void this.#run(action));
    }
  }

  #browsing: Promise<Browsing> | undefined;
}

/** Matches an address that says which part of the list to show; see src/browse/browse-address.ts. */
const NAMES_PART = /[?&](?:capability|access|model|for|folder|has|sort|page)=/;

customElements.define('agent-browser', AgentBrowser);
