import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgentFile } from '../../../../src/agent/agent-file.ts';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { fixSafely, safeByThemselves } from '../../../../src/checks/fixes/safe-fixes.ts';
import { fileWith } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';
import { codesOf } from '../../findings.ts';

const UNQUOTED = 'description: Reviews changes. Context: before a merge.';
const QUOTED = 'description: "Reviews changes. Context: before a merge."';

function readBytes(bytes: Uint8Array): AgentFile {
  return readAgent(bytes, 'agent.md');
}

/** The text of a file after its fixes. */
function fixed(text: string): string {
  const { file } = fixSafely(readBytes(bytesOf(text)), readBytes);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
}

describe('a fix is made', () => {
  test.each([
    ['for a value that needs quotes', UNQUOTED, QUOTED],
    ['for escapes outside quotes', 'description: Reviews.\\nSecond line.', 'description: "Reviews.\\nSecond line."'],
    [
      'for escapes that are escaped',
      'description: "Reviews.\\\\nSecond line."',
      'description: "Reviews.\\nSecond line."',
    ],
    ['for a name or description that is no text', 'description: 2026', 'description: "2026"'],
    [
      'for a file that no reader loads',
      'description: "Reviews changes", says when.',
      'description: "\\"Reviews changes\\", says when."',
    ],
    ['for tools between blanks', 'description: Reviews.\ntools: Read Grep', 'description: Reviews.\ntools: Read, Grep'],
    [
      'for a value of several lines',
      'description: Reviews changes. Context: before\n  a merge.\nmodel: opus',
      'description: "Reviews changes. Context: before\\n  a merge."\nmodel: opus',
    ],
    [
      'for several fields at once',
      `${UNQUOTED}\ncolor: red\ninitialPrompt: Start: now`,
      `${QUOTED}\ncolor: red\ninitialPrompt: "Start: now"`,
    ],
    [
      'for several findings of a field',
      'description: Reviews changes. Context: before.\\nThen again.',
      'description: "Reviews changes. Context: before.\\nThen again."',
    ],
  ])('%s', (_, before, after) => {
    expect(fixed(fileWith(before))).toBe(fileWith(after));
  });

  test('for a first line with more than hyphens', () => {
    const text = fileWith('description: Helps.');
    expect(fixed(text.replace('---', '---yaml'))).toBe(text);
  });
});

describe('a file is left to people', () => {
  test.each([
    ['when its name would change', 'name: Helper One\ndescription: Helps.'],
    ['when it would lose tools', 'description: Helps.\nallowed-tools: Read'],
    ['when a value that is ignored would count', 'description: Helps.\nmodel: Opus'],
    ['when more would be loaded', 'description: Reviews changes of issue #12 and later.'],
    ['when a comment would be lost', `${UNQUOTED}\ntools: Read Grep # for reading`],
    ['when a hash may be a heading', `${UNQUOTED}\n# Keep.\n  More: text.`],
    ['when a line belongs elsewhere', 'description: |\n  Helps.\n  tools: Read'],
  ])('%s', (_, header) => {
    const text = header.startsWith('name:') ? `---\n${header}\n---\n\nWork.\n` : fileWith(header);
    const { fixes } = fixSafely(readBytes(bytesOf(text)), readBytes);
    expect(
      fixes.flatMap(({ findings }) => codesOf({ findings })).filter((code) => code !== 'header-not-strict'),
    ).toEqual([]);
  });

  test.each([
    ['because its header never ends', '---\nname: a\ndescription: Helps.\n----\n\nWork.\n'],
    ['because its header starts with too many hyphens', '----\nname: a\ndescription: Helps.\n---\n\nWork.\n'],
    ['because its header is in another language', '---js\nname: a\ndescription: Helps.\n---\n\nWork.\n'],
    ['because its prompt would change', '---\nname: a\ndescription: Helps.\n-----\nWork.\n\n---\n'],
    ['because it is documentation', '# Notes: more\n'],
  ])('%s', (_, text) => {
    expect(fixed(text)).toBe(text);
  });

  test('when it is not Markdown', () => {
    const bytes = bytesOf('name = "a"\ndescription = "b"\ndeveloper_instructions = "c"\nmodel = "GPT: 5"\n');
    const file = readAgent(bytes, '.codex/agents/a.toml');
    expect(fixSafely(file, (other) => readAgent(other, '.codex/agents/a.toml')).fixes).toEqual([]);
  });

  test('when bytes in the line are not UTF-8', () => {
    const bytes = bytesOf(fileWith(UNQUOTED));
    bytes[bytes.indexOf(0x63)] = 0xff;
    expect(fixSafely(readBytes(bytes), readBytes).file.bytes).toEqual(bytes);
  });
});

