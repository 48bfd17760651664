import { expect, test } from 'vitest';
import { sectionReader } from '../../../src/vocabulary/sections.ts';

function sections(...headings: string[]): (string | undefined)[] {
  return headings.map(sectionReader());
}

test('a section includes those below it', () => {
  expect(sections('## Core expertise', '### Databases', '**SQL**:', '### APIs')).toEqual(Array(4).fill('expertise'));
});

test('a section ends at the next heading of its level or a higher one', () => {
  expect(sections('## Skills', '## Steps')).toEqual(['expertise', undefined]);
  expect(sections('### Skills', '## Steps')).toEqual(['expertise', undefined]);
});

test('a heading inside a section may say that it is about something else', () => {
  expect(sections('## Capabilities', '### Out of scope', '### Databases')).toEqual([
    'expertise',
    'others',
    'expertise',
  ]);
});

test.each([
  ['## Technology stack', 'expertise'],
  ['Your focus areas:', 'expertise'],
  ['## Stack detection', 'detection'],
  ['### Infrastructure keywords', 'detection'],
  ['## Skills to load', 'detection'],
  ['## Integration with other agents', 'others'],
  ['**DON’T:**', 'others'],
  ['## Red flags', 'others'],
  ['## Output Format', 'sample'],
  ['### Report template:', 'sample'],
  ['## Example Interactions', 'sample'],
  ['## Examples', 'sample'],
  ['## Report writing', undefined],
  ['## Workflow', undefined],
])('"%s" is about: %s', (heading, section) => {
  expect(sections(heading)).toEqual([section]);
});
