import { strengthInWords } from '../catalogue/words.ts';
import { element } from '../components/element.ts';
import type { Proof } from './comparison.ts';

/**
 * How strongly an agent covers something, as a dot that leads to the line that proves it, and in words for those who do not see
 * it. The same markup as Proof.astro has.
 * @param label stands beside the dot where the table is turned; undefined for none
 */
export function proofDot(agent: { slug: string; name: string }, proof: Proof, label?: Node): Node[] {
  const word = strengthInWords(proof.strength);
  return [
    element('span', { class: 'unseen' }, `${word} `),
    element(
      'a',
      {
        class: 'proof-dot',
        href: `${import.meta.env.BASE_URL}agents/${agent.slug}/#line-${proof.line}`,
      },
      element('i', { class: `dot ${word}`, title: `${word}: line ${proof.line}`, 'aria-hidden': 'true' }),
      ...(label === undefined ? [] : [label]),
      element(
        'span',
        { class: 'unseen' },
        ` line ${proof.line}`,
        element('span', { class: 'of' }, ` of ${agent.name}`),
      ),
    ),
  ];
}

/** What the sizes of the dots mean, for those who see them. */
export function dotSizes(): HTMLElement {
  return element(
    'span',
    { class: 'sizes', 'aria-hidden': 'true' },
    ...['strong', 'moderate', 'slight'].map((size) =>
      element('span', {}, element('i', { class: `dot ${size}` }), ` ${size}`),
    ),
    element('span', {}, 'Each dot links to the line that proves it.'),
  );
}
