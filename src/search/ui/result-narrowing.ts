import { openSiteIndex } from '../query/site-index.ts';
import { narrow, readChoice, readFacets, writeChoice, type Choice } from '../../facets/narrow.ts';
import facetStyles from '../../facets/facets.css?inline';
import styles from './narrowing.css?inline';
import { choiceChips } from '../../facets/chosen-chips.ts';
import { element } from '../../components/element.ts';
import { facetPanel, type FacetPanel } from '../../facets/facet-panel.ts';
import { narrowedInWords } from './narrowed-words.ts';

/**
 * Makes the results of the search page ones that can be narrowed down. What is chosen stands in the page's address; when
 * that changes, the page is told by the event "choice". Nothing of this is loaded before something is chosen or the panel
 * is opened; so it brings its styles along.
 * @param page the search page
 * @throws Error when the facets cannot be loaded
 */
export async function openNarrowing(page: HTMLElement): Promise<Narrowing> {
  const index = await openSiteIndex();
  const facets = readFacets(await index.facets());
  const details = page.querySelector('details');
  const place = page.querySelector('[data-panel]');
  let panel: FacetPanel | undefined;
  /** The agents that the panel is about. */
  let among: readonly number[] = [];

  const show = (agents: readonly number[]): void => {
    among = agents;
    const choice = choiceInAddress();
    const inChips = chips.element.contains(document.activeElement);
    chips.show(choice);
    panel?.show(choice, narrow(facets, choice, among));
    if (details !== null && choice.size > 0) details.hidden = false;
    // Without results there is nothing to narrow down, and the panel goes too.
    if (inChips && choice.size === 0) page.querySelector<HTMLElement>(among.length > 0 ? 'summary' : 'input')?.focus();
  };

  const choose = (choice: Choice): void => {
    const parameters = new URLSearchParams(location.search);
    writeChoice(choice, parameters);
    const query = parameters.toString();
    history.pushState(null, '', location.pathname + (query === '' ? '' : `?${query}`));
    // At once and not when the list follows, so that what is chosen next adds to it.
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

/** Narrows results down by the choice in the page's address. */
export interface Narrowing {
  /** What the choice leaves of some agents, in the order in which they are given; and how to say it, if it has a say. */
  narrow(agents: readonly number[]): {
    agents: readonly number[];
    inWords: ((need: string, left: number, shown: number) => string) | undefined;
  };
  /** Shows the choice, and in the panel what else could be chosen among some agents. */
  show(agents: readonly number[]): void;
  /** Makes the panel, and shows in it what could be chosen among some agents. */
  openPanel(agents: readonly number[]): void;
}
