import { describe, expect, test } from 'vitest';
import { listTexts, powershellScript, shellScript } from '../../../../src/install/commands/install-script.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';

describe('install.ps1', () => {
  const script = powershellScript('https://agents.example/base/', TARGETS, 'Agent Catalogue');

  test('is ASCII, since PowerShell 5.1 reads it as Latin-1', () => {
    expect(script).toMatch(/^[\n\x20-\x7E]+$/);
  });

  test('has nothing left for the build to fill in', () => {
    expect(script).not.toContain('written by the build');
  });

  test('contains the address of the catalogue', () => {
    expect(script).toContain("\n$ownCatalogue = 'https://agents.example/base/'\n");
  });

  test('contains any address as one word', () => {
    expect(powershellScript("https://a.example/it's$(x)/", TARGETS, 'Agent Catalogue')).toContain(
      "\n$ownCatalogue = 'https://a.example/it''s$(x)/'\n",
    );
  });

  test.each(TARGETS)('knows the folders of $label', ({ id, projectFolder, userFolder, userRoot }) => {
    const moved = userFolder.slice((userRoot?.folder ?? '').length + 1);
    const root = userRoot ? `; variable = '${userRoot.variable}'; moved = '${moved}'` : '';
    expect(script).toContain(`\n    '${id}' = @{ project = '${projectFolder}'; user = '${userFolder}'${root} }\n`);
  });

  test('does not close the window it runs in', () => {
    expect(withoutComments(script)).not.toMatch(/\bexit\b/i);
  });

  test('runs nothing before its last line', () => {
    const lines = withoutComments(script).split('\n');
    const top = lines.filter((line) => /^[^\s})"]/.test(line));
    const allowed =
      /^(\[CmdletBinding|param\(|\$ownCatalogue = '|\$title = '|\$tools = \[ordered\] @\{|function [A-Z]|Invoke-Main$)/;
    expect(top.filter((line) => !allowed.test(line) && !isProse(line))).toEqual([]);
    expect(lines.at(-2)).toBe('Invoke-Main');
  });

  test('defines every function that it calls', () => {
    const defined = [...script.matchAll(/^function ([\w-]+)/gm)].map(([, name]) => name);
    const own = withoutComments(script).match(/\b(?:Confirm|Get|Install|Invoke|Show|Test)-[A-Z]\w+/g) ?? [];
    const foreign = new Set(own.filter((name) => !defined.includes(name)));
    expect([...foreign].sort()).toEqual(['Get-ChildItem', 'Get-Location', 'Test-Path']);
  });

  test('closes every bracket', () => {
    const bare = withoutComments(script)
      .replace(/@"\n[^]*?\n"@/g, '')
      .replace(/'(?:[^']|'')*'/g, '')
      .replace(/"[^"\n]*"/g, '');
    const open: string[] = [];
    for (const [sign] of bare.matchAll(/[(){}[\]]/g)) {
      if ('({['.includes(sign)) open.push(sign);
      else expect(`${open.pop() ?? ''}${sign}`).toMatch(/^(\(\)|\{\}|\[\])$/);
    }
    expect(open).toEqual([]);
  });

  test.each(['', '.', '..', '.hidden', '-x', 'a/b', 'a b', 'a\nb', 'a\n', 'a\\b', '\u001B', 'a\u009B', 'a\u202Eb'])(
    'has a pattern for names that rejects %j',
    (name) => {
      expect(pattern(/\$slug -notmatch '([^']+)'/).test(name)).toBe(false);
    },
  );

  test.each([
    '',
    '../x.md',
    '.x.md',
    '-rf',
    'a/b.md',
    'a\\b.md',
    'c:x.md',
    'x.md\r',
    'x.md\n',
    'a\u0007.md',
    'a*.md',
    'a\u009B.md',
    'a\u2066.md',
  ])('has a pattern for file names that rejects %j', (name) => {
    expect(pattern(/\$fileName -cmatch '([^']+)'/).test(name)).toBe(false);
  });

  test('has patterns that accept what the catalogue says', () => {
    expect(pattern(/\$slug -notmatch '([^']+)'/).test('größe-2_世界')).toBe(true);
    expect(pattern(/\$fileName -cmatch '([^']+)'/).test('größe-2.agent.md')).toBe(true);
    expect(pattern(/\$sha256 -cmatch '([^']+)'/).test('0123456789abcdef'.repeat(4))).toBe(true);
    expect(pattern(/\$path -cmatch '([^']+)'/).test('agents/größe-2.md')).toBe(true);
  });

  test.each(['\u001B', '\u0080', '\u009B', '\u061C', '\u200E', '\u202E', '\u2069'])(
    'has a pattern for what it leaves out of the output that matches %j',
    (control) => {
      expect(pattern(/\$text -replace '([^']+)'/).test(control)).toBe(true);
    },
  );

  test.each(['1234567', '0'.repeat(65), '', 'latest', '12345678\n', '0123456g'])(
    'has a pattern for pins that rejects %j',
    (pin) => {
      expect(pattern(/\$pin -cnotmatch '([^']+)'/).test(pin)).toBe(false);
      expect(pattern(/\$pin -cnotmatch '([^']+)'/).test('8cae4dd01128')).toBe(true);
    },
  );

  test('has a pattern for older files that takes what the catalogue says', () => {
    const [, source = ''] = /\$line -cmatch '(\^older[^']+)' -and \$Matches\[1\] -ceq/.exec(script) ?? [];
    const older = new RegExp(source.replace('\\z', '(?![^])'));
    expect(older.exec(`older\tcodex\t${'a'.repeat(64)}\t2026-03-01`)?.slice(1)).toEqual([
      'codex',
      'a'.repeat(64),
      '2026-03-01',
    ]);
    for (const line of ['older\tcodex\tabc\t2026-03-01', `older\tcodex\t${'a'.repeat(64)}\tyesterday`]) {
      expect(older.test(line)).toBe(false);
    }
  });

  test.each(['-Check', '-Update', 'NAME[@PIN]', '$LASTEXITCODE'])('explains %s', (word) => {
    expect(/@"\n([^]*?)\n"@/.exec(script)?.[1]).toContain(word);
  });

  test('follows the last line of a page of the list to the next page, and no other line', () => {
    const agents = Array.from({ length: 3000 }, (_, index) => ({ slug: `a-${index}`, summary: 'Does it. '.repeat(9) }));
    const [first = '', second = ''] = listTexts(agents, (path) => `https://agents.example/${path}`);
    const [, found = ''] = /\$text -cmatch "(.*)"\)/.exec(script) ?? [];
    const next = (page: number): RegExp => new RegExp(found.replace('$page', String(page)).replace('\\z', '(?![^])'));
    expect(first.replace(next(2), '')).toBe(first.slice(0, first.trimEnd().lastIndexOf('\n')));
    expect(next(3).test(first)).toBe(false);
    expect(next(2).test(second)).toBe(false);
    expect(next(2).test('a\tSee agents-2.txt\n')).toBe(false);
  });

  test('knows the line that says that a list is in parts', () => {
    const digits = pattern(/\$text -cmatch '(\^parts.*)'\)/);
    expect(['parts\t1\n', 'parts\t3'].map((text) => digits.test(text))).toEqual([true, true]);
    expect(['parts\t4\n', 'parts\t1\nx', 'aparts\t1'].map((text) => digits.test(text))).toEqual([false, false, false]);
  });

  test('says of files what install.sh says', () => {
    const shell = shellScript('https://agents.example/', TARGETS, 'Agent Catalogue');
    for (const state of ['current', 'older ', 'changed by hand', 'not from here', 'not readable', 'not checked']) {
      expect(script).toMatch(new RegExp(`['"]${state}`));
      expect(shell).toContain(state);
    }
  });

  test('prints what a catalogue says without controls of the terminal', () => {
    expect(script).toContain('Get-Plain $text');
    expect(script).toContain('Write-Error (Get-Plain ');
  });

  /** A regular expression that the script contains. */
  function pattern(where: RegExp): RegExp {
    const [, found = 'nothing'] = where.exec(script) ?? [];
    return new RegExp(found.replace('\\z', '(?![^])'));
  }

  function withoutComments(text: string): string {
    return text.replace(/^\s*#.*\n/gm, '');
  }

  /** Whether a line is part of the help text. */
  function isProse(line: string): boolean {
    return (/@"\n([^]*?)\n"@/.exec(script)?.[1] ?? '').split('\n').includes(line);
  }
});
