import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { finding, type FindingCode, type FindingDetails } from '../../../src/agent/findings/finding.ts';
import type { CatalogueFile } from '../../../src/catalogue/entry.ts';
import { countErrors, formatCount, formatReport } from '../../../src/collection/report.ts';
import { readFixture } from '../make/fixture.ts';

const plain = { color: false, width: 80 };

function file(name: string, ...findings: CatalogueFile['findings']): CatalogueFile {
  return { file: name, status: 'rejected', findings, stamp: undefined };
}

function found(
  code: FindingCode,
  line: number,
  column: number,
  shown: FindingDetails = {},
): CatalogueFile['findings'][number] {
  return finding(code, { file: 'a.md', line, column }, 'What is wrong.', 'How to mend it.', shown);
}

/** The character of the excerpt that the caret is under. */
function pointedAt(report: string): string {
  const lines = report.split('\n');
  const caretLine = lines.findIndex((line) => /\|\s*\^$/.test(line));
  return lines[caretLine - 1]?.charAt(lines[caretLine]?.indexOf('^') ?? -1) ?? '';
}

describe('one finding', () => {
  const report = formatReport([file('team/a.md', found('description-missing', 12, 7, { excerpt: 'abcdefgh' }))], plain);

  test.each([
    ['the file', 'team/a.md'],
    ['file, line, column and severity together', 'team/a.md:12:7 error'],
    ['what is wrong', 'What is wrong.'],
    ['its code', 'description-missing'],
    ['the offending line with its number', '   12 | abcdefgh'],
    ['the fix', 'fix: How to mend it.'],
  ])('shows %s', (_, text) => {
    expect(report).toContain(text);
  });

  test('puts the caret under the column', () => {
    expect(pointedAt(report)).toBe('g');
  });

  test('ends with a line break', () => {
    expect(report.endsWith('.\n')).toBe(true);
  });

  test('has no colours if none are wanted', () => {
    expect(stripVTControlCharacters(report)).toBe(report);
  });

  test('shows the corrected line', () => {
    const corrected = found('name-unusual', 1, 1, { excerpt: 'name: A', corrected: 'name: a' });
    expect(formatReport([file('a.md', corrected)], plain)).toMatch(/fix: How to mend it\.\n +name: a\n/);
  });

  test('needs no excerpt', () => {
    expect(formatReport([file('a.md', found('bytes-bom', 1, 1))], plain)).not.toContain('|');
  });
});

describe('colours', () => {
  const files = [file('a.md', found('description-missing', 3, 2, { excerpt: 'abc' }))];

  test('are used if they are wanted', () => {
    expect(formatReport(files, { ...plain, color: true })).toContain('\u001B[31merror');
  });

  test('change nothing else', () => {
    expect(stripVTControlCharacters(formatReport(files, { ...plain, color: true }))).toBe(formatReport(files, plain));
  });
});

describe('long lines', () => {
  const excerpt = `${'a'.repeat(200)}X${'b'.repeat(200)}`;

  test.each([
    ['the start', 1, `X${'b'.repeat(400)}`],
    ['the middle', 201, excerpt],
    ['the end', 401, `${'a'.repeat(400)}X`],
  ])('keep the caret under its character at %s', (_, column, text) => {
    const report = formatReport([file('a.md', found('field-value', 1, column, { excerpt: text }))], plain);
    expect(pointedAt(report)).toBe('X');
  });

  test('are cut to the width', () => {
    const report = formatReport([file('a.md', found('field-value', 1, 201, { excerpt }))], { color: false, width: 40 });
    expect(report.split('\n').find((line) => line.includes(' | '))?.length).toBeLessThanOrEqual('    1 | '.length + 42);
  });

  test('show that they were cut', () => {
    const report = formatReport([file('a.md', found('field-value', 1, 201, { excerpt }))], plain);
    expect(report).toMatch(/\| …a+Xb+…\n/);
  });

  test('are cut in corrected lines too', () => {
    const long = found('field-value', 1, 1, { corrected: 'c'.repeat(500) });
    expect(formatReport([file('a.md', long)], plain)).not.toContain('c'.repeat(81));
  });
});

