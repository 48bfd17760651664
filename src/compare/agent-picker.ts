import type { Card } from '../catalogue/card.ts';
import { customElement, element } from '../components/element.ts';
import type { LoadedRecord } from '../components/record-client.ts';

/**
 * A box that suggests agents.
 * @param label what it asks for
 * @param agents those that are chosen already; what is like a single one is suggested before anything is typed
 */
export function agentPicker(
  label: string,
  agents: readonly Pick<LoadedRecord, 'slug' | 'capabilities'>[],
): HTMLElement {
  const [only, second] = agents;
  const like = second === undefined ? only?.capabilities.slice(0, 4).map(({ title }) => title) : undefined;
  return customElement('agent-picker', {
    'data-without': agents.map(({ slug }) => slug).join(','),
    'data-like': like?.join(' '),
    'data-label': label,
  });
}

/**
 * Suggests agents while a need or a name is typed, and says which is picked with an event, `pick`, whose detail is its
 * slug. The search is loaded with the first letter. Attributes: `data-without`, the slugs that are not suggested;
 * `data-like`, words to suggest by before anything is typed.
 */
class AgentPicker extends HTMLElement {
  #input = element('input', { type: 'search', autocomplete: 'off', placeholder: 'A name, or what you need done' });
  #list = element('ul', { class: 'suggestions' });
  #status = element('p', { class: 'small quiet', 'aria-live': 'polite' });
  #asked = 0;

  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    const form = element(
      'form',
      { role: 'search', 'aria-label': 'Agents to compare' },
      element('label', {}, this.dataset.label ?? 'Add an agent', this.#input),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#list.querySelector('button')?.click();
    });
    this.#input.addEventListener('input', () => void this.#suggest(this.#input.value));
    this.addEventListener('keydown', (event) => {
      this.#move(event);
    });
    this.append(form, this.#status, this.#list);
    if (this.dataset.like !== undefined) void this.#suggest('');
  }

  /** Puts the keyboard into the box. */
  override focus(): void {
    this.#input.focus();
  }

  async #suggest(typed: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const query = typed.trim() === '' ? (this.dataset.like ?? '') : typed;
    if (query === '') {
      this.#show([], '');
      return;
    }
    try {
      const { suggestAgents } = await import('./suggest.ts');
      const without = new Set((this.dataset.without ?? '').split(','));
      const shown = await suggestAgents(query, without, MAX_SUGGESTED);
      // What was typed since then has its own answer.
      if (asked !== this.#asked) return;
      const like = typed.trim() === '';
      this.#show(
        shown,
        shown.length === 0
          ? `No other agent matches “${typed.trim()}”.`
          : like
            ? 'These cover much of the same:'
            : `${shown.length === 1 ? 'One agent' : `${shown.length} agents`}; Enter takes the first.`,
      );
    } catch {
      this.#show([], 'The agents could not be loaded. Try again, or choose in the list of all agents.');
    }
  }

  #show(cards: readonly Card[], words: string): void {
    this.#status.textContent = words;
    this.#list.replaceChildren(
      ...cards.map(({ slug, name, summary, color }) => {
        const button = element('button', { type: 'button' }, element('b', {}, name), ' ', element('span', {}, summary));
        button.addEventListener('click', () => {
          this.dispatchEvent(new CustomEvent('pick', { detail: slug, bubbles: true }));
        });
        return element('li', { 'data-agent': name, 'data-color': color }, button);
      }),
    );
  }

  /** Arrows go through the suggestions, Escape back to the box and then empties it. */
  #move(event: KeyboardEvent): void {
    const stops: HTMLElement[] = [this.#input, ...this.#list.querySelectorAll('button')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    if (event.key === 'Escape') {
      if (at > 0) this.#input.focus();
      else this.#input.value = '';
      if (at <= 0) void this.#suggest('');
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = stops[at + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  }
}

const MAX_SUGGESTED = 5;

customElements.define('agent-picker', AgentPicker);
