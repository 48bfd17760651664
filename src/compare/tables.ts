import {
  factsOf,
  letterOf,
  nameAmong,
  tintsOf,
  type Compared,
  type Comparison,
  type CoveredRow,
} from './comparison.ts';
import { strengthInWords } from '../catalogue/words.ts';
import { GROUPS } from '../vocabulary/groups.ts';
import { element } from '../components/element.ts';

/** What agents cover, as a table: what all cover, what some cover, what each alone covers. Each proof links to its line. */
export function coverageTable(agents: readonly Compared[], { all, some, alone }: Comparison): HTMLElement {
  const everyone = agents.length === 2 ? 'Covered by both' : `Covered by all ${NUMBERS[agents.length] ?? ''}`;
  const sections: [string, readonly CoveredRow[]][] = [
    [everyone, all],
    ['Covered by some', some],
    ...agents.map((agent, index): [string, readonly CoveredRow[]] => [
      `Only in ${nameAmong(agents, agent)}`,
      alone[index] ?? [],
    ]),
  ];
  const bodies = sections
    .filter(([, rows]) => rows.length > 0)
    .map(([title, rows]) =>
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
        ...rows.map((row) => coverageRow(agents, row)),
      ),
    );
  return scrollBox('What each covers', 'matrix', agents, bodies);
}

/** Access, model, size and findings of agents, as a table. */
export function factsTable(agents: readonly Compared[]): HTMLElement {
  const rows = factsOf(agents).map(({ label, cells }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, label),
      ...cells.map((cell) => element('td', NOTHING.has(cell) ? { class: 'none' } : {}, cell)),
    ),
  );
  return scrollBox('Access, model and size', 'sizes', agents, [element('tbody', {}, ...rows)]);
}

const NUMBERS = ['', 'one', 'two', 'three', 'four'];
/** Cells styled as absent. */
const NOTHING = new Set(['no', 'none']);

function coverageRow(agents: readonly Compared[], { slug, title, group, proofs }: CoveredRow): HTMLElement {
  const heading = element(
    'th',
    { scope: 'row' },
    element('a', { href: `${import.meta.env.BASE_URL}capabilities/${slug}/` }, title),
    ' ',
    element('small', {}, GROUPS.find(({ id }) => id === group)?.label ?? ''),
  );
  const cells = agents.map((agent, index) => {
    const proof = proofs[index];
    if (proof === undefined) return element('td', { class: 'none' }, 'no');
    const word = strengthInWords(proof.strength);
    return element(
      'td',
      { class: word },
      word,
      ' ',
      element(
        'a',
        {
          href: `${import.meta.env.BASE_URL}agents/${agent.slug}/#line-${proof.line}`,
          'aria-label': `line ${proof.line} of ${agent.name}`,
        },
        `line ${proof.line}`,
      ),
    );
  });
  return element('tr', {}, heading, ...cells);
}

function scrollBox(
  caption: string,
  id: string,
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
      ...agents.map(({ name, slug }, index) =>
        element(
          'th',
          { scope: 'col', 'data-color': tints[index] },
          element('b', {}, letterOf(index)),
          ' ',
          element('a', { href: `${import.meta.env.BASE_URL}agents/${slug}/` }, name),
        ),
      ),
    ),
  );
  const table = element('table', { class: 'matrix' }, element('caption', { id }, caption), head, ...bodies);
  const kind = agents.length === 2 ? 'scroll few pair' : 'scroll few';
  return element('div', { class: kind, role: 'region', tabindex: '0', 'aria-labelledby': id }, table);
}
