import { notLoaded, offerRetry, withdrawRetry } from '../../components/failure/failure.ts';

/**
 * Searches on the search page for the need in the address, as the visitor types, and on going back or forward. The
 * address changes on Enter or when the box loses the focus, not with every letter. It also holds the chosen facets,
 * which stay for the next need. The search code is loaded when there is a need to search for.
 */
class AgentSearch extends HTMLElement {
  /** The address's query for what the page shows or is searching for; empty without a need. */
  #query = '';
  #search = new AbortController();
  #title = document.title;

  connectedCallback(): void {
    const form = this.querySelector('form');
    const input = this.querySelector('input');
    if (form === null || input === null) return;
    this.querySelector('[data-hint]')?.removeAttribute('hidden');
    const typed = (): string => input.value.trim();
    const follow = (): void => {
      input.value = needInAddress();
      this.#name(typed());
      void this.#answer(typed());
    };
    let pause: ReturnType<typeof setTimeout> | undefined;
    input.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(() => void this.#answer(typed()), PAUSE);
    });
    input.addEventListener('change', () => {
      this.#settle(typed());
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(pause);
      this.#settle(typed());
      void this.#answer(typed());
    });
    window.addEventListener('popstate', () => {
      clearTimeout(pause);
      follow();
    });
    this.querySelector('[data-more]')?.addEventListener('click', () => void this.#more(({ showMore }) => showMore));
    this.querySelector('[data-weaker]')?.addEventListener(
      'click',
      () => void this.#more(({ showWeaker }) => showWeaker),
    );
    const details = this.querySelector('details');
    details?.addEventListener('toggle', () => {
      if (details.open) void this.#openPanel();
    });
    // The choice of facets in the address has changed.
    this.addEventListener('choice', () => {
      clearTimeout(pause);
      this.#settle(typed());
      void this.#answer(typed());
    });
    if (needInAddress() === '') input.focus();
    else preloadIndex(form.action);
    follow();
  }

  /** Puts a need into the address, as a new entry of the history. */
  #settle(need: string): void {
    if (need === needInAddress()) return;
    history.pushState(null, '', location.pathname + queryOf(need));
    this.#name(need);
  }

  #name(need: string): void {
    document.title = need === '' ? this.#title : `${need} · ${this.#title}`;
  }

  async #answer(need: string): Promise<void> {
    const query = need === '' ? '' : queryOf(need);
    if (query === this.#query) return;
    this.#query = query;
    this.#withdraw();
    this.#search.abort();
    this.#search = new AbortController();
    const { signal } = this.#search;
    try {
      const { showResults } = await import('./search-ui.ts');
      if (!signal.aborted) await showResults(this, need, signal);
    } catch {
      if (signal.aborted) return;
      // Lets the same need be tried again.
      this.#query = '';
      this.#fail(need);
    }
  }

  async #more(choose: (ui: typeof import('./search-ui.ts')) => (page: HTMLElement) => Promise<void>): Promise<void> {
    this.#withdraw();
    try {
      await choose(await import('./search-ui.ts'))(this);
    } catch {
      // What is shown stays.
      this.#say(notLoaded('More agents'), () => void this.#more(choose));
    }
  }

  async #openPanel(): Promise<void> {
    this.#withdraw();
    try {
      const { openPanel } = await import('./search-ui.ts');
      await openPanel(this);
    } catch {
      this.#say(notLoaded('Search'), () => void this.#openPanel());
    }
  }

  /** Says that a need could not be searched for, and leads elsewhere. */
  #fail(need: string): void {
    this.#say(notLoaded('Search'), () => void this.#answer(need));
    this.querySelector('[data-instead]')?.removeAttribute('hidden');
    const list = this.querySelector<HTMLElement>('[data-results]');
    // What is there belongs to the need before.
    list?.replaceChildren();
    list?.removeAttribute('aria-busy');
    list?.setAttribute('data-search', 'none');
    for (const part of this.querySelectorAll('[data-meant], [data-corrections]')) part.replaceChildren();
    for (const part of this.querySelectorAll('[data-more], [data-weaker]')) part.toggleAttribute('hidden', true);
  }

  #say(words: string, again: () => void): void {
    const status = this.querySelector('[data-count]');
    if (status !== null) status.textContent = words;
    const place = this.querySelector<HTMLElement>('.found');
    if (place !== null) offerRetry(place, again);
  }

  #withdraw(): void {
    const place = this.querySelector<HTMLElement>('.found');
    if (place !== null) withdrawRetry(place);
  }
}

/** The pause in typing after which to search, in milliseconds. */
const PAUSE = 150;

function needInAddress(): string {
  return new URLSearchParams(location.search).get('q')?.trim() ?? '';
}

/** The address's query with its need replaced. */
function queryOf(need: string): string {
  const others = new URLSearchParams(location.search);
  others.delete('q');
  const query = new URLSearchParams([...(need === '' ? [] : [['q', need]]), ...others]).toString();
  return query === '' ? '' : `?${query}`;
}

/** Preloads the file that every search starts with while the code is still loading. @param page the page's address */
function preloadIndex(page: string): void {
  const hint = document.createElement('link');
  hint.rel = 'preload';
  hint.as = 'fetch';
  hint.crossOrigin = 'anonymous';
  hint.href = new URL('index.json', page).href;
  document.head.append(hint);
}

customElements.define('agent-search', AgentSearch);
