import type { SearchResult } from '../search/search.ts';

/** The results as list items, in the order given. */
export function renderResults(results: readonly SearchResult[], base: string): HTMLElement[] {
  return results.map((result) => {
    const item = element('li');
    item.dataset.agent = result.name;
    item.dataset.color = result.color;
    const heading = element('h2');
    const link = element('a');
    link.href = `${base.replace(/\/$/, '')}${result.url}`;
    link.textContent = result.name;
    heading.append(link);
    const summary = element('p');
    summary.textContent = result.summary;
    const why = element('p');
    why.className = 'small quiet';
    why.append(...marked(result.excerpt));
    const text = element('div');
    text.append(heading, summary, why);
    item.append(fingerprint(result.rose), text);
    return item;
  });
}

/** Pagefind's excerpt: text with `<mark>` around the words found. Only the marks become elements. */
function marked(excerpt: string): (HTMLElement | string)[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...parsed.body.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return node.textContent ?? '';
    const mark = element('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}

/** The agent's fingerprint, which says nothing that the text beside it does not. */
function fingerprint(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'rose');
  svg.setAttribute('viewBox', '-100 -100 200 200');
  svg.setAttribute('aria-hidden', 'true');
  const petals = document.createElementNS(SVG, 'path');
  petals.setAttribute('d', path);
  const middle = document.createElementNS(SVG, 'circle');
  middle.setAttribute('r', '15');
  svg.append(petals, middle);
  return svg;
}

const SVG = 'http://www.w3.org/2000/svg';

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] {
  return document.createElement(tag);
}
