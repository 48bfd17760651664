import { expect, test } from 'vitest';
import { valueOf } from '../../../../src/agent/agent-file.ts';
import { MAX_HEADER_CHARACTERS } from '../../../../src/agent/header/frontmatter.ts';
import { MAX_ALIASES, MAX_DEPTH, MAX_HEADER_PARTS } from '../../../../src/agent/header/yaml-limits.ts';
import { codesOf, findingOf, placeOf } from '../../findings.ts';
import { agentOf, fileWith, read, readWith } from '../../make/agent-file.ts';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const fields = (count: number): string => Array.from({ length: count }, (_, at) => `k${at}: 1`).join('\n');

test('reads a header of the largest size', () => {
  const rest = MAX_HEADER_CHARACTERS - 'name: helper\ndescription: Helps.\nhint: \n'.length;
  expect(agentOf(readWith(`hint: ${'x'.repeat(rest)}`)).name).toBe('helper');
});

test('refuses a larger header', () => {
  expect(codesOf(readWith(`hint: ${'x'.repeat(MAX_HEADER_CHARACTERS)}`))).toEqual(['header-too-large']);
});

test('points at the character that is too much', () => {
  const found = findingOf(read(`---\n${'x: 1\n'.repeat(MAX_HEADER_CHARACTERS / 5 + 1)}---\n`), 'header-too-large');
  expect(placeOf(found)).toBe(`${Math.floor(MAX_HEADER_CHARACTERS / 5) + 2}:${(MAX_HEADER_CHARACTERS % 5) + 1}`);
});

test('refuses a header of too many parts', () => {
  expect(codesOf(readWith(`skills: [${'1,'.repeat(MAX_HEADER_PARTS)}]`))).toEqual(['header-too-large']);
});

test('reads a header of a thousand fields', () => {
  expect(agentOf(readWith(fields(1000))).fields).toHaveLength(1002);
});

test('reads lists as deep in each other as is allowed', () => {
  expect(agentOf(readWith(`hint: ${nested(MAX_DEPTH - 1)}`)).route).toBe('strict');
});

test('takes what is nested deeper as text', () => {
  const deep = nested(MAX_DEPTH + 1);
  expect(valueOf(agentOf(readWith(`hint: ${deep}`)), 'hint')).toBe(deep);
});

test('says of what is nested deeper that it is', () => {
  expect(findingOf(readWith(`hint: ${nested(MAX_DEPTH + 1)}`), 'header-not-strict').message).toContain('50 deep');
});

test.each([
  ['lists on a line', '['],
  ['maps on a line', '{a: '],
  ['lists on one line of a block', '- '],
  ['explicit keys', '? '],
])('survives thousands of %s inside each other', (_, opening) => {
  expect(agentOf(readWith(`hint:\n  ${opening.repeat(8000)}`)).name).toBe('helper');
});

test('says of a colon in prose what it is, however many there are', () => {
  const file = read(fileWith(`description: Helps.${' Context: x.'.repeat(MAX_DEPTH * 2)}`));
  expect(findingOf(file, 'header-not-strict').message).toContain('unquoted colon');
});

test('takes aliases for text when there are too many', () => {
  const file = readWith(`base: &base x\nlist: [${'*base, '.repeat(MAX_ALIASES)}]`);
  expect(codesOf(file)).toContain('header-not-strict');
});

test('gives values that are not much larger than the file when aliases multiply', () => {
  const levels = Array.from({ length: 20 }, (_, at) => `k${at + 1}: &k${at + 1} [*k${at}, *k${at}]`);
  const file = readWith(`k0: &k0 ${'x'.repeat(1000)}\n${levels.join('\n')}`);
  expect(JSON.stringify(file.agent).length).toBeLessThan(20 * file.bytes.length);
});

test('reads a block of a thousand lines that is not strict', () => {
  const file = readWith(`hint: |x\n${'  line\n'.repeat(9000)}`);
  expect(agentOf(file).name).toBe('helper');
});
