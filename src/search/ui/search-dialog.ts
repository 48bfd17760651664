import { notLoaded, offerRetry, withdrawRetry } from '../../components/failure/failure.ts';
import { openSiteIndex } from '../query/site-index.ts';
import { search, type Answer } from '../query/search.ts';
import { MAX_GUIDE_WAIT, mayBeAboutSite } from '../passages/about-site.ts';
import { passageOptions, type PassageOptions } from '../passages/passage-list.ts';
import styles from './search-dialog.css?inline';
import { fileOfAgent } from './agent-file-client.ts';
import { correctionsInWords, countInWords, doubtInWords, linkTo } from './result-words.ts';
import { agentOption, quoteFile } from './search-option.ts';

/** Opens the search dialog, which is made on first use. */
export function openSearchDialog(): void {
  let dialog = document.querySelector('search-dialog');
  if (!(dialog instanceof SearchDialog)) {
    dialog = new SearchDialog();
    document.body.append(dialog);
  }
  if (dialog instanceof SearchDialog) dialog.open();
}

/**
 * Search on any page: a box, and below it the best agents. Enter opens the chosen agent, or all results if none is
 * chosen.
 */
class SearchDialog extends HTMLElement {
  #dialog = make('dialog', 'finder');
  #form = make('form', '');
  #input = make('input', '');
  #list = make('div', 'options');
  #status = make('p', '');
  #count = make('span', '');
  #corrections = make('span', '');
  #all = linkTo(`${import.meta.env.BASE_URL}search/`, ALL);
  #chosen: Element | undefined;
  #search = new AbortController();
  #need = '';

  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    document.adoptedStyleSheets.push(sheet);
    this.#build();
    let pause: ReturnType<typeof setTimeout> | undefined;
    this.#input.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(() => void this.#answer(), PAUSE);
    });
    this.#input.addEventListener('keydown', (event) => {
      if (!event.isComposing) this.#press(event);
    });
    // A click on the backdrop targets the dialog itself; one inside targets its content.
    this.#dialog.addEventListener('click', ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    });
  }

  open(): void {
    if (!this.#dialog.open) {
      this.#input.value ||= new URLSearchParams(location.search).get('q') ?? '';
      this.#dialog.showModal();
      // Load the index while the visitor types.
      openSiteIndex().catch(() => undefined);
    }
    this.#input.focus();
    this.#input.select();
    void this.#answer();
  }

  #build(): void {
    this.#dialog.setAttribute('aria-label', 'Search');
    this.#form.action = `${import.meta.env.BASE_URL}search/`;
    this.#form.setAttribute('role', 'search');
    const attributes = {
      name: 'q',
      type: 'text',
      placeholder: 'What do you need done?',
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      enterkeyhint: 'search',
      role: 'combobox',
      'aria-label': 'What do you need done?',
      'aria-autocomplete': 'list',
      'aria-controls': LIST,
      'aria-expanded': 'false',
    };
    for (const [name, value] of Object.entries(attributes)) this.#input.setAttribute(name, value);
    const close = make('button', '');
    close.type = 'button';
    close.textContent = 'Close';
    close.addEventListener('click', () => {
      this.#dialog.close();
    });
    this.#form.append(this.#input, close);
    this.#list.id = LIST;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', 'Agents');
    this.#list.hidden = true;
    this.#count.textContent = HINT;
    this.#status.setAttribute('aria-live', 'polite');
    this.#status.append(this.#corrections, ' ', this.#count);
    const foot = make('div', 'foot');
    foot.append(this.#status, this.#all);
    this.#dialog.append(this.#form, this.#list, foot);
    this.append(this.#dialog);
  }

  #press(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#dialog.close();
    else if (event.key === 'ArrowDown') this.#move(1);
    else if (event.key === 'ArrowUp') this.#move(-1);
    else if (event.key === 'Enter' && this.#chosen instanceof HTMLElement) this.#chosen.click();
    else return;
    event.preventDefault();
  }

  /** Chooses the next or previous option. Before the first and after the last, none is chosen. */
  #move(step: 1 | -1): void {
    const options = [...this.#list.querySelectorAll('[role="option"]')];
    const at = this.#chosen === undefined ? (step === 1 ? -1 : options.length) : options.indexOf(this.#chosen);
    this.#choose(options[at + step]);
  }

  #choose(option: Element | undefined): void {
    this.#chosen?.setAttribute('aria-selected', 'false');
    this.#chosen = option;
    if (option === undefined) {
      this.#input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
  }

  async #answer(): Promise<void> {
    const need = this.#input.value.trim();
    if (need === this.#need) return;
    this.#need = need;
    withdrawRetry(this.#status);
    this.#search.abort();
    this.#search = new AbortController();
    const { signal } = this.#search;
    if (need !== '' && this.#list.childElementCount === 0) this.#count.textContent = 'Searching…';
    try {
      const index = need === '' ? undefined : await openSiteIndex();
      const answer = index && (await search(need, index, fileOfAgent));
      const numbers = answer?.agents.slice(0, Math.min(MAX_SHOWN, answer.strong)) ?? [];
      const cards = await Promise.all(numbers.map(async (number) => index?.cards([number])));
      if (signal.aborted) return;
      const options = cards.flatMap((loaded, at) => {
        const [card] = loaded ?? [];
        return card === undefined || answer === undefined ? [] : [agentOption(card, numbers[at] ?? -1, answer)];
      });
      const passages = import.meta.env.HAS_PASSAGES ? passageOptions(need) : undefined;
      // Guides that come first are waited for, so that no agent moves once it is seen.
      const early = mayBeAboutSite(need) ? await Promise.race([passages, soon()]) : undefined;
      signal.throwIfAborted();
      this.#show(need, answer, options);
      this.#showPassages(early, early?.first === true);
      for (const [at, loaded] of cards.entries()) {
        const reason = options[at]?.querySelector('.reason');
        if (reason?.textContent === '') void quoteFile(loaded?.[0]?.slug ?? '', new Set(answer?.words), reason, signal);
      }
      if (early !== undefined) return;
      const late = await passages;
      signal.throwIfAborted();
      this.#showPassages(late, false);
    } catch {
      if (signal.aborted) return;
      this.#show(need, undefined, []);
      // Lets the same need be tried again.
      this.#need = '';
      this.#count.textContent = notLoaded('Search');
      offerRetry(this.#status, () => {
        this.#input.focus();
        void this.#answer();
      });
    }
  }

  /** Adds passages to the agents: below, or above if the need is about this site. */
  #showPassages(found: PassageOptions | undefined, above: boolean): void {
    if (found === undefined) return;
    for (const [index, option] of [...found.group.children].entries()) option.id = `${LIST}-passage-${index}`;
    if (above) this.#list.prepend(found.group);
    else this.#list.append(found.group);
    this.#list.hidden = false;
    this.#input.setAttribute('aria-expanded', 'true');
  }

  #show(need: string, answer: Answer | undefined, options: HTMLElement[]): void {
    this.#choose(undefined);
    for (const [index, option] of options.entries()) option.id = `${LIST}-${index}`;
    this.#list.replaceChildren(...options);
    this.#list.scrollTop = 0;
    this.#list.hidden = options.length === 0;
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
    const corrections = options.length === 0 ? [] : (answer?.corrections ?? []);
    this.#corrections.replaceChildren(...correctionsInWords(corrections));
    if (answer === undefined) this.#count.textContent = need === '' ? HINT : '';
    else this.#count.textContent = doubtInWords(need, answer) || countInWords(need, answer.strong, options.length);
    if (answer?.doubtful === true) this.#list.dataset.fit = 'weak';
    else delete this.#list.dataset.fit;
    this.#all.href = `${import.meta.env.BASE_URL}search/${need === '' ? '' : `?${new URLSearchParams({ q: need }).toString()}`}`;
    this.#all.textContent = options.length > 0 ? 'All results' : ALL;
  }
}

/** Answers after the longest time that agents wait for guides. */
function soon(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, MAX_GUIDE_WAIT);
  });
}

/** The pause in typing after which to search, in milliseconds. */
const PAUSE = 150;
/** How many agents are shown. */
const MAX_SHOWN = 8;
const LIST = 'search-options';
/** What the link to the search page says while there are no results. */
const ALL = 'The search page';
const HINT = 'Type a need, or the name of an agent.';

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  return element;
}

customElements.define('search-dialog', SearchDialog);
