import { expect, test } from 'vitest';
import { readAgent } from '../../../src/agent/read-agent.ts';
import type { AgentEntry, CatalogueFile } from '../../../src/catalogue/entry.ts';
import { assignSlugs } from '../../../src/collection/slugs.ts';
import { codesOf, findingOf, placeOf } from '../findings.ts';
import { agentOf } from '../make/agent-file.ts';
import { bytesOf } from '../make/bytes.ts';
import { entryOf } from '../make/entry.ts';

function entry(file: string, name: string): AgentEntry {
  const text = `---\nname: ${JSON.stringify(name)}\ndescription: Helps.\n---\nBody.\n`;
  return entryOf(readAgent(bytesOf(text), file));
}

function slugsOf(files: readonly CatalogueFile[]): string[] {
  return assignSlugs(files).map((file) => (file.status === 'agent' ? file.slug : ''));
}

function second(files: readonly CatalogueFile[]): CatalogueFile {
  const file = assignSlugs(files)[1];
  if (file === undefined) throw new Error('no second file');
  return file;
}

test('the slug is the name', () => {
  expect(slugsOf([entry('folder/file.md', 'helper')])).toEqual(['helper']);
});

test.each([
  ['My Helper', 'my-helper'],
  ['a"b\'c$(touch pwned)<script>', 'abctouch-pwnedscript'],
  ['../../etc/passwd', 'etcpasswd'],
  ['Größe', 'größe'],
  ['Gro\u0308ße', 'größe'],
  ['--helper--', 'helper'],
  ['世界', '世界'],
])('the slug of "%s" is safe', (name, slug) => {
  const written = entry('file.md', 'helper');
  expect(slugsOf([{ ...written, agent: { ...written.agent, name } }])).toEqual([slug]);
});

test('a name without letters is replaced by the file name', () => {
  expect(slugsOf([entry('team/my file.md', '???')])).toEqual(['my-file']);
});

test('a name and a file name without letters are replaced by a word', () => {
  expect(slugsOf([entry('!!!.md', '???')])).toEqual(['agent']);
});

test.each(['index', 'con', 'NUL', 'aux', 'com1', 'LPT9'])(
  '"%s", which means something to hosts or Windows, does not become a slug',
  (name) => {
    expect(slugsOf([entry('file.md', name)])).toEqual([`${name.toLowerCase()}-agent`]);
  },
);

test.each(['x\udc00', 'x\udc00\ud800', '\ufffdx', 'x\ufffe'])(
  'an incomplete character is left out of the slug: %j',
  (name) => {
    const written = entry('file.md', 'helper');
    expect(slugsOf([{ ...written, agent: { ...written.agent, name } }])).toEqual(['x']);
  },
);

test.each([
  ['straße', 'strasse'],
  ['ſame', 'same'],
  ['λόγος', 'λόγοσ'],
])('"%s" and "%s", which differ only in case, get different slugs', (one, other) => {
  const slugs = slugsOf([entry('a/x.md', one), entry('b/x.md', other)]);
  expect(slugs).toEqual([`a-${one}`, `b-${other}`]);
});

test('a long name is cut', () => {
  expect(slugsOf([entry('file.md', 'x'.repeat(300))])[0]?.length).toBeLessThanOrEqual(120);
});

test.each(['x', 'ü', '世', '𠮷'])('a long name of "%s" gives file names that a disk accepts', (letter) => {
  const [slug = ''] = slugsOf([entry('file.md', letter.repeat(300))]);
  expect(bytesOf(`${slug}.json`).length).toBeLessThanOrEqual(255);
});

