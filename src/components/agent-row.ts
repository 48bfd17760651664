import { ACCESS_FACT, type Card } from '../catalogue/card.ts';
import { fingerprintPath } from '../catalogue/fingerprint.ts';

/**
 * Makes the list item of an agent, identical to the one that AgentRow.astro renders.
 * @param reasons why it is listed, shown below its summary
 */
export function agentRow(card: Card, reasons: readonly Node[] = []): HTMLLIElement {
  const item = document.createElement('li');
  item.dataset.agent = card.name;
  item.dataset.color = card.color;

  const heading = document.createElement('h2');
  const link = document.createElement('a');
  link.href = `${import.meta.env.BASE_URL}agents/${card.slug}/`;
  link.textContent = card.name;
  heading.append(link);
  const summary = document.createElement('p');
  summary.textContent = card.summary;
  if (card.lang !== undefined) summary.lang = card.lang;
  const text = document.createElement('div');
  text.append(heading, summary, ...reasons);

  const facts = document.createElement('ul');
  facts.className = 'facts';
  for (const [index, fact] of card.facts.entries()) {
    const each = document.createElement('li');
    each.textContent = fact;
    if (index === ACCESS_FACT && card.everything) each.className = 'warn';
    facts.append(each);
  }
  facts.append(pickBox(card));
  item.append(fingerprint(card.shares), text, facts);
  return item;
}

/** A checkbox that picks the agent; its form is in Tray.astro. */
function pickBox({ slug, name }: Card): HTMLLIElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.name = 'agents';
  box.value = slug;
  box.setAttribute('form', 'tray');
  box.setAttribute('aria-label', `Pick ${name}`);
  const label = document.createElement('label');
  label.append(box, ' pick');
  const item = document.createElement('li');
  item.append(label);
  return item;
}

/** Draws an agent's fingerprint, hidden from screen readers because the text next to it says the same. */
export function fingerprint(shares: readonly number[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'rose');
  svg.setAttribute('viewBox', '-100 -100 200 200');
  svg.setAttribute('aria-hidden', 'true');
  const petals = document.createElementNS(SVG, 'path');
  petals.setAttribute('d', fingerprintPath(shares));
  const middle = document.createElementNS(SVG, 'circle');
  middle.setAttribute('r', '15');
  svg.append(petals, middle);
  return svg;
}

const SVG = 'http://www.w3.org/2000/svg';