describe('the text of a file', () => {
  test.each([
    ['an escape', '\u001B[2J'],
    ['a bell', '\u0007'],
    ['a carriage return', '\r'],
    ['a right-to-left override', '\u202E'],
    ['a control character of eight bits', '\u009B'],
  ])('cannot steer the terminal with %s', (_, characters) => {
    const report = formatReport(
      [file(`a${characters}.md`, found('field-value', 1, 1, { excerpt: `x${characters}y`, corrected: characters }))],
      plain,
    );
    expect(report).not.toContain(characters.charAt(0));
  });

  test('does not move the caret with a tab', () => {
    const report = formatReport([file('a.md', found('field-value', 1, 3, { excerpt: '\t\tX' }))], plain);
    expect(pointedAt(report)).toBe('X');
  });

  test('does not move the caret with a hidden tag', () => {
    const report = formatReport([file('a.md', found('field-value', 1, 4, { excerpt: 'a\u{E0041}X' }))], plain);
    expect(pointedAt(report)).toBe('X');
  });
});

describe('several files', () => {
  const agent = readFixture('agents/odd-values.md');
  const files: CatalogueFile[] = [
    file('broken.md', found('description-missing', 1, 1), found('bytes-bom', 1, 1)),
    file('fine.md'),
    { file: 'README.md', status: 'skipped', reason: 'a README', findings: [], stamp: undefined },
    { file: 'odd-values.md', status: 'rejected', findings: agent.findings, stamp: undefined },
  ];

  test('are counted', () => {
    expect(formatCount(files)).toBe('4 files: 0 agents, 1 skipped, 1 error, 9 warnings, 0 notes.');
  });

  test('are counted by kind of finding', () => {
    expect(countErrors(files)).toBe(1);
  });

  test('are shown in order', () => {
    const report = formatReport(files, plain);
    expect(report.indexOf('broken.md')).toBeLessThan(report.indexOf('odd-values.md'));
  });

  test('are not shown without findings', () => {
    expect(formatReport(files, plain)).not.toContain('fine.md');
  });

  test('end with the count', () => {
    expect(formatReport(files, plain)).toContain(`\n\n${formatCount(files)}\n`);
  });

  test('without findings are only counted', () => {
    expect(formatReport([file('fine.md')], plain)).toBe(
      '1 file: 0 agents, 0 skipped, 0 errors, 0 warnings, 0 notes.\n',
    );
  });
});

test('a folder without files is counted', () => {
  expect(formatCount([])).toBe('0 files: 0 agents, 0 skipped, 0 errors, 0 warnings, 0 notes.');
});

test('thousands have commas', () => {
  expect(formatCount(Array.from({ length: 1234 }, () => file('a.md')))).toContain('1,234 files');
});

describe('no line is a command for GitHub Actions', () => {
  test.each([
    '::stop-commands::x.md',
    '  ::error::x.md',
    '\u00A0::x.md',
    'a/\n::x.md',
    '##[group]x.md',
    'a/##[add-mask]x.md',
  ])('in a report about %j', (text) => {
    const report = formatReport(
      [file(text, found('field-value', 1, 1, { excerpt: text, corrected: text }), found('bytes-bom', 1, 1))],
      plain,
    );
    expect(report).not.toMatch(/^\s*::|##\[/m);
  });

  test('and a path of colons is one still', () => {
    expect(formatReport([file('::a.md', found('bytes-bom', 1, 1))], plain)).toMatch(/^\.\/::a\.md:1:1 /);
  });

  test('and the caret is under its character', () => {
    const report = formatReport([file('a.md', found('field-value', 1, 5, { excerpt: '##[aX' }))], plain);
    expect(pointedAt(report)).toBe('X');
  });
});
