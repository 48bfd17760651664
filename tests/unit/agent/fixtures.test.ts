import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codesOf } from '../findings.ts';
import { fixturePath, readFixture } from '../make/fixture.ts';

const agents = readdirSync(fixturePath('agents'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && name !== 'no-header.md')
  .sort();

test.each(agents)('%s is an agent', (name) => {
  expect(readFixture(`agents/${name}`).agent).toBeDefined();
});

test.each([
  ['name-missing.md', 'name-missing'],
  ['header-unclosed.md', 'header-unclosed'],
  ['stored-as-utf-16.md', 'header-encoded'],
  ['javascript-engine.md', 'header-engine'],
  ['name-with-colon.md', 'name-unusable'],
  ['not-a-mapping.md', 'header-not-mapping'],
  ['description-empty.md', 'description-missing'],
])('%s has the one error %s', (name, code) => {
  const errors = readFixture(`broken/${name}`).findings.filter(({ severity }) => severity === 'error');
  expect(errors.map((error) => error.code)).toEqual([code]);
});

test.each(['emoji-and-rtl.md', 'no-tools.md', 'own-h1.md', 'tools-list.md', 'unclosed-fence.md', 'wide-table.md'])(
  '%s has nothing to find fault with',
  (name) => {
    expect(codesOf(readFixture(`agents/${name}`))).toEqual([]);
  },
);
