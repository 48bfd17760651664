import { describe, expect, test } from 'vitest';
import { portableForm } from '../../../../src/agent/portable.ts';
import { codesOf, findingOf } from '../../findings.ts';
import { agentOf, fileWith, read } from '../../make/agent-file.ts';
import { textOf } from '../../make/bytes.ts';

const LINES = [
  ['no colon', 'tools Read, Grep', 'has no colon'],
  ['an equals sign', 'tools = Read, Grep', 'has "=" instead of a colon'],
  ['an equals sign without spaces', 'tools=Read, Grep', 'has "=" instead of a colon'],
  ['an arrow', 'tools => Read, Grep', 'has "=>" instead of a colon'],
  ['a semicolon', 'tools; Read, Grep', 'has ";" instead of a colon'],
  ['a dash after the name', 'tools - Read, Grep', 'has "-" instead of a colon'],
  ['a bold name', '**tools**: Read, Grep', 'has "**" around its name'],
  ['a name in backticks', '`tools`: Read, Grep', 'has "`" around its name'],
  ['a quote mark', '> tools: Read, Grep', 'begins with ">"'],
  ['a dash', '- tools: Read, Grep', 'begins with "-"'],
  ['a star', '* tools: Read, Grep', 'begins with "*"'],
  ['a full-width colon', 'tools：Read, Grep', 'a full-width colon (U+FF1A)'],
  ['a no-break space after the colon', 'tools:\u00A0Read, Grep', 'a no-break space (U+00A0) after its colon'],
  ['an ideographic space after the colon', 'tools:\u3000Read, Grep', 'an ideographic space (U+3000) after its colon'],
  ['indentation', '  tools: Read, Grep', 'is indented to column 3'],
  ['a tab', '\ttools: Read, Grep', 'is indented with a tab'],
] as const;

describe('a line that no reader takes for a field', () => {
  test.each(LINES)('is reported at the line, with the cause and the line as it should be: %s', (_, line, cause) => {
    const file = read(fileWith(`description: Reads only.\n${line}`));
    const [found] = file.findings;
    expect(found).toMatchObject({ line: 4, severity: 'warning', corrected: 'tools: Read, Grep' });
    expect(found?.message).toContain(cause);
  });

  test.each(LINES)('is never put into the description: %s', (_, line) => {
    const file = read(fileWith(`description: Reads only.\n${line}`));
    const { description, access } = agentOf(file);
    expect(description).toBe('Reads only.');
    expect(access.everything).toBe(false);
    expect(file.findings.filter(({ corrected }) => /description.*tools/.test(corrected ?? ''))).toEqual([]);
  });

  test.each(LINES)('is a field of the portable copy: %s', (_, line) => {
    const file = read(fileWith(`description: Reads only.\n${line}`));
    const portable = textOf(portableForm(file.bytes, agentOf(file)));
    expect(portable).toContain('description: "Reads only."\ntools: "Read, Grep"\n');
  });

  test('is read with the list below it', () => {
    const file = read(fileWith('description: Reads only.\ntools：\n  - Read\n  - Grep'));
    expect(agentOf(file).access.tools).toEqual(['Read', 'Grep']);
    expect(file.findings[0]?.corrected).toBe('tools: Read, Grep');
  });

  test('is the name or the description, too', () => {
    const file = read('---\nname: helper\ndescription:\u00A0Reads only.\n---\nBody.\n');
    expect(agentOf(file)).toMatchObject({ name: 'helper', description: 'Reads only.' });
    expect(findingOf(file, 'not-loaded')).toMatchObject({ line: 3, corrected: 'description: Reads only.' });
  });

  test('is the first line', () => {
    const file = read('---\n name: helper\ndescription: Reads only.\n---\nBody.\n');
    expect(codesOf(file)).toEqual(['not-loaded']);
    expect(findingOf(file, 'not-loaded')).toMatchObject({ line: 2, corrected: 'name: helper' });
  });

  test('is every line of a header that is indented unevenly', () => {
    const file = read('---\n name: helper\n  description: Reads only.\n---\nBody.\n');
    expect(
      file.findings.map(({ line, fix }) => [line, fix.startsWith('Begin every field at the first column')]),
    ).toEqual([
      [2, true],
      [3, true],
    ]);
  });
});

describe('a line that belongs to the value above it', () => {
  test.each([
    ['to a block', 'description: Is: broken.\nnotes: |\n  tools: Read'],
    ['to a map', 'description: Is: broken.\nmetadata:\n  tools: Read'],
    ['to a quotation', 'description: Is: broken.\nnotes: "a\n  tools: Read"'],
    ['to a list', 'description: Is: broken.\nnotes:\n  - tools: Read'],
  ])('stays there: %s', (_, header) => {
    expect(agentOf(read(fileWith(header))).access.everything).toBe(true);
  });

  test.each([
    ['prose', 'description: Is: broken.\n  tools are few, model them well.'],
    ['prose with a colon', 'description: Is: broken.\n  model: whatever fits.'],
  ])('stays there: %s', (_, header) => {
    expect(agentOf(read(fileWith(header))).fields.map(({ key }) => key)).toEqual(['name', 'description']);
  });
});

test.each(['=', '：'])('every field may have another sign than a colon: %s', (sign) => {
  const file = read(`---\nname${sign} helper\ndescription${sign} Reads only.\ntools${sign} Read\n---\nBody.\n`);
  expect(agentOf(file)).toMatchObject({ name: 'helper', description: 'Reads only.', access: { tools: ['Read'] } });
  expect(file.findings.map(({ line, corrected }) => [line, corrected])).toEqual([
    [2, 'name: helper'],
    [3, 'description: Reads only.'],
    [4, 'tools: Read'],
  ]);
});

test.each(['tools: Read, Grep', 'tools: Read, Grep"'])(
  'a quotation that is not closed ends above a limit: %s',
  (line) => {
    const file = read(fileWith(`description: "Reads only.\n${line}`));
    expect(agentOf(file)).toMatchObject({ description: 'Reads only.', access: { tools: ['Read', 'Grep'] } });
    expect(findingOf(file, 'not-loaded')).toMatchObject({ line: 3, corrected: 'description: "Reads only."' });
  },
);
