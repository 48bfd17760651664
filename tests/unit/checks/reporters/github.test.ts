import { describe, expect, test } from 'vitest';
import { reportForGitHub } from '../../../../src/checks/reporters/github.ts';
import { found, PLACE, reportOf } from './report.ts';

/** The commands of a report, read as GitHub's runner reads them. */
function commandsIn(text: string): { command: string; properties: Record<string, string>; message: string }[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*::([^ :]+)(?: ([^:]*))?::(.*)$/.exec(line);
    if (match === null) return [];
    const [, command = '', properties = '', message = ''] = match;
    const unescape = (part: string): string =>
      part
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%25', '%');
    const pairs = properties.split(',').map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [name, unescape(value.join('='))];
    });
    return [{ command, properties: Object.fromEntries(pairs), message: unescape(message) }];
  });
}

function report(files: Parameters<typeof reportOf>[0]): string {
  return reportForGitHub(reportOf(files), PLACE);
}

test('an annotation has the file below the repository, line, column, title and fix', () => {
  expect(commandsIn(report({ '/work/repo/agents/one.md': [found('header-not-strict')] }))).toEqual([
    {
      command: 'warning',
      properties: {
        file: 'agents/one.md',
        line: '3',
        col: '14',
        title: 'Strict YAML readers reject the header (header-not-strict)',
      },
      message: 'What is wrong.\nHow to mend it.',
    },
  ]);
});

test.each([
  ['error', 'description-missing', 'error'],
  ['warning', 'tool-unknown', 'warning'],
  ['note', 'bytes-crlf', 'notice'],
] as const)('a finding of severity %s is the command for it', (_, code, command) => {
  expect(commandsIn(report({ '/work/repo/one.md': [found(code)] }))).toMatchObject([{ command }]);
});

test.each(['a,b.md', 'a:b.md', 'a%b.md', 'a::b.md', '50%25,%0A.md', 'a=b.md', 'ü 日本.md'])(
  'the path %j is escaped and reads back',
  (name) => {
    const [command] = commandsIn(report({ [`/work/repo/${name}`]: [found('tool-unknown')] }));
    expect(command?.properties).toMatchObject({ file: name, line: '3' });
  },
);

test.each(['50% of it', '%0A', 'a\r\nb', '::error::no', 'a, b: c'])(
  'the message %j is escaped and reads back',
  (message) => {
    const text = report({ '/work/repo/one.md': [{ ...found('tool-unknown'), message }] });
    expect(commandsIn(text)).toHaveLength(1);
    expect(commandsIn(text)[0]?.message).toMatch(/\nHow to mend it\.$/);
    if (!message.includes('\r')) expect(commandsIn(text)[0]?.message).toContain(message);
  },
);

describe('of more findings than GitHub shows', () => {
  const many = Array.from({ length: 25 }, (_, index) => found('tool-unknown', index + 1));
  const text = report({ '/work/repo/one.md': [...many, found('description-missing', 99)] });

  test('ten of each severity are annotations, the worst first', () => {
    const commands = commandsIn(text);
    expect(commands.map(({ command }) => command)).toEqual(['error', ...Array<string>(10).fill('warning')]);
  });

  test('the others are lines of the log', () => {
    expect(text).toContain('15 more warnings (GitHub shows only 10 of a kind for each step):\n');
    expect(text.match(/^- one\.md:\d+:14 warning What is wrong\. \(tool-unknown\)$/gm)).toHaveLength(15);
  });

  test('none of these lines is a command, whatever the file is called or says', () => {
    for (const name of ['::error::x.md', '##[error]x.md', 'x\n::error::y.md', '\u2028::error::x.md']) {
      const hostile = many.map((each) => ({ ...each, message: `##[add-mask]${name}` }));
      const lines = report({ [`/work/repo/${name}`]: hostile })
        .split('\n')
        .slice(10);
      expect(lines.filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
    }
  });
});

test('a count ends it', () => {
  expect(report({ '/work/repo/one.md': [] })).toBe('1 file: 0 agents, 0 skipped, 0 errors, 0 warnings, 0 notes.\n');
});

test('nothing in it steers a terminal', () => {
  const hostile = { ...found('tool-unknown'), message: 'a\u001B[2J\u202Eb', corrected: 'c\u009B' };
  expect(report({ '/work/repo/a\u001B[2J\u202E.md': [hostile] })).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
});
