import {
  letterOf,
  nameAmong,
  sharedParts,
  tintsOf,
  type Compared,
  type Comparison,
  type CoveredRow,
} from './comparison.ts';
import { factsOf } from './facts.ts';
import { GROUPS } from '../vocabulary/groups.ts';
import { element } from '../components/element.ts';
import { revealHidden } from '../components/reveal-hidden.ts';
import { langOf } from '../vocabulary/text-language.ts';
import { dotSizes, proofDot } from './proof-dot.ts';

/** What several of the agents cover, as a table of dots; nothing if they have nothing in common. */
export function coverageTable(agents: readonly Compared[], comparison: Comparison): HTMLElement[] {
  const tints = tintsOf(agents);
  const bodies = sharedParts(comparison).map(({ title, rows }) =>
    element(
      'tbody',
      {},
      element(
        'tr',
        {},
        element(
          'th',
          { class: 'section', scope: 'rowgroup', colspan: String(agents.length + 1) },
          `${title} `,
          element('small', {}, String(rows.length)),
        ),
      ),
      ...rows.map((row) => coverageRow(agents, tints, row)),
    ),
  );
  return bodies.length === 0 ? [] : [table(['What each covers', dotSizes()], agents, bodies)];
}

/** What each agent alone covers, as lists side by side; nothing if none covers anything alone. */
export function ownLists(agents: readonly Compared[], { alone }: Comparison): HTMLElement[] {
  const tints = tintsOf(agents);
  const sections = agents.flatMap((agent, index) => {
    const rows = alone[index] ?? [];
    if (rows.length === 0) return [];
    const id = `only-${letterOf(index)}`;
    const heading = element(
      'h2',
      { id },
      'Only ',
      letter(index),
      ' ',
      element('b', {}, ...revealHidden(nameAmong(agents, agent))),
      ' covers ',
      element('small', {}, String(rows.length)),
    );
    const items = rows.map(({ slug, title, proofs }) => {
      const proof = proofs[index];
      return element(
        'li',
        {},
        ...(proof === undefined ? [] : proofDot(agent, proof)),
        element('a', { href: `${import.meta.env.BASE_URL}capabilities/${slug}/` }, title),
      );
    });
    return [
      element('section', { 'data-color': tints[index], 'aria-labelledby': id }, heading, element('ul', {}, ...items)),
    ];
  });
  return sections.length === 0 ? [] : [element('div', { class: 'apart' }, ...sections)];
}

/** What agents may do, what their headers say, their size and findings: a table of what differs, and a line of what does not. */
export function factsTable(agents: readonly Compared[]): HTMLElement[] {
  const { different, same } = factsOf(agents);
  const tints = tintsOf(agents);
  const rows = different.map(({ label, cells }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, label),
      ...cells.map((cell, index) =>
        cell === undefined
          ? absent()
          : element(
              'td',
              { 'data-color': tints[index] },
              nameInCell(agents, index),
              ' ',
              element('span', { lang: langOf(cell) }, ...revealHidden(cell)),
            ),
      ),
    ),
  );
  const alike = same.map(({ label, value }) =>
    element('div', {}, element('dt', {}, label), ' ', element('dd', { lang: langOf(value) }, ...revealHidden(value))),
  );
  return [
    table(['Access, model and size'], agents, [element('tbody', {}, ...rows)]),
    ...(alike.length === 0
      ? []
      : [
          element(
            'section',
            { class: 'alike', 'aria-labelledby': 'alike' },
            element('h2', { id: 'alike' }, agents.length === 2 ? 'The same in both' : 'The same in all'),
            element('dl', {}, ...alike),
          ),
        ]),
  ];
}

function coverageRow(
  agents: readonly Compared[],
  tints: readonly string[],
  { slug, title, group, proofs }: CoveredRow,
): HTMLElement {
  const heading = element(
    'th',
    { scope: 'row' },
    element('a', { href: `${import.meta.env.BASE_URL}capabilities/${slug}/` }, title),
    ' ',
    element('small', {}, GROUPS.find(({ id }) => id === group)?.label ?? ''),
  );
  const cells = agents.map((agent, index) => {
    const proof = proofs[index];
    if (proof === undefined) return absent();
    return element('td', { 'data-color': tints[index] }, ...proofDot(agent, proof, nameInCell(agents, index)));
  });
  return element('tr', {}, heading, ...cells);
}

/** An empty cell, which screen readers read. */
function absent(): HTMLElement {
  return element('td', { class: 'none' }, element('span', { class: 'unseen' }, 'no'));
}

/** The agent that a cell is about, which is shown where the table is turned and its head is not. */
function nameInCell(agents: readonly Compared[], index: number): HTMLElement {
  const agent = agents[index];
  const name = agent === undefined ? [] : revealHidden(nameAmong(agents, agent));
  return element('span', { class: 'who' }, letter(index), ' ', ...name);
}

function letter(index: number): HTMLElement {
  return element('b', { class: 'letter' }, letterOf(index));
}

function table(
  caption: readonly (Node | string)[],
  agents: readonly Compared[],
  bodies: readonly HTMLElement[],
): HTMLElement {
  const tints = tintsOf(agents);
  const head = element(
    'thead',
    {},
    element(
      'tr',
      {},
      element('td'),
      ...agents.map((agent, index) =>
        element(
          'th',
          { scope: 'col', 'data-color': tints[index] },
          letter(index),
          ' ',
          element(
            'a',
            { href: `${import.meta.env.BASE_URL}agents/${agent.slug}/` },
            ...revealHidden(nameAmong(agents, agent)),
          ),
        ),
      ),
    ),
  );
  return element('table', { class: 'matrix' }, element('caption', {}, ...caption), head, ...bodies);
}
