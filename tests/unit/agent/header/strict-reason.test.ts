import { describe, expect, test } from 'vitest';
import { findingOf, placeOf } from '../../findings.ts';
import { read, readWith } from '../../make/agent-file.ts';

describe('a header that strict YAML rejects for its indentation', () => {
  test.each([
    ['a list', 'tools:\n\t- Read\n\t- Grep', '5:1'],
    ['a map', 'hooks:\n\tStop:\n\t\t- hooks: []', '5:1'],
  ])('names the tab: %s', (_, lines, place) => {
    const found = findingOf(readWith(lines), 'header-not-strict');
    expect(placeOf(found)).toBe(place);
    expect(found.message).toContain('A tab');
    expect(found.fix).toBe('Indent with spaces.');
  });

  test('never turns a map into a text', () => {
    expect(findingOf(readWith('hooks:\n\tStop:\n\t\t- hooks: []'), 'header-not-strict').corrected).toBeUndefined();
  });

  test.each([
    ['a line less than the first', 'metadata:\n    a: 1\n  b: 2', '6:3'],
    ['a line more than the one above', 'metadata:\n  a: 1\n    b: 2', '6:5'],
    ['an entry of a list', 'skills:\n    - a\n  - b', '6:3'],
  ])('says that lines begin at different columns: %s', (_, lines, place) => {
    const found = findingOf(readWith(lines), 'not-loaded');
    expect(placeOf(found)).toBe(place);
    expect(found.message).toContain('begin at different columns');
    expect(found.fix).toContain('same column');
  });

  test('says that tabs indent the fields, which Claude Code reads', () => {
    const file = read('---\n\tname: helper\n\tdescription: Reads only.\n---\nBody.\n');
    expect(file.agent?.loading).toBe('claude-code');
    expect(file.findings).toMatchObject([
      { code: 'header-not-strict', line: 2, corrected: 'name: helper' },
      { code: 'header-not-strict', line: 3, corrected: 'description: Reads only.' },
    ]);
    expect(file.findings[0]?.message).toContain('a tab');
  });

  test('says that entries are joined because they begin at different columns', () => {
    const found = findingOf(readWith('tools:\n  - Read\n   - Grep'), 'tool-unknown');
    expect(found).toMatchObject({ line: 6, fix: 'Begin every entry at the same column.' });
  });
});
