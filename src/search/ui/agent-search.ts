/**
 * Answers needs on the search page: the one in the address, those that are typed, and those of the history. The address
 * changes when a need is settled, by Enter or by leaving the box, and not with every letter; what the answers are narrowed
 * down by stands beside it, and stays with the next need. The search itself is loaded when there is a need, not before.
 */
class AgentSearch extends HTMLElement {
  /** What the page shows or is looking for: a need, and what stands beside it in the address. */
  #asked = '';
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
    this.querySelector('[data-more]')?.addEventListener('click', () => void this.#more());
    const details = this.querySelector('details');
    details?.addEventListener('toggle', () => {
      if (details.open) void this.#openPanel();
    });
    // Something was chosen or taken back, and stands in the address already.
    this.addEventListener('choice', () => {
      clearTimeout(pause);
      this.#settle(typed());
      void this.#answer(typed());
    });
    if (needInAddress() === '') input.focus();
    else preloadIndex(form.action);
    follow();
  }

  /** Gives a need an address of its own, to go back to. */
  #settle(need: string): void {
    if (need === needInAddress()) return;
    history.pushState(null, '', location.pathname + queryOf(need));
    this.#name(need);
  }

  #name(need: string): void {
    document.title = need === '' ? this.#title : `${need} · ${this.#title}`;
  }

  async #answer(need: string): Promise<void> {
    const asked = need === '' ? '' : queryOf(need);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#search.abort();
    this.#search = new AbortController();
    const { signal } = this.#search;
    try {
      const { showResults } = await import('./search-ui.ts');
      if (!signal.aborted) await showResults(this, need, signal);
    } catch {
      if (signal.aborted) return;
      // So that the same need may be tried again.
      this.#asked = '';
      this.#fail();
    }
  }

  async #more(): Promise<void> {
    const { showMore } = await import('./search-ui.ts');
    await showMore(this).catch(() => {
      this.#fail();
    });
  }

  async #openPanel(): Promise<void> {
    const { openPanel } = await import('./search-ui.ts');
    await openPanel(this);
  }

  #fail(): void {
    const status = this.querySelector('[data-count]');
    if (status !== null) status.textContent = 'Search could not be loaded. Try again, or take one of the ways below.';
    this.querySelector('[data-instead]')?.removeAttribute('hidden');
    const list = this.querySelector<HTMLElement>('[data-results]');
    list?.removeAttribute('aria-busy');
    if (list?.dataset.search === undefined) list?.setAttribute('data-search', 'none');
  }
}

/** How long a pause in typing asks for an answer, in milliseconds. */
const PAUSE = 150;

function needInAddress(): string {
  return new URLSearchParams(location.search).get('q')?.trim() ?? '';
}

/** The address's query with a need in the place of its own. */
function queryOf(need: string): string {
  const beside = new URLSearchParams(location.search);
  beside.delete('q');
  const query = new URLSearchParams([...(need === '' ? [] : [['q', need]]), ...beside]).toString();
  return query === '' ? '' : `?${query}`;
}

/** Fetches what every search begins with while the code that reads it is still on its way. @param page the search page */
function preloadIndex(page: string): void {
  const hint = document.createElement('link');
  hint.rel = 'preload';
  hint.as = 'fetch';
  hint.crossOrigin = 'anonymous';
  hint.href = new URL('index.json', page).href;
  document.head.append(hint);
}

customElements.define('agent-search', AgentSearch);
