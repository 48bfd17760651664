import { keepPicked, pickedAgents } from './picked-store.ts';

/**
 * Keeps what is picked in the boxes of rows from page to page, and shows it in the tray. Without it the boxes and the tray
 * are a form of this page. What draws the tray is loaded when something is picked. With `data-page` it is the page of what
 * is picked instead, whose script is loaded at once.
 */
class AgentTray extends HTMLElement {
  connectedCallback(): void {
    if (this.dataset.page !== undefined) {
      void import('./tray-page.ts').then(({ openTrayPage }) => openTrayPage(this));
      return;
    }
    const form = this.querySelector('form');
    // What was ticked before this ran is picked too; what a browser ticks again after going back is not.
    const [visit] = performance.getEntriesByType('navigation');
    const isNew = visit instanceof PerformanceNavigationTiming && visit.type === 'navigate';
    if (isNew) for (const box of document.querySelectorAll<HTMLInputElement>(`${BOXES}:checked`)) pick(box);

    document.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.matches(BOXES)) return;
      pick(target);
      this.#show();
    });
    form?.addEventListener('reset', () => {
      keepPicked([]);
      this.#show();
      document.querySelector('main')?.focus({ preventScroll: true });
    });
    // Also those that have no box on this page.
    form?.addEventListener('formdata', ({ formData }) => {
      formData.delete('agents');
      for (const { slug } of pickedAgents()) formData.append('agents', slug);
    });
    addEventListener('storage', () => {
      this.#show();
    });
    // After the browser has ticked what it remembers, and when a page is taken out of its memory.
    addEventListener('pageshow', () => {
      this.#show();
    });
  }

  #show(): void {
    if (!this.#isShown && pickedAgents().length === 0) return;
    this.#isShown = true;
    import('./tray-bar.ts')
      .then(({ showTray }) => {
        showTray(this);
      })
      // Without the bar the boxes still say what is picked, and it is kept.
      .catch(() => undefined);
  }

  #isShown = false;
}

const BOXES = 'input[form="tray"]';

function pick(box: HTMLInputElement): void {
  const others = pickedAgents().filter(({ slug }) => slug !== box.value);
  const name = box.closest<HTMLElement>('[data-agent]')?.dataset.agent ?? box.value;
  keepPicked(box.checked ? [...others, { slug: box.value, name }] : others);
}

customElements.define('agent-tray', AgentTray);
