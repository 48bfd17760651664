import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { claudeCode } from '../../../../src/install/tools/claude-code.ts';
import {
  carefulPowershellCommand,
  curlCommand,
  destinationOf,
  powershellCommand,
  powershellWord,
  shellWord,
} from '../../../../src/install/commands/command.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** What a POSIX shell makes of a list of words. */
function throughShell(words: string): string[] {
  return execFileSync('sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

describe('a word of the shell', () => {
  test.each(['helper', 'a/b.md', 'https://example.com/a-b_c.md', '50%', 'a@b', 'a+b'])(
    '"%s" stays as it is',
    (text) => {
      expect(shellWord(text)).toBe(text);
    },
  );

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
  ])('comes out of a shell as it went in: %j', (text) => {
    expect(throughShell(shellWord(text))).toEqual([text]);
  });

  test('comes out of a shell as it went in, whatever it is', () => {
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

describe('the command for curl', () => {
  const url = 'https://agents.example/agents/helper.md';

  test('puts the file into the project', () => {
    expect(curlCommand(destinationOf(claudeCode, 'project', 'helper'), url)).toContain(' .claude/agents/helper.md ');
  });

  test('puts the file into the home of the user', () => {
    expect(curlCommand(destinationOf(claudeCode, 'user', 'helper'), url)).toContain(' ~/.claude/agents/helper.md ');
  });

  test('ends with the address', () => {
    expect(curlCommand(destinationOf(claudeCode, 'project', 'helper'), url).endsWith(` ${url}`)).toBe(true);
  });

  test('is one line', () => {
    expect(curlCommand(destinationOf(claudeCode, 'project', 'a\nb'), url).split('\n')).toHaveLength(2);
  });

  test('quotes a slug with letters that are not plain', () => {
    expect(curlCommand(destinationOf(claudeCode, 'project', 'größe'), url)).toContain("'.claude/agents/größe.md'");
  });

  test('leaves the home outside the quotes', () => {
    expect(curlCommand(destinationOf(claudeCode, 'user', 'größe'), url)).toContain("~/'.claude/agents/größe.md'");
  });

  test('quotes an address with a query', () => {
    expect(curlCommand(destinationOf(claudeCode, 'project', 'helper'), `${url}?a&b`)).toContain(`'${url}?a&b'`);
  });

  test('takes folder and file name from the target', () => {
    const target = { ...claudeCode, userFolder: '.config/other', fileName: (slug: string) => `${slug}.agent.md` };
    expect(curlCommand(destinationOf(target, 'user', 'helper'), url)).toContain(' ~/.config/other/helper.agent.md ');
  });
});

describe('the command, run', () => {
  let home = '';

  beforeEach(() => {
    home = temporaryFolder(onTestFinished);
    writeFileSync(join(home, 'curl'), `#!/bin/sh\nprintf '%s\\0' "$@"\n`, { mode: 0o755 });
  });

  /** Runs the command in a shell that has a curl which only tells what it was given. */
  function given(scope: 'project' | 'user', slug: string, url = 'https://agents.example/a.md'): string[] {
    const env = { ...process.env, HOME: '/home/me', PATH: `${home}:${process.env.PATH ?? ''}` };
    const command = curlCommand(destinationOf(claudeCode, scope, slug), url);
    return execFileSync('sh', ['-c', command], { cwd: home, env, encoding: 'utf8' }).split('\0').slice(0, -1);
  }

  test('gives curl a path in the project', () => {
    expect(given('project', 'helper')).toContain('.claude/agents/helper.md');
  });

  test('gives curl a path in the home of the user', () => {
    expect(given('user', 'helper')).toContain('/home/me/.claude/agents/helper.md');
  });

  test('gives curl a path in the home of the user when the slug has to be quoted', () => {
    expect(given('user', 'größe')).toContain('/home/me/.claude/agents/größe.md');
  });

  test('gives curl the address as one word', () => {
    expect(given('project', 'helper', "https://agents.example/a b's.md?c&d").at(-1)).toBe(
      "https://agents.example/a b's.md?c&d",
    );
  });

  test('runs nothing that a slug holds', () => {
    given('project', `a"b'c$(touch pwned);touch pwned;\`touch pwned\``);
    expect(existsSync(join(home, 'pwned'))).toBe(false);
  });
});

describe('a word of PowerShell', () => {
  test.each([
    ['helper', "'helper'"],
    ['', "''"],
    ["it's", "'it''s'"],
    ['$HOME `x` $(x)', "'$HOME `x` $(x)'"],
    ['‘a’ ‚b‛', "'‘‘a’’ ‚‚b‛‛'"],
  ])('%j is %j', (text, word) => {
    expect(powershellWord(text)).toBe(word);
  });
});

describe('the commands for PowerShell', () => {
  const url = "https://agents.example/agents/it's.md";
  const sha256 = '0123456789abcdef'.repeat(4);

  test('the short one puts the file into the project', () => {
    expect(powershellCommand(destinationOf(claudeCode, 'project', "it's"), url)).toBe(
      "New-Item -ItemType Directory -Force '.claude/agents' | Out-Null; " +
        "Invoke-WebRequest -UseBasicParsing 'https://agents.example/agents/it''s.md' -OutFile '.claude/agents/it''s.md'",
    );
  });

  test('the short one puts the file into the home of the user', () => {
    const command = powershellCommand(destinationOf(claudeCode, 'user', 'helper'), url);
    expect(command).toContain("-OutFile (Join-Path $HOME '.claude/agents/helper.md')");
  });

  test('the careful one looks before it fetches, and checks before it moves', () => {
    const command = carefulPowershellCommand(destinationOf(claudeCode, 'project', 'helper'), url, sha256);
    const steps = ['Test-Path', 'New-Item', 'Invoke-WebRequest', 'Get-FileHash', sha256, 'Move-Item', 'Remove-Item'];
    const places = steps.map((step) => command.indexOf(step));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