describe('what is kept', () => {
  test.each([
    ['Windows line endings', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['both', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['line endings of both kinds', (text: string) => text.replace(/\n(?=model)/, '\r\n')],
    ['a missing line ending at the end', (text: string) => text.trimEnd()],
    ['comments between fields', (text: string) => text.replace('description:', '# What it does.\ndescription:')],
    ...[
      ['a comment below', '# Keep.'],
      ['an indented comment below', '  # Keep.'],
      ['a comment behind a tab', '\t# Keep.'],
      ['several comments below', '# Keep.\n\n  #this\n#'],
      ['a comment that looks like a field', '# color: red'],
      ['a comment with quotes', '# "Keep" it’s'],
    ].flatMap(([name = '', comment = '']): [string, (text: string) => string][] => {
      const below = (text: string): string => text.replace(/\nmodel/, () => `\n${comment}\nmodel`);
      const last = (text: string): string => text.replace(/\nmodel: opus/, () => `\n${comment}`);
      return [
        [name, below],
        [`${name}, with Windows line endings`, (text) => below(text).replaceAll('\n', '\r\n')],
        [`${name}, at the end of the header`, last],
        [`${name}, at the end, with Windows line endings`, (text) => last(text).replaceAll('\n', '\r\n')],
      ];
    }),
  ])('%s', (_, change) => {
    const of = (line: string) => change(fileWith(`${line}\nmodel: opus`));
    expect(fixed(of(UNQUOTED))).toBe(of(QUOTED));
  });

  test('bytes of the prompt that are not UTF-8', () => {
    const prompt = Uint8Array.of(0x41, 0xff, 0xfe, 0x0d, 0x0a, 0x00);
    const bytes = new Uint8Array([...bytesOf(fileWith(UNQUOTED, '')), ...prompt]);
    const { file, fixes } = fixSafely(readBytes(bytes), readBytes);
    expect(fixes).toHaveLength(1);
    expect(file.bytes.slice(-prompt.length)).toEqual(prompt);
  });
});

describe('of fixes that do not go together', () => {
  test('those are made that do', () => {
    const text = fileWith(`${UNQUOTED}\nallowed-tools: Read\ninitialPrompt: Start: now`);
    const { file, fixes } = fixSafely(readBytes(bytesOf(text)), readBytes);
    expect(fixes).toHaveLength(2);
    expect(codesOf(file)).toEqual(['field-near-miss']);
  });

  test('each that is safe is named by itself', () => {
    const file = readBytes(bytesOf(fileWith(`${UNQUOTED}\nallowed-tools: Read\ninitialPrompt: Start: now`)));
    expect(safeByThemselves(file, readBytes).map(({ startLine }) => startLine)).toEqual([3, 5]);
  });

  test('the number of times a file is read grows with their number, and not with its square', () => {
    const readsOf = (count: number): number => {
      let reads = 0;
      const wrong = Array.from({ length: count }, (_, index) => `own-${index}: A: b`);
      fixSafely(readBytes(bytesOf(fileWith(`${UNQUOTED}\n${wrong.join('\n')}`))), (bytes) => {
        reads += 1;
        return readBytes(bytes);
      });
      return reads;
    };
    expect(readsOf(40)).toBeLessThan(readsOf(10) * 5);
  });
});

const words = fc.array(
  fc.constantFrom(
    'Reviews',
    'it: now',
    '#1',
    '"so"',
    "it's",
    '\\n',
    '---',
    'é',
    '日本',
    '- a',
    '{b}',
    '\t',
    '> c',
    '|',
  ),
  {
    minLength: 1,
    maxLength: 8,
  },
);
const header = fc.record({
  description: words.map((all) => all.join(' ')),
  others: fc.array(
    fc.constantFrom(
      'tools: Read Grep',
      'tools: Read, Write # all',
      'allowed-tools: Read',
      'model: Opus',
      'model: opus',
      'color: Red: dark',
      'initialPrompt: Go: now',
      'mine: [a, b',
      '# a remark',
      'skills:\n  - a: b\n  - c',
    ),
    { maxLength: 4 },
  ),
  prompt: fc.oneof(
    fc.string(),
    fc.constant('Work.\n'),
    words.map((all) => all.join('\n')),
  ),
  ending: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
});

describe('of any file', () => {
  test('a fix changes neither the prompt nor what another field says', () => {
    fc.assert(
      fc.property(header, ({ description, others, prompt, ending, mark }) => {
        const lines = ['---', 'name: helper', `description: ${description}`, ...others, '---', '', prompt];
        const before = readBytes(bytesOf(mark + lines.join('\n').replaceAll('\n', ending)));
        const { file: after, fixes } = fixSafely(before, readBytes);
        if (fixes.length === 0) {
          expect(after).toBe(before);
          return;
        }
        const [old, now] = [before.agent, after.agent];
        expect(after.bytes.subarray(now?.bodyOffset)).toEqual(before.bytes.subarray(old?.bodyOffset));
        expect([now?.name, now?.description, now?.access]).toEqual([old?.name, old?.description, old?.access]);
        expect(now?.fields.map(({ key }) => key)).toEqual(old?.fields.map(({ key }) => key));
        const skipped = new Set(['name', 'description', ...fixes.map(({ text }) => /^[\w-]+/.exec(text)?.[0])]);
        const said = (file: AgentFile) =>
          file.agent?.fields
            .filter(({ key }) => !skipped.has(key))
            .map(({ key, value, written }) => ({ key, value, written }));
        expect(said(after)).toEqual(said(before));
        expect(after.findings.length).toBeLessThan(before.findings.length);
      }),
      { numRuns: 500 },
    );
  });

  test('a second run finds nothing left to fix', () => {
    fc.assert(
      fc.property(header, ({ description, others, prompt, ending, mark }) => {
        const lines = ['---', 'name: helper', `description: ${description}`, ...others, '---', '', prompt];
        const { file } = fixSafely(readBytes(bytesOf(mark + lines.join('\n').replaceAll('\n', ending))), readBytes);
        expect(fixSafely(file, readBytes).fixes).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