test('a name that occurs twice gets its folder as a prefix', () => {
  expect(slugsOf([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')])).toEqual(['a-helper', 'b-helper']);
});

test('a name that occurs twice gets every folder of its path as a prefix', () => {
  expect(slugsOf([entry('a/b/x.md', 'helper'), entry('a/c/x.md', 'helper')])).toEqual(['a-b-helper', 'a-c-helper']);
});

test('a name that occurs twice keeps its slug at the top of the collection', () => {
  expect(slugsOf([entry('a/x.md', 'helper'), entry('x.md', 'helper')])).toEqual(['a-helper', 'helper']);
});

test('a name that occurs twice in one folder gets a number', () => {
  expect(slugsOf([entry('a/x.md', 'helper'), entry('a/y.md', 'helper')])).toEqual(['a-helper', 'a-helper-2']);
});

test('a slug with a prefix does not take the slug of another agent', () => {
  const slugs = slugsOf([entry('a/x.md', 'helper'), entry('b/x.md', 'helper'), entry('z.md', 'a-helper')]);
  expect(slugs).toEqual(['a-helper-2', 'b-helper', 'a-helper']);
});

test('all slugs are different', () => {
  const names = ['helper', 'Helper', 'helper-2', 'helper', 'helper!', 'a helper', 'a-helper'];
  const slugs = slugsOf(names.flatMap((name, at) => [entry(`a/${at}.md`, name), entry(`${at}.md`, name)]));
  expect(new Set(slugs).size).toBe(slugs.length);
});

test('both files with the same name have a finding', () => {
  const files = assignSlugs([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')]);
  expect(files.map(codesOf)).toEqual([['name-duplicate'], ['name-duplicate']]);
});

test('the finding about a duplicate name names the other file', () => {
  const file = second([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')]);
  expect(findingOf(file, 'name-duplicate').message).toContain('"a/x.md"');
});

test('the finding about a duplicate name says how many other files there are', () => {
  const file = second([entry('a/x.md', 'helper'), entry('b/y.md', 'helper'), entry('c/z.md', 'helper')]);
  expect(findingOf(file, 'name-duplicate').message).toContain('2 other files');
});

test('the finding about a duplicate name gives the address', () => {
  const file = second([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')]);
  expect(findingOf(file, 'name-duplicate').message).toContain('"b-helper"');
});

test('the finding about a duplicate name is at the name', () => {
  const file = second([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')]);
  expect(placeOf(findingOf(file, 'name-duplicate'))).toBe('2:7');
});

test('the excerpt of the finding about a duplicate name is the line as written', () => {
  const read = readAgent(bytesOf('---\nname:   "helper" # mine\ndescription: Helps.\n---\nBody.\n'), 'b/y.md');
  const written: AgentEntry = { ...entry('b/y.md', 'helper'), agent: agentOf(read) };
  const file = second([entry('a/x.md', 'helper'), written]);
  const { excerpt = '', column } = findingOf(file, 'name-duplicate');
  expect(excerpt.slice(column - 1)).toMatch(/^"helper"/);
});

test('two names that would give the same address are reported', () => {
  expect(codesOf(second([entry('a/x.md', 'helper'), entry('b/y.md', 'Helper')]))).toContain('slug-taken');
});

test('two names that would give the same address are not reported as one name', () => {
  expect(codesOf(second([entry('a/x.md', 'helper'), entry('b/y.md', 'Helper')]))).not.toContain('name-duplicate');
});

test('findings of an earlier scan about other files are dropped', () => {
  const [first] = assignSlugs([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')]);
  if (first === undefined) throw new Error('no file');
  expect(assignSlugs([first]).flatMap(codesOf)).toEqual([]);
});

test('findings about the file itself are kept', () => {
  expect(assignSlugs([entry('a/x.md', 'My Helper')]).flatMap(codesOf)).toEqual(['name-unusual']);
});

test('files that are not agents keep their places', () => {
  const rejected: CatalogueFile = { file: 'b.md', status: 'rejected', findings: [], stamp: undefined };
  expect(assignSlugs([entry('a.md', 'helper'), rejected, entry('c.md', 'other')])[1]).toEqual(rejected);
});

test('the files passed in are not changed', () => {
  const given = entry('a.md', 'helper');
  assignSlugs([given, entry('b.md', 'helper')]);
  expect(given.slug).toBe('');
});
