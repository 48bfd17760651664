import { notLoaded, offerRetry } from '../components/failure/failure.ts';
import { keepPicked, pickedAgents } from './picked-store.ts';

/**
 * Remembers across pages which agents are picked, and shows them in the tray. Without JavaScript the “pick” boxes and the
 * tray are a form of the current page. The code that fills the tray is loaded on the first pick. With `data-page` the
 * element is the page of picked agents, whose script is loaded at once.
 */
class AgentTray extends HTMLElement {
  connectedCallback(): void {
    if (this.dataset.page !== undefined) {
      void this.#openPage();
      return;
    }
    const form = this.querySelector('form');
    // Boxes ticked before this script ran count as picked; boxes that the browser restored on going back do not.
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
    // Includes picked agents that have no box on this page.
    form?.addEventListener('formdata', ({ formData }) => {
      formData.delete('agents');
      for (const { slug } of pickedAgents()) formData.append('agents', slug);
    });
    addEventListener('storage', () => {
      this.#show();
    });
    // Runs after the browser restored the boxes, and when a page returns from the back/forward cache.
    addEventListener('pageshow', () => {
      this.#show();
    });
  }

  async #openPage(): Promise<void> {
    try {
      const { openTrayPage } = await import('./tray-page.ts');
      await openTrayPage(this);
    } catch {
      const status = this.querySelector<HTMLElement>('[data-status]');
      if (status === null) return;
      status.textContent = notLoaded('This page’s script');
      offerRetry(status, () => void this.#openPage());
    }
  }

  #show(): void {
    if (!this.#isShown && pickedAgents().length === 0) return;
    this.#isShown = true;
    import('./tray-bar.ts')
      .then(({ showTray }) => {
        showTray(this);
      })
      // Without the bar, picks are still remembered and shown by their boxes.
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
