import { describe, expect, test } from 'vitest';
import { listLines, powershellScript, shellScript } from '../../../../src/install/commands/install-script.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';

describe('install.sh', () => {
  test('contains the address of the catalogue as one word', () => {
    expect(shellScript("https://a.example/it's/", TARGETS, 'Agent Catalogue')).toContain(
      `own_catalogue='https://a.example/it'\\''s/'\n`,
    );
  });

  test('has nothing left for the build to fill in', () => {
    expect(shellScript('https://agents.example/', TARGETS, 'Agent Catalogue')).not.toContain('written by the build');
  });
});

describe('the list of agents', () => {
  test('has a line for every agent', () => {
    expect(
      listLines([
        { slug: 'a', summary: 'Does a.' },
        { slug: 'b', summary: 'Does b.' },
      ]),
    ).toBe('a\tDoes a.\nb\tDoes b.\n');
  });

  test('has one line of visible characters for an agent', () => {
    expect(listLines([{ slug: 'a', summary: ' One\r\ntwo\tthree\u001B[31m\u202Efour\u2028 ' }])).toBe(
      'a\tOne two three [31m four\n',
    );
  });

  test('is empty without agents', () => {
    expect(listLines([])).toBe('');
  });
});

describe('the name of the catalogue', () => {
  test('is one word of the shell, whatever is in it', () => {
    expect(shellScript('https://a.example/', TARGETS, "Jo's $(x) `y`")).toContain("title='Jo'\\''s $(x) `y`'\n");
  });

  test('stays in ASCII for PowerShell', () => {
    const script = powershellScript('https://a.example/', TARGETS, 'Größe \\d 🚢 it’s');
    expect(script).toContain("$title = [regex]::Unescape('Gr\\u00f6\\u00dfe \\\\d \\ud83d\\udea2 it\\u2019s')\n");
    expect(script).toMatch(/^[\t\n\x20-\x7e]*$/);
  });
});
