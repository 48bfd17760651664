import { openSiteIndex } from '../query/site-index.ts';
import { narrow, readChoice, readFacets, writeChoice, type Choice } from '../../facets/narrow.ts';
import facetStyles from '../../facets/facets.css?inline';
import styles from './narrowing.css?inline';
import { choiceChips } from '../../facets/chosen-chips.ts';
import { element } from '../../components/element.ts';
import { facetPanel, type FacetPanel } from '../../facets/facet-panel.ts';
import { narrowedInWords } from './narrowed-words.ts';

/**
 * Makes the results of the search page narrowable. The choice is in the page's address; when it changes, a `choice`
 * event is dispatched on the page. This module is loaded only when a facet is chosen or the panel is opened, so it
 * brings its own styles.
 * @param page the element of the search page
 * @throws Error if the facets cannot be loaded
 */
export async function openNarrowing(page: HTMLElement): Promise<Narrowing> {
  const index = await openSiteIndex();
  const facets = readFacets(await index.facets());
  const details = page.querySelector('details');
  const place = page.querySelector('[data-panel]');
  let panel: FacetPanel | undefined;
  /** The agents to narrow down. */
  let among: readonly number[] = [];

  const show = (agents: readonly number[]): void => {
    among = agents;
    const choice = choiceInAddress();
    const inChips = chips.element.contains(document.activeElement);
    chips.show(choice);
    panel?.show(choice, narrow(facets, choice, among));
    if (details !== null && choice.size > 0) details.hidden = false;
    // The last chip is gone: move the focus to the panel's summary, which is hidden without results, or to the box.
    if (inChips && choice.size === 0) page.querySelector<HTMLElement>(among.length > 0 ? 'summary' : 'input')?.focus();
  };

  const choose = (choice: Choice): void => {
    const parameters = new URLSearchParams(location.search);
    writeChoice(choice, parameters);
    const query = parameters.toString();
    history.pushState(null, '', location.pathname + (query === '' ? '' : `?${query}`));
    // Update at once rather than with the list, so that the next choice builds on this one.
    show(among);
    page.dispatchEvent(new Event('choice'));
  };

  const chips = choiceChips(facets, choose);
  page.querySelector('[data-chips]')?.replaceChildren(chips.element);
  document.adoptedStyleSheets.push(sheetOf(facetStyles), sheetOf(styles));

  return {
    narrow: (agents) => {
      const choice = choiceInAddress();
      const { has } = narrow(facets, choice, agents);
      const total = agents.length;
      return {
        agents: agents.filter((number) => has(number)),
        inWords:
          choice.size === 0 || total === 0
            ? undefined
            : (need, left, shown) => narrowedInWords(need, left, total, shown),
      };
    },
    show,
    openPanel: (agents) => {
      if (panel !== undefined) return;
      panel = facetPanel(facets, choose);
      show(agents);
      const done = element('button', { type: 'button', class: 'main done' }, 'Show the agents');
      done.addEventListener('click', () => {
        details?.removeAttribute('open');
        page.querySelector<HTMLElement>('[data-count]')?.focus();
      });
      place?.replaceChildren(panel.element, done);
    },
  };
}

function choiceInAddress(): Choice {
  return readChoice(new URLSearchParams(location.search));
}

function sheetOf(styles: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  return sheet;
}

/** Narrows down results by the choice in the page's address. */
export interface Narrowing {
  /**
   * Which of the agents the choice leaves, in the given order; and how to say it, or undefined if nothing is chosen.
   */
  narrow(agents: readonly number[]): {
    agents: readonly number[];
    inWords: ((need: string, left: number, shown: number) => string) | undefined;
  };
  /** Shows the choice and, in the panel, what else could be chosen for these agents. */
  show(agents: readonly number[]): void;
  /** Makes the panel and shows what could be chosen for these agents. */
  openPanel(agents: readonly number[]): void;
}
