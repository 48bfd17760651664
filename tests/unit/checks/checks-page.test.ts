import { expect, test } from 'vitest';
import type { CatalogueFile } from '../../../src/catalogue/entry.ts';
import { checksPage } from '../../../src/checks/checks-page.ts';
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
  expect(checksPage([sound, unknown], 1).files.map(({ file }) => file)).toEqual([unknown]);
});

test('files are numbered over all pages', () => {
  expect(checksPage(many, 2).files.map(({ id }) => id)).toEqual(['file-49', 'file-50']);
});

test('kinds and skipped files are on the first page only', () => {
  const [first, second] = [checksPage([...many, skipped], 1), checksPage([...many, skipped], 2)];
  expect([first.kinds.length, first.skipped]).toEqual([1, [skipped]]);
  expect([second.kinds, second.skipped]).toEqual([[], []]);
});

test('severities are counted on the page that shows them', () => {
  expect(checksPage(many, 2).severities).toEqual([{ severity: 'note', count: 2 }]);
});
