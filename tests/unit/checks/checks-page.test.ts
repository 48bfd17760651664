import { expect, test } from 'vitest';
import type { CatalogueFile } from '../../../src/catalogue/entry.ts';
import { checkedOf, checksPage, checksPageKey } from '../../../src/checks/checks-page.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const sound = entryOf(read(fileWith('description: Helps.')), 'sound');
const unknown = entryOf(read(fileWith('description: Helps.\nflavour: x')), 'unknown');
const skipped: CatalogueFile = {
  file: 'x.md',
  status: 'skipped',
  reason: 'a README',
  findings: [],
  stamp: undefined,
};
const many = Array.from({ length: 50 }, (_, index): CatalogueFile => ({ ...unknown, file: `${index}.md` }));

test('only files with findings are listed', () => {
  expect(checksPage(checkedOf([sound, unknown]), 1).files.map(({ file }) => file)).toEqual([unknown]);
});

test('files are numbered over all pages', () => {
  expect(checksPage(checkedOf(many), 2).files.map(({ id }) => id)).toEqual(['file-49', 'file-50']);
});

test('kinds and skipped files are on the first page only', () => {
  const checked = checkedOf([...many, skipped]);
  const [first, second] = [checksPage(checked, 1), checksPage(checked, 2)];
  expect([first.kinds.length, first.skipped]).toEqual([1, [skipped]]);
  expect([second.kinds, second.skipped]).toEqual([[], []]);
});

test('of very many files, each kind lists the first and counts the others', () => {
  const files = Array.from({ length: 500 }, (_, index): CatalogueFile => ({ ...unknown, file: `${index}.md` }));
  const [kind] = checksPage(checkedOf(files), 1).kinds;
  expect([kind?.count, kind?.files.length, kind?.more]).toEqual([500, 20, 480]);
});

test('of very many skipped files, the first are listed and all are counted', () => {
  const files = Array.from({ length: 500 }, (_, index): CatalogueFile => ({ ...skipped, file: `${index}.md` }));
  const page = checksPage(checkedOf(files), 1);
  expect([page.skipped.length, page.skippedCount]).toEqual([100, 500]);
});

test('severities are counted on the page that shows them', () => {
  expect(checksPage(checkedOf(many), 2).severities).toEqual([{ severity: 'note', count: 2 }]);
});

test('a page has another key when a file on it has another finding, and not when a file on another page has', () => {
  const keyOf = (files: readonly CatalogueFile[]): string => checksPageKey(checkedOf(files), 2);
  const changed = (at: number): CatalogueFile[] =>
    many.map((file, index) =>
      index === at ? { ...file, findings: file.findings.map((each) => ({ ...each, line: 9 })) } : file,
    );
  expect(keyOf(changed(49))).not.toBe(keyOf(many));
  expect(keyOf(changed(0))).toBe(keyOf(many));
});
