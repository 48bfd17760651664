import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { claudeCode } from '../../../../src/install/tools/claude-code.ts';
import { codex } from '../../../../src/install/tools/codex.ts';
import { cursor } from '../../../../src/install/tools/cursor.ts';
import { opencode } from '../../../../src/install/tools/opencode.ts';
import type { InstallTarget } from '../../../../src/install/tools/target.ts';
import { curlCommand, destinationOf, powershellWord, shellWord } from '../../../../src/install/commands/command.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** The arguments that a POSIX shell makes of words. */
function throughShell(words: string): string[] {
  return execFileSync('sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

describe('a shell word', () => {
  test.each(['helper', 'a/b.md', 'https://example.com/a-b_c.md', '50%', 'a@b', 'a+b'])('"%s" is not quoted', (text) => {
    expect(shellWord(text)).toBe(text);
  });

  test.each([
    '',
    'a b',
    "it's",
    '$HOME',
    '`x`',
    'a;b',
    'a&b',
    'a|b',
    '~',
    '*',
    '?',
    '[a]',
    '#a',
    '!a',
    'ä',
    'a\nb',
    '{a,b}',
  ])('"%s" is quoted', (text) => {
    expect(shellWord(text)).toMatch(/^'[^]*'$/);
  });

  test.each([
    '',
    "'",
    "''",
    "it's",
    'a"b\'c$(touch pwned);`touch pwned`<script>',
    '$HOME ${HOME} $((1+1))',
    '-n',
    '~',
    'a\\b\\',
    'a\nb\n',
    '\t',
    '%s%d',
    '世界 👋',
  ])('is read by a shell as the same text: %j', (text) => {
    expect(throughShell(shellWord(text))).toEqual([text]);
  });

  test('is read by a shell as the same text, whatever the text', () => {
    const signs = fc.constantFrom(...`' " \\ $ \` ! ; & | < > ( ) { } [ ] * ? ~ # = % -`.split(' '), ' ', '\n', '\t');
    const text = fc
      .string({ unit: fc.oneof(signs, fc.string({ unit: 'grapheme' })) })
      .filter((each) => !each.includes('\0'));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (texts) => {
        expect(throughShell(texts.map(shellWord).join(' '))).toEqual(texts);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the curl command', () => {
  const url = 'https://agents.example/agents/helper.md';

  test('writes the file into the project', () => {
    expect(curlCommand(destinationOf(claudeCode, 'project', 'helper'), url)).toContain(' .claude/agents/helper.md ');
  });

  test('writes the file into the home folder of the user', () => {
    expect(curlCommand(destinationOf(claudeCode, 'user', 'helper'), url)).toContain(
      ' "${CLAUDE_CONFIG_DIR:-$HOME/.claude}"/agents/helper.md ',
    );
  });

  test('ends with the address', () => {
    expect(curlCommand(destinationOf(claudeCode, 'project', 'helper'), url).endsWith(` ${url}`)).toBe(true);
  });

  test('is one line', () => {
    expect(curlCommand(destinationOf(claudeCode, 'project', 'a\nb'), url).split('\n')).toHaveLength(2);
  });

  test('quotes a slug with letters beyond ASCII', () => {
    expect(curlCommand(destinationOf(claudeCode, 'project', 'größe'), url)).toContain("'.claude/agents/größe.md'");
  });

  test('leaves the home folder outside the quotes', () => {
    expect(curlCommand(destinationOf(cursor, 'user', 'größe'), url)).toContain("~/'.cursor/agents/größe.md'");
  });

  test('quotes an address with a query', () => {
    expect(curlCommand(destinationOf(claudeCode, 'project', 'helper'), `${url}?a&b`)).toContain(`'${url}?a&b'`);
  });

  test('takes the folder and the file name from the tool', () => {
    const target = { ...cursor, userFolder: '.config/other', fileName: (slug: string) => `${slug}.agent.md` };
    expect(curlCommand(destinationOf(target, 'user', 'helper'), url)).toContain(' ~/.config/other/helper.agent.md ');
  });
});

describe('the curl command in a shell', () => {
  let home = '';

  beforeEach(() => {
    home = temporaryFolder(onTestFinished);
    writeFileSync(join(home, 'curl'), `#!/bin/sh\nprintf '%s\\0' "$@"\n`, { mode: 0o755 });
  });

  /** Runs the command in a shell whose curl only prints its arguments. */
  function given(scope: 'project' | 'user', slug: string, url = 'https://agents.example/a.md'): string[] {
    return givenTo(claudeCode, scope, slug, url, { HOME: '/home/me' });
  }

  function givenTo(
    target: InstallTarget,
    scope: 'project' | 'user',
    slug: string,
    url: string,
    variables: Readonly<Record<string, string>>,
  ): string[] {
    const env = { PATH: `${home}:${process.env.PATH ?? ''}`, ...variables };
    const command = curlCommand(destinationOf(target, scope, slug), url);
    return execFileSync('sh', ['-c', command], { cwd: home, env, encoding: 'utf8' }).split('\0').slice(0, -1);
  }

  test.each([
    [claudeCode, 'CLAUDE_CONFIG_DIR', '/home/my $(touch pwned)/.claude/agents/a b.md', '/moved to/agents/a b.md'],
    [codex, 'CODEX_HOME', '/home/my $(touch pwned)/.codex/agents/a b.toml', '/moved to/agents/a b.toml'],
    [
      opencode,
      'XDG_CONFIG_HOME',
      '/home/my $(touch pwned)/.config/opencode/agents/a b.md',
      '/moved to/opencode/agents/a b.md',
    ],
  ])(
    'writes into the folder that is set for $label, and not into one that is empty',
    (target, variable, usual, moved) => {
      const to = (value: string) =>
        givenTo(target, 'user', 'a b', 'https://agents.example/a.md', {
          HOME: '/home/my $(touch pwned)',
          [variable]: value,
        });
      expect(to('')).toContain(usual);
      expect(to('/moved to')).toContain(moved);
      expect(existsSync(join(home, 'pwned'))).toBe(false);
    },
  );

  test('gives curl a path in the project', () => {
    expect(given('project', 'helper')).toContain('.claude/agents/helper.md');
  });

  test('gives curl a path in the home folder of the user', () => {
    expect(given('user', 'helper')).toContain('/home/me/.claude/agents/helper.md');
  });

  test('gives curl a path in the home folder of the user if the slug has to be quoted', () => {
    expect(given('user', 'größe')).toContain('/home/me/.claude/agents/größe.md');
  });

  test('gives curl the address as one word', () => {
    expect(given('project', 'helper', "https://agents.example/a b's.md?c&d").at(-1)).toBe(
      "https://agents.example/a b's.md?c&d",
    );
  });

  test('runs nothing that a slug contains', () => {
    given('project', `a"b'c$(touch pwned);touch pwned;\`touch pwned\``);
    expect(existsSync(join(home, 'pwned'))).toBe(false);
  });
});

describe('a PowerShell word', () => {
  test.each([
    ['helper', "'helper'"],
    ['', "''"],
    ["it's", "'it''s'"],
    ['$HOME `x` $(x)', "'$HOME `x` $(x)'"],
    ['‘a’ ‚b‛', "'‘‘a’’ ‚‚b‛‛'"],
  ])('%j is written as %j', (text, word) => {
    expect(powershellWord(text)).toBe(word);
  });
});
