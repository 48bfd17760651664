import { chosenQuery, readChosen } from '../catalogue/chosen.ts';
import { agentPicker } from './agent-picker.ts';

/**
 * Compares the agents in the address. Their records and the code that shows them are loaded once there are any; until then
 * the page shows its static content.
 */
class AgentComparison extends HTMLElement {
  #title = document.title;
  #left: readonly string[] = [];

  connectedCallback(): void {
    addEventListener('popstate', () => void this.#show());
    this.addEventListener('pick', (event) => {
      if (event instanceof CustomEvent && typeof event.detail === 'string') {
        void this.#choose([...chosenInAddress().chosen, event.detail], 'picker');
      }
    });
    const { chosen, left } = chosenInAddress();
    // Every spelling of the address becomes one form.
    if (chosen.length > 0) history.replaceState(null, '', `${location.pathname}${chosenQuery(chosen)}${location.hash}`);
    this.#left = left;
    void this.#show();
  }

  async #choose(slugs: readonly string[], focus: 'picker' | 'summary'): Promise<void> {
    this.#left = [];
    history.pushState(null, '', `${location.pathname}${chosenQuery(slugs)}`);
    await this.#show();
    if (focus === 'picker') this.querySelector<HTMLElement>('agent-picker')?.focus();
    else this.querySelector<HTMLElement>('[data-words]')?.focus();
  }

  async #show(): Promise<void> {
    const { chosen } = chosenInAddress();
    const place = this.querySelector('[data-chosen]');
    const status = this.querySelector('[aria-live]');
    if (place === null || status === null) return;
    for (const ready of this.querySelectorAll('[data-ready]')) ready.toggleAttribute('hidden', chosen.length > 0);
    if (chosen.length === 0) {
      document.title = this.#title;
      status.textContent = '';
      place.replaceChildren(agentPicker('Choose an agent', []));
      return;
    }
    status.textContent = 'Loading…';
    const view = await import('./comparison-view.ts')
      .then(({ comparisonView }) => comparisonView(chosen, this.#left, (slugs) => void this.#choose(slugs, 'summary')))
      .catch(() => undefined);
    // The choice has changed in the meantime.
    if (chosenQuery(chosenInAddress().chosen) !== chosenQuery(chosen)) return;
    if (view === undefined) {
      status.textContent = 'The comparison could not be loaded. Load the page again.';
      return;
    }
    place.replaceChildren(...view.parts);
    document.title = view.title === '' ? this.#title : `${view.title} · ${this.#title}`;
    status.textContent = view.status;
  }
}

function chosenInAddress(): ReturnType<typeof readChosen> {
  return readChosen(new URLSearchParams(location.search));
}

customElements.define('agent-comparison', AgentComparison);
