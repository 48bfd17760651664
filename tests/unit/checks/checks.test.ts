import { expect, test } from 'vitest';
import { finding, type FindingCode } from '../../../src/agent/findings/finding.ts';
import { kindsOf, MAX_SHOWN, orderedFiles, shownFindings } from '../../../src/checks/checks.ts';
import type { CatalogueFile } from '../../../src/catalogue/entry.ts';

function file(name: string, ...codes: FindingCode[]): CatalogueFile {
  const findings = codes.map((code) => finding(code, { file: name, line: 1, column: 1 }, 'What.', 'Fix.'));
  return { file: name, status: 'rejected', findings, stamp: undefined };
}

test('files without findings are not listed', () => {
  expect(orderedFiles([file('a.md')])).toEqual([]);
});

test('files with errors come first', () => {
  const files = [file('a.md', 'tool-duplicate'), file('b.md', 'description-missing')];
  expect(orderedFiles(files).map((each) => each.file)).toEqual(['b.md', 'a.md']);
});

test('a kind has the number of its findings', () => {
  expect(kindsOf([file('a.md', 'tool-unknown', 'tool-unknown')])[0]?.count).toBe(2);
});

test('a kind lists every file once', () => {
  expect(kindsOf([file('a.md', 'tool-unknown', 'tool-unknown')])[0]?.files).toEqual([{ file: 'a.md', number: 1 }]);
});

test('kinds of errors come before more frequent warnings', () => {
  const files = [file('a.md', 'tool-unknown', 'tool-unknown', 'description-missing')];
  expect(kindsOf(files).map(({ code }) => code)).toEqual(['description-missing', 'tool-unknown']);
});

test('the most severe of very many findings are shown, in the order of the file', () => {
  const notes = Array<FindingCode>(MAX_SHOWN).fill('tool-duplicate');
  const { findings } = file('a.md', ...notes, 'description-missing', 'tool-unknown');
  const shown = shownFindings(findings);
  expect(shown).toHaveLength(MAX_SHOWN);
  expect(shown.slice(-3).map(({ code }) => code)).toEqual(['tool-duplicate', 'description-missing', 'tool-unknown']);
});
