import { expect, test } from 'vitest';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { splitHeader, type Header, type Split } from '../../../../src/agent/header/header.ts';
import { decodeSource } from '../../../../src/agent/header/source.ts';
import { codesOf, findingOf, placeOf } from '../../findings.ts';
import { read } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';
import { fixtureBytes } from '../../make/fixture.ts';

function splitOf(text: string): Split {
  const split = splitHeader(decodeSource(bytesOf(text)), 'agent.md');
  if ('code' in split) throw new Error(`no header: ${split.code}`);
  return split;
}

function headerOf(text: string): Header {
  const { whole } = splitOf(text);
  if (whole === undefined) throw new Error('the header has no end');
  return whole;
}

test('returns the text between the dashes with its last line break', () => {
  expect(headerOf('---\nname: a\ncolor: red\n---\nBody.').text).toBe('name: a\ncolor: red\n');
});

test('returns what follows the closing dashes as the body', () => {
  expect(headerOf('---\nname: a\n---\nBody.').body).toBe('Body.');
});

test('allows blanks after the dashes', () => {
  expect(headerOf('--- \t\nname: a\n---  \nBody.').text).toBe('name: a\n');
});

test.each(['yaml', 'yml', 'YAML', ' yaml'])('reads a header that names its language "%s"', (language) => {
  expect(headerOf(`---${language}\nname: a\n---\n`).text).toBe('name: a\n');
});

test('reads an empty header', () => {
  expect(headerOf('---\n---\nBody.').text).toBe('');
});

test('closes the header at the first line of dashes', () => {
  expect(headerOf('---\nname: a\n---\nOne.\n---\nTwo.').bodyLine).toBe(4);
});

test('does not close the header at dashes followed by text', () => {
  expect(headerOf('---\nname: a\n--- b\n---x\n---\nBody.').body).toBe('Body.');
});

test('does not close the header at indented dashes', () => {
  expect(headerOf('---\nnotes: |\n  ---\n---\nBody.').text).toBe('notes: |\n  ---\n');
});

test.each([
  ['hyphens within a line', 'name: a --- b\n---\nBody.', 'name: a ', ' b\n---\nBody.'],
  ['a longer line of hyphens', 'name: a\n-----\nBody.', 'name: a\n', '--\nBody.'],
  ['an indented line of hyphens', 'name: a\n  ---\nBody.', 'name: a\n  ', 'Body.'],
  ['hyphens in a comment', 'name: a\n# --- b\n---\nBody.', 'name: a\n# ', ' b\n---\nBody.'],
])('ends the header where Claude Code does, at %s', (_, after, header, body) => {
  const { early } = splitOf(`---\n${after}`);
  expect([early?.text, early?.body]).toEqual([header, body]);
});

test('closes the header at dashes at the end of the file', () => {
  expect(headerOf('---\nname: a\n---').body).toBe('');
});

test.each([
  ['a line separator', '\u2028'],
  ['a paragraph separator', '\u2029'],
  ['a lone carriage return', '\r'],
])('does not take dashes after %s for a line of dashes', (_, separator) => {
  expect(headerOf(`---\nnotes: a${separator}---${separator}b\n---\nBody.`).body).toBe('Body.');
});

test('a header that opens with four hyphens has the first line as it should be', () => {
  const found = findingOf(read('----\nname: a\ndescription: b\n----\n'), 'header-not-first');
  expect(found).toMatchObject({ line: 1, corrected: '---' });
  expect(found.message).toContain('4 hyphens');
});

test.each([
  ['a comment', '<!-- licence -->\n', 2, 'a comment'],
  ['a comment of several lines', '<!--\nlicence\n\n-->\n\n', 6, 'a comment'],
  ['a licence line', '# SPDX-License-Identifier: MIT\n', 2, 'a comment'],
  ['a licence line without a sign', 'SPDX-License-Identifier: MIT\n', 2, 'a comment'],
  ['a line of slashes', '// generated\n', 2, 'a comment'],
  ['a block of stars', '/* generated\n * by hand\n */\n', 4, 'a comment'],
  ['a heading', '# Title\n\n', 3, 'a heading'],
  ['a comment and a heading', '<!-- a -->\n# Title\n', 3, 'a comment'],
  ['an interpreter', '#!/usr/bin/env claude\n', 2, 'a comment'],
  ['an invisible character', '\u200B', 1, 'U+200B'],
  ['two byte order marks', '\uFEFF\uFEFF', 1, 'U+FEFF'],
  ['a line with an invisible character', '\u2060\n', 2, 'U+2060'],
  ['a blank', ' ', 1, 'A blank'],
  ['a line of blanks', '  \n', 2, 'first line'],
])('the finding about a header below something is at its hyphens and names it: %s', (_, above, line, cause) => {
  const found = findingOf(read(`${above}---\nname: a\ndescription: b\n---\nBody.\n`), 'header-not-first');
  expect(found.line).toBe(line);
  expect(found.message).toContain(cause);
  expect(found.fix).toMatch(/^(?:Move|Delete|Make)/);
});

