import type { Card } from '../catalogue/card.ts';
import { customElement, element } from '../components/element.ts';
import { notLoaded, offerRetry, withdrawRetry } from '../components/failure/failure.ts';
import type { LoadedRecord } from '../components/record-client.ts';

/**
 * Makes a search box that suggests agents.
 * @param label the label of the box
 * @param agents the agents already chosen; if there is just one, similar agents are suggested before anything is typed
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
 * Suggests agents while a need or a name is typed, and fires a `pick` event with the slug of the picked one as its detail.
 * The search code is loaded with the first letter. Attributes: `data-without`, slugs not to suggest; `data-like`, a query
 * for suggestions before anything is typed.
 */
class AgentPicker extends HTMLElement {
  #input = element('input', { type: 'search', autocomplete: 'off', placeholder: 'A name, or what you need done' });
  #list = element('ul', { class: 'suggestions' });
  #status = element('p', { class: 'small quiet', 'aria-live': 'polite' });
  #latest = 0;

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

  /** Focuses the text field. */
  override focus(): void {
    this.#input.focus();
  }

  async #suggest(typed: string): Promise<void> {
    this.#latest += 1;
    withdrawRetry(this.#status);
    const current = this.#latest;
    const query = typed.trim() === '' ? (this.dataset.like ?? '') : typed;
    if (query === '') {
      this.#show([], '');
      return;
    }
    try {
      const { suggestAgents } = await import('./suggest.ts');
      const without = new Set((this.dataset.without ?? '').split(','));
      const shown = await suggestAgents(query, without, MAX_SUGGESTED);
      // Something newer was typed in the meantime.
      if (current !== this.#latest) return;
      const like = typed.trim() === '';
      this.#show(
        shown,
        shown.length === 0
          ? `No other agent matches “${typed.trim()}”.`
          : like
            ? 'These cover much the same ground:'
            : shown.length === 1
              ? 'One agent. Press Enter to choose it.'
              : `${shown.length} agents. Press Enter to choose the first.`,
      );
    } catch {
      if (current !== this.#latest) return;
      this.#show([], notLoaded('The agents'));
      offerRetry(this.#status, () => void this.#suggest(this.#input.value));
    }
  }

  #show(cards: readonly Card[], words: string): void {
    this.#status.textContent = words;
    this.#list.replaceChildren(
      ...cards.map(({ slug, name, summary, lang, color }) => {
        const button = element(
          'button',
          { type: 'button' },
          element('b', {}, name),
          ' ',
          element('span', { lang }, summary),
        );
        button.addEventListener('click', () => {
          this.dispatchEvent(new CustomEvent('pick', { detail: slug, bubbles: true }));
        });
        return element('li', { 'data-agent': name, 'data-color': color }, button);
      }),
    );
  }

  /** Arrow keys move through the suggestions; Escape returns to the text field, then empties it. */
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
