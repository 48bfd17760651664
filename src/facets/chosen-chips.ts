import { choose, type Choice, type Facets } from './narrow.ts';
import { element } from '../components/element.ts';
import { revealHidden } from '../components/reveal-hidden.ts';

/**
 * Shows a choice as a list of buttons, each of which removes one option. Unknown options are shown as the address
 * spells them.
 * @param onChoice receives the new choice on each click and must pass it to `show`
 */
export function choiceChips({ facets }: Facets, onChoice: (choice: Choice) => void): ChoiceChips {
  const list = element('ul', { class: 'chips', 'aria-label': 'Chosen', hidden: '' });
  return {
    element: list,
    show: (choice) => {
      const focused = [...list.querySelectorAll('button')].findIndex((button) => button === document.activeElement);
      const chips = [...choice].flatMap(([id, options]) => {
        const facet = facets.find((each) => each.id === id);
        return options.map((option) => {
          const label = facet?.options.find((each) => each.id === option)?.label;
          // The labels of access options need no introduction.
          const kind = label !== undefined && id === 'access' ? '' : (facet?.label ?? id);
          return chip(kind, label ?? option, () => {
            onChoice(choose(choice, id, option, false));
          });
        });
      });
      const buttons = chips.length === 0 ? [] : [...chips, clearAll(onChoice)];
      list.replaceChildren(...buttons.map((button) => element('li', {}, button)));
      list.hidden = buttons.length === 0;
      // Keep the focus on the chips, so that several can be removed in a row.
      if (focused >= 0) chips[Math.min(focused, chips.length - 1)]?.focus();
    },
  };
}

/** Longer options are cut, since an address may contain any text. */
const MAX_CHARACTERS = 80;

function chip(kind: string, option: string, onPress: () => void): HTMLButtonElement {
  const cut = option.length > MAX_CHARACTERS;
  const text = cut ? `${option.slice(0, MAX_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '')}…` : option;
  const button = element(
    'button',
    { type: 'button', title: 'Remove' },
    ...(kind === '' ? [] : [element('span', { class: 'quiet' }, kind), ' ']),
    // Isolates right-to-left text from what is around it.
    element('bdi', {}, ...revealHidden(text)),
    element('span', { 'aria-hidden': 'true' }, ' ×'),
  );
  button.addEventListener('click', onPress);
  return button;
}

function clearAll(onChoice: (choice: Choice) => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'clear' }, 'Clear all');
  button.addEventListener('click', () => {
    onChoice(new Map());
  });
  return button;
}

/** The list of a choice's options. */
export interface ChoiceChips {
  /** Hidden while nothing is chosen. */
  element: HTMLElement;
  show(choice: Choice): void;
}
