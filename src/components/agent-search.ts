import { searchAgents } from '../search/search.ts';
import { renderResults } from './search-results.ts';

/** Answers the query in the address. The search engine is loaded when there is a query, not before. */
class AgentSearch extends HTMLElement {
  connectedCallback(): void {
    const query = new URLSearchParams(location.search).get('q')?.trim() ?? '';
    const input = this.querySelector('input');
    if (input !== null) input.value = query;
    if (query === '') {
      input?.focus();
      return;
    }
    void this.#answer(query);
  }

  async #answer(query: string): Promise<void> {
    const list = this.querySelector<HTMLElement>('[data-results]');
    const status = this.querySelector('[aria-live]');
    if (list === null || status === null) return;
    status.textContent = 'Searching…';
    try {
      const results = await searchAgents(query, this.dataset.base ?? '/');
      list.replaceChildren(...renderResults(results, this.dataset.base ?? '/'));
      list.dataset.search = results.length === 0 ? 'none' : 'done';
      status.textContent =
        results.length === 0 ? `No agent matches “${query}”.` : `${results.length} agents for “${query}”.`;
      if (results.length === 1) status.textContent = `One agent for “${query}”.`;
    } catch {
      list.dataset.search = 'none';
      status.textContent = 'Search could not be loaded. The list of all agents is below.';
    }
    this.querySelector('[data-instead]')?.toggleAttribute('hidden', list.dataset.search === 'done');
  }
}

customElements.define('agent-search', AgentSearch);
