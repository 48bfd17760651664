import { expect, test } from 'vitest';
import { valueOf } from '../../../../src/agent/agent-file.ts';
import { MAX_HEADER_CHARACTERS } from '../../../../src/agent/header/frontmatter.ts';
import { MAX_ALIASES, MAX_DEPTH, MAX_HEADER_PARTS } from '../../../../src/agent/header/yaml-limits.ts';
import { codesOf, findingOf, placeOf } from '../../findings.ts';
import { agentOf, fileWith, read, readWith } from '../../make/agent-file.ts';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const fields = (count: number): string => Array.from({ length: count }, (_, at) => `k${at}: 1`).join('\n');

test('a header of the maximum size is read', () => {
  const rest = MAX_HEADER_CHARACTERS - 'name: helper\ndescription: Helps.\nhint: \n'.length;
  expect(agentOf(readWith(`hint: ${'x'.repeat(rest)}`)).name).toBe('helper');
});

test('a larger header is rejected', () => {
  expect(codesOf(readWith(`hint: ${'x'.repeat(MAX_HEADER_CHARACTERS)}`))).toEqual(['header-too-large']);
});

test('the finding about a large header is at the first character over the limit', () => {
  const found = findingOf(read(`---\n${'x: 1\n'.repeat(MAX_HEADER_CHARACTERS / 5 + 1)}---\n`), 'header-too-large');
  expect(placeOf(found)).toBe(`${Math.floor(MAX_HEADER_CHARACTERS / 5) + 2}:${(MAX_HEADER_CHARACTERS % 5) + 1}`);
});

test('a header of too many parts is rejected', () => {
  expect(codesOf(readWith(`skills: [${'1,'.repeat(MAX_HEADER_PARTS)}]`))).toEqual(['header-too-large']);
});

test('a header of a thousand fields is read', () => {
  expect(agentOf(readWith(fields(1000))).fields).toHaveLength(1002);
});

test('lists nested to the maximum depth are read', () => {
  expect(agentOf(readWith(`hint: ${nested(MAX_DEPTH - 1)}`)).route).toBe('strict');
});

test('lists nested deeper are taken as text', () => {
  const deep = nested(MAX_DEPTH + 1);
  expect(valueOf(agentOf(readWith(`hint: ${deep}`)), 'hint')).toBe(deep);
});

test('the finding about lists nested deeper says so', () => {
  expect(findingOf(readWith(`hint: ${nested(MAX_DEPTH + 1)}`), 'header-not-strict').message).toContain('50 deep');
});

test.each([
  ['lists on one line', '['],
  ['maps on one line', '{a: '],
  ['block lists on one line', '- '],
  ['explicit keys', '? '],
])('thousands of nested %s do not crash the reader', (_, opening) => {
  expect(agentOf(readWith(`hint:\n  ${opening.repeat(8000)}`)).name).toBe('helper');
});

test('many colons in prose are reported as unquoted colons', () => {
  const file = read(fileWith(`description: Helps.${' Context: x.'.repeat(MAX_DEPTH * 2)}`));
  expect(findingOf(file, 'header-not-strict').message).toContain('unquoted colon');
});

test('a field with too many aliases is taken as text', () => {
  const file = readWith(`base: &base x\nlist: [${'*base, '.repeat(MAX_ALIASES)}]`);
  expect(codesOf(file)).toContain('header-not-strict');
});

test('values stay about as large as the file when aliases multiply', () => {
  const levels = Array.from({ length: 20 }, (_, at) => `k${at + 1}: &k${at + 1} [*k${at}, *k${at}]`);
  const file = readWith(`k0: &k0 ${'x'.repeat(1000)}\n${levels.join('\n')}`);
  expect(JSON.stringify(file.agent).length).toBeLessThan(20 * file.bytes.length);
});

test('a block of 9,000 lines that is not strict is read', () => {
  const file = readWith(`hint: |x\n${'  line\n'.repeat(9000)}`);
  expect(agentOf(file).name).toBe('helper');
});
