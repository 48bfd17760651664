/** Marks, among the links to headings inside, the one whose section is being read. */
class MarkContents extends HTMLElement {
  /** The links by their headings, in the order of the page. */
  readonly #links = new Map<Element, HTMLAnchorElement>();
  #observer: IntersectionObserver | undefined;

  connectedCallback(): void {
    for (const link of this.querySelectorAll('a')) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading !== null) this.#links.set(heading, link);
    }
    // A heading is being read from when it enters the upper third of the window until the next one does.
    this.#observer = new IntersectionObserver(
      () => {
        this.#mark();
      },
      { rootMargin: '0px 0px -67%' },
    );
    for (const heading of this.#links.keys()) this.#observer.observe(heading);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }

  #mark(): void {
    const passed = [...this.#links].filter(([heading]) => heading.getBoundingClientRect().top < innerHeight / 3);
    const here = passed.at(-1)?.[1];
    for (const link of this.#links.values()) {
      if (link === here) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
    if (here !== undefined) this.#reveal(here);
  }

  /** Scrolls the contents, and nothing else, to a link. */
  #reveal(link: HTMLElement): void {
    const { top, bottom } = this.getBoundingClientRect();
    const place = link.getBoundingClientRect();
    if (place.top < top) this.scrollTop -= top - place.top;
    else if (place.bottom > bottom) this.scrollTop += place.bottom - bottom;
  }
}

customElements.define('mark-contents', MarkContents);
