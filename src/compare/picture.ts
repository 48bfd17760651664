import { letterOf, tintsOf, type Compared } from './comparison.ts';
import { groupLabels, outlinePath, OVERLAY_BOX } from './overlay.ts';
import { fingerprintInWords } from '../catalogue/fingerprint.ts';
import { element, svgElement } from '../components/element.ts';
import { revealHidden } from '../components/reveal-hidden.ts';

/**
 * The fingerprints of agents laid over each other, with a key whose buttons remove an agent. Each agent has its own line
 * style and letter besides its tint, so colour is never the only cue.
 */
export function comparePicture(agents: readonly Compared[], onRemove: (slug: string) => void): HTMLElement {
  const tints = tintsOf(agents);
  const figure = element('figure', { class: 'overlay' }, overlay(agents, tints));
  const key = element('ul', { class: 'key', 'aria-label': 'The agents' });
  for (const [index, agent] of agents.entries()) {
    const remove = element('button', { type: 'button', 'aria-label': `Remove ${agent.name}` }, 'Remove');
    remove.addEventListener('click', () => {
      onRemove(agent.slug);
    });
    key.append(
      element(
        'li',
        { 'data-agent': agent.name, 'data-color': tints[index] },
        sample(agent, index),
        element(
          'div',
          {},
          element(
            'p',
            { class: 'name' },
            element('b', {}, letterOf(index)),
            ' ',
            element('a', { href: `${import.meta.env.BASE_URL}agents/${agent.slug}/` }, ...revealHidden(agent.name)),
          ),
          element('p', { class: 'small quiet' }, `${fingerprintInWords(agent.shares)}.`),
          remove,
        ),
      ),
    );
  }
  return element('div', { class: 'picture' }, figure, key);
}

function overlay(agents: readonly Compared[], tints: readonly string[]): SVGElement {
  const descriptions = agents.map(
    ({ name, shares }, index) => `${letterOf(index)}, ${name}: ${fingerprintInWords(shares)}.`,
  );
  return svgElement(
    'svg',
    {
      viewBox: OVERLAY_BOX,
      role: 'img',
      'aria-label': `The fingerprints laid over each other. ${descriptions.join(' ')}`,
    },
    svgElement('circle', { class: 'rim', r: '98' }),
    ...agents.map(({ shares }, index) =>
      svgElement('path', { class: `line line-${letterOf(index)}`, 'data-color': tints[index], d: outlinePath(shares) }),
    ),
    svgElement('circle', { class: 'middle', r: '15' }),
    ...groupLabels().map(({ label, x, y, anchor }) =>
      svgElement('text', { x: String(x), y: String(y), 'text-anchor': anchor }, label),
    ),
  );
}

/** An agent's own fingerprint, in its line style of the picture. */
function sample({ shares }: Compared, index: number): SVGElement {
  return svgElement(
    'svg',
    { viewBox: '-100 -100 200 200', 'aria-hidden': 'true' },
    svgElement('path', { class: `line line-${letterOf(index)}`, d: outlinePath(shares) }),
    svgElement('circle', { class: 'middle', r: '15' }),
  );
}
