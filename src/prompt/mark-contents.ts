/** How far below the top of the window, in percent of its height, a heading is when its section begins to be read. */
const LINE = 12;

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
    // What is far above counts as seen, so that every heading that passes the line is noticed, however far one jumps.
    this.#observer = new IntersectionObserver(
      () => {
        this.#mark();
      },
      { rootMargin: `1000000px 0px -${100 - LINE}%` },
    );
    for (const heading of this.#links.keys()) this.#observer.observe(heading);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }

  #mark(): void {
    const passed = [...this.#links].filter(
      ([heading]) => heading.getBoundingClientRect().top < (innerHeight * LINE) / 100,
    );
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
