import { chosenQuery, readChosen } from '../catalogue/chosen.ts';
import { notLoaded, offerRetry, withdrawRetry } from '../components/failure/failure.ts';
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
    const status = this.querySelector<HTMLElement>('[aria-live]');
    if (place === null || status === null) return;
    withdrawRetry(status);
    /** What everybody can see on the page is said only to those who cannot. */
    const say = (words: string, isSeen: boolean): void => {
      status.textContent = words;
      status.classList.toggle('unseen', !isSeen);
    };
    const showReady = (isShown = true): void => {
      for (const ready of this.querySelectorAll('[data-ready]')) ready.toggleAttribute('hidden', !isShown);
    };
    showReady(chosen.length === 0);
    if (chosen.length === 0) {
      document.title = this.#title;
      say('', false);
      place.replaceChildren(agentPicker('Choose an agent', []));
      return;
    }
    // What is compared stays until the next comparison stands.
    this.setAttribute('aria-busy', 'true');
    say('Loading…', false);
    const view = await import('./comparison-view.ts')
      .then(({ comparisonView }) => comparisonView(chosen, this.#left, (slugs) => void this.#choose(slugs, 'summary')))
      .catch(() => undefined);
    // The choice has changed in the meantime.
    if (chosenQuery(chosenInAddress().chosen) !== chosenQuery(chosen)) return;
    this.removeAttribute('aria-busy');
    if (view === undefined) {
      say(notLoaded('The comparison'), true);
      place.replaceChildren();
      showReady();
      offerRetry(status, () => void this.#show());
      return;
    }
    place.replaceChildren(...view.parts);
    if (view.title === '' && view.isIncomplete) showReady();
    document.title = view.title === '' ? this.#title : `${view.title} · ${this.#title}`;
    say(view.status, view.isIncomplete);
    if (view.isIncomplete) offerRetry(status, () => void this.#show());
  }
}

function chosenInAddress(): ReturnType<typeof readChosen> {
  return readChosen(new URLSearchParams(location.search));
}

customElements.define('agent-comparison', AgentComparison);
