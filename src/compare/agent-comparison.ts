import { compareAgents, differenceInWords, type Compared } from './comparison.ts';
import { listed } from '../catalogue/words.ts';
import { chosenQuery, MOST_COMPARED, readChosen } from '../catalogue/chosen.ts';
import './agent-picker.ts';
import { element, named } from '../components/element.ts';

/**
 * Compares the agents in the address. Their records, and what draws them, are loaded when there are some; until then the
 * page shows what it was written with.
 */
class AgentComparison extends HTMLElement {
  #title = document.title;
  #left: readonly string[] = [];

  connectedCallback(): void {
    addEventListener('popstate', () => void this.#show());
    this.addEventListener('pick', (event) => {
      if (event instanceof CustomEvent && typeof event.detail === 'string') {
        void this.#choose([...readChosen(new URLSearchParams(location.search)).chosen, event.detail], 'picker');
      }
    });
    const { chosen, left } = readChosen(new URLSearchParams(location.search));
    // One form for every way that an address may be written.
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
    const { chosen } = readChosen(new URLSearchParams(location.search));
    const place = this.querySelector('[data-chosen]');
    const status = this.querySelector('[aria-live]');
    if (place === null || status === null) return;
    for (const ready of this.querySelectorAll('[data-ready]')) ready.toggleAttribute('hidden', chosen.length > 0);
    if (chosen.length === 0) {
      document.title = this.#title;
      status.textContent = '';
      place.replaceChildren(this.#picker([], 'Choose an agent'));
      return;
    }
    status.textContent = 'Loading…';
    const loaded = await Promise.all(chosen.map((slug) => this.#load(slug)));
    // The choice has changed meanwhile.
    if (chosenQuery(readChosen(new URLSearchParams(location.search)).chosen) !== chosenQuery(chosen)) return;
    const agents = loaded.flatMap(({ record }) => (record === undefined ? [] : [record]));
    const missing = loaded.filter(({ record }) => record === undefined);
    const parts: Node[] = [
      ...missing.map(({ slug, why }) =>
        note(why === 'unknown' ? `There is no agent “${slug}”.` : `“${slug}” could not be loaded. Try again.`),
      ),
    ];
    if (this.#left.length > 0) {
      parts.push(note(`Only ${MOST_COMPARED} can be compared at a time; left out: ${listed(this.#left)}.`));
    }
    const slugs = agents.map(({ slug }) => slug);
    if (agents.length > 0) {
      const [{ comparePicture }, { coverageTable, factsTable }] = await Promise.all([
        import('./picture.ts'),
        import('./tables.ts'),
      ]);
      const remove = (slug: string): void => {
        void this.#choose(
          slugs.filter((each) => each !== slug),
          'summary',
        );
      };
      const comparison = compareAgents(agents);
      const sentences =
        agents.length === 1
          ? [`Choose another agent to compare ${agents[0]?.name ?? ''} with.`]
          : differenceInWords(agents, comparison);
      const words = element(
        'div',
        { 'data-words': '', tabindex: '-1' },
        ...sentences.map((sentence) => element('p', { class: 'lead' }, sentence)),
      );
      parts.push(comparePicture(agents, remove), words);
      if (agents.length < MOST_COMPARED)
        parts.push(this.#picker(agents, agents.length === 1 ? 'Compare it with' : 'Add another'));
      if (agents.length > 1) parts.push(coverageTable(agents, comparison), factsTable(agents));
    } else {
      parts.push(this.#picker([], 'Choose an agent'));
    }
    place.replaceChildren(...parts);
    const names = listed(agents.map(({ name }) => name));
    document.title = names === '' ? this.#title : `${names} · ${this.#title}`;
    status.textContent = agents.length > 1 ? `${names} side by side.` : '';
  }

  async #load(slug: string): Promise<Loaded> {
    try {
      const response = await fetch(`${import.meta.env.BASE_URL}agents/${encodeURIComponent(slug)}.json`);
      if (response.status === 404) return { slug, record: undefined, why: 'unknown' };
      const record: unknown = await response.json();
      return { slug, record: isCompared(record) ? record : undefined, why: 'unreadable' };
    } catch {
      return { slug, record: undefined, why: 'unreadable' };
    }
  }

  #picker(agents: readonly Compared[], label: string): HTMLElement {
    const [only, second] = agents;
    const like =
      only !== undefined && second === undefined ? only.capabilities.slice(0, 4).map(({ title }) => title) : undefined;
    return named('agent-picker', {
      'data-without': agents.map(({ slug }) => slug).join(','),
      'data-like': like?.join(' '),
      'data-label': label,
    });
  }
}

function note(text: string): HTMLElement {
  return element('p', { class: 'warn' }, text);
}

function isCompared(value: unknown): value is Compared {
  return (
    typeof value === 'object' &&
    value !== null &&
    'slug' in value &&
    'capabilities' in value &&
    Array.isArray(value.capabilities) &&
    'frontmatter' in value
  );
}

interface Loaded {
  slug: string;
  record: Compared | undefined;
  /** Why there is no record. */
  why?: 'unknown' | 'unreadable';
}

customElements.define('agent-comparison', AgentComparison);
