import type { Card } from '../../catalogue/card.ts';
import { openSiteIndex } from '../query/site-index.ts';
import { markTerms } from '../query/snippet.ts';
import { search, type Answer } from '../query/search.ts';
import { passageOptions } from '../passages/passage-list.ts';
import styles from './search-dialog.css?inline';
import { fileOfAgent, fileText } from './agent-file-client.ts';
import { coveredBy, reasonLine, mentionedBy } from './result-reason.ts';
import { correctionsInWords, countInWords, doubtInWords, linkTo, markedNodes } from './result-words.ts';

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
  #count = make('span', '');
  #corrections = make('span', '');
  #all = linkTo(`${import.meta.env.BASE_URL}search/`, 'All results');
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
    const status = make('p', '');
    status.setAttribute('aria-live', 'polite');
    status.append(this.#corrections, ' ', this.#count);
    const foot = make('div', 'foot');
    foot.append(status, this.#all);
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
    this.#search.abort();
    this.#search = new AbortController();
    const { signal } = this.#search;
    try {
      const index = need === '' ? undefined : await openSiteIndex();
      const answer = index && (await search(need, index, fileOfAgent));
      const numbers = answer?.agents.slice(0, Math.min(MAX_SHOWN, answer.strong)) ?? [];
      const cards = await Promise.all(numbers.map(async (number) => index?.cards([number])));
      if (signal.aborted) return;
      const options = cards.flatMap((loaded, at) => {
        const [card] = loaded ?? [];
        return card === undefined || answer === undefined ? [] : [optionOf(card, numbers[at] ?? -1, answer)];
      });
      this.#show(need, answer, options);
      for (const [at, loaded] of cards.entries()) {
        const reason = options[at]?.querySelector('.reason');
        if (reason?.textContent === '') void quoteFile(loaded?.[0]?.slug ?? '', new Set(answer?.words), reason, signal);
      }
      if (import.meta.env.HAS_PASSAGES) void this.#showPassages(need, signal);
    } catch {
      if (signal.aborted) return;
      this.#show(need, undefined, []);
      // Lets the same need be tried again.
      this.#need = '';
      this.#count.textContent = 'Search could not be loaded.';
    }
  }

  /** Adds passages to the agents, or puts them above while none is chosen if the need is about this site. */
  async #showPassages(need: string, signal: AbortSignal): Promise<void> {
    const found = await passageOptions(need);
    if (signal.aborted || found === undefined) return;
    for (const [index, option] of [...found.group.children].entries()) option.id = `${LIST}-passage-${index}`;
    if (found.first && this.#chosen === undefined) this.#list.prepend(found.group);
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
    if (answer === undefined) this.#count.textContent = '';
    else this.#count.textContent = doubtInWords(need, answer) || countInWords(need, answer.strong, options.length);
    if (answer?.doubtful === true) this.#list.dataset.fit = 'weak';
    else delete this.#list.dataset.fit;
    this.#all.href = `${import.meta.env.BASE_URL}search/${need === '' ? '' : `?${new URLSearchParams({ q: need }).toString()}`}`;
    this.#all.textContent = options.length > 0 ? 'All results' : 'The search page';
  }
}

/** The pause in typing after which to search, in milliseconds. */
const PAUSE = 150;
/** How many agents are shown. */
const MAX_SHOWN = 8;
const LIST = 'search-options';

/** Makes the option of an agent: its name, its summary on one line, and one reason why it is listed. */
function optionOf(card: Card, number: number, answer: Answer): HTMLElement {
  const terms = new Set(answer.words);
  const page = `${import.meta.env.BASE_URL}agents/${card.slug}/`;
  const name = make('span', 'name');
  name.textContent = card.name;
  const summary = make('span', 'summary');
  summary.append(...markedNodes(markTerms(card.summary, terms)));
  const reason = make('span', 'reason');
  const [covered] = coveredBy(answer, number);
  const mentioned = mentionedBy(answer, number);
  if (covered !== undefined) reason.textContent = `Covers ${covered.title}`;
  else if (mentioned !== undefined) reason.textContent = `Mentions ${mentioned.title}`;
  const option = linkTo(page, '');
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.tabIndex = -1;
  option.dataset.agent = card.name;
  option.dataset.color = card.color;
  // The spaces make screen readers read three separate texts.
  option.append(name, ' ', summary, ' ', reason);
  return option;
}

/** Shows the line of an agent's file that matches the need best; nothing if the file cannot be fetched. */
async function quoteFile(slug: string, terms: ReadonlySet<string>, place: Element, signal: AbortSignal): Promise<void> {
  const file = await fileText(slug).catch(() => '');
  if (signal.aborted) return;
  const found = reasonLine(file, terms, undefined);
  if (found !== undefined) place.append(`line ${found.line}: `, ...markedNodes(found.pieces));
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  return element;
}

customElements.define('search-dialog', SearchDialog);