test.each([
  ['a heading and rules', '# Notes\n\n---\n\nText.\n\n---\n'],
  ['a header in a fence', '# Writing\n\n```md\n---\nname: a\ndescription: b\n---\n```\n'],
  ['a text above', 'This is how it looks:\n\n---\nname: a\ndescription: b\n---\n'],
  ['another header', '# Post\n\n---\ntitle: a\ndate: b\n---\n'],
  ['a header that never ends', '<!-- a -->\n---\nname: a\ndescription: b\n'],
  ['a comment that never ends', '<!-- a\n---\nname: a\ndescription: b\n---\n'],
])('takes for documentation: %s', (_, text) => {
  expect(codesOf(read(text)).filter((code) => code.startsWith('header'))).toEqual(['header-missing']);
});

test('sees the header after a byte order mark', () => {
  expect('code' in splitHeader(decodeSource(fixtureBytes('agents/byte-order-mark.md')), 'a.md')).toBe(false);
});

test('the finding about empty lines above the header is at the header', () => {
  const found = findingOf(read('\n\n---\nname: a\ndescription: b\n---\n'), 'header-not-first');
  expect(placeOf(found)).toBe('3:1');
});

test('the fix for empty lines above the header says how many there are', () => {
  const found = findingOf(read('\n\n---\nname: a\ndescription: b\n---\n'), 'header-not-first');
  expect(found.fix).toContain('2 empty lines');
});

test('takes a file with rules below empty lines for documentation', () => {
  expect(codesOf(read('\n---\nAbove and below are rules.\n---\n'))).toEqual(['header-missing']);
});

test.each([
  ['UTF-16', 'little-endian', 'as UTF-8'],
  ['UTF-16', 'big-endian', 'as UTF-8'],
  ['carriage returns', 'alone', 'with LF'],
])('explains the encoding that hides the header from tools: %s, %s', (message, variety, fix) => {
  const text = '---\nname: a\ndescription: b\n---\nBody.\n';
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const bytes = { 'little-endian': wide, 'big-endian': Buffer.from(wide).swap16() }[variety];
  const found = findingOf(readAgent(bytes ?? bytesOf(text.replaceAll('\n', '\r')), 'agent.md'), 'header-encoded');
  expect(found.message).toContain(message);
  expect(found.fix).toContain(fix);
});

test('takes prose in UTF-16 for documentation', () => {
  const found = readAgent(Buffer.from('\uFEFFNotes.\n---\nname: a\n', 'utf16le'), 'notes.md');
  expect(codesOf(found)).toEqual(['header-missing']);
});

test('names the line after which the closing dashes are missing', () => {
  const found = findingOf(read('---\nname: a\ndescription: b\n\n# Prompt\n\nnote: c\n'), 'header-unclosed');
  expect(found.fix).toContain('line 3');
});

test.each(['js', 'javascript', 'json', 'toml', 'coffee'])('rejects a header in "%s"', (language) => {
  expect(codesOf(read(`---${language}\nname: a\ndescription: b\n---\n`))).toEqual(['header-engine']);
});

test('the finding is at the rejected language', () => {
  expect(placeOf(findingOf(read('---  toml\nname = "a"\n---\n'), 'header-engine'))).toBe('1:6');
});

test('does not run a header in JavaScript', () => {
  read('---js\nglobalThis.headerWasRun = true\n---\n');
  expect(globalThis).not.toHaveProperty('headerWasRun');
});

test.each(['——', '———', '–––', '===', '***', '...', '--', '- - -', '___'])(
  'the finding about a header that other signs close is at their line: %s',
  (line) => {
    const found = findingOf(read(`---\nname: a\ndescription: b\n${line}\n\nBody.\n`), 'header-unclosed');
    expect(found).toMatchObject({ line: 4, corrected: '---' });
  },
);

test.each([4, 14])('the finding about a header that %i hyphens close says to write three', (count) => {
  const file = read(`---\nname: a\ndescription: b\neffort: low\n${'-'.repeat(count)}\n\nBody.\n\n---\n\nMore.\n`);
  expect(findingOf(file, 'header-ends-early')).toMatchObject({ line: 5, fix: 'Write three.', corrected: '---' });
  expect(findingOf(file, 'header-ends-early').message).toContain(`${count} hyphens`);
  expect(file.agent?.fields.map(({ value }) => value)).toEqual(['a', 'b', 'low']);
});
