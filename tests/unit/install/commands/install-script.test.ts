import { describe, expect, test } from 'vitest';
import { listTexts, powershellScript, shellScript } from '../../../../src/install/commands/install-script.ts';
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
  const url = (path: string): string => `https://agents.example/base/${path}`;

  test('has a line for every agent', () => {
    const agents = [
      { slug: 'a', summary: 'Does a.' },
      { slug: 'b', summary: 'Does b.' },
    ];
    expect(listTexts(agents, url)).toEqual(['a\tDoes a.\nb\tDoes b.\n']);
  });

  test('has one line of visible characters for an agent', () => {
    expect(listTexts([{ slug: 'a', summary: ' One\r\ntwo\tthree\u001B[31m\u202Efour\u2028 ' }], url)).toEqual([
      'a\tOne two three [31m four\n',
    ]);
  });

  test('is empty without agents', () => {
    expect(listTexts([], url)).toEqual(['']);
  });

  test('of very many agents has pages, which lead from one to the next with lines of two columns', () => {
    const agents = Array.from({ length: 1000 }, (_, index) => ({
      slug: `a-${index}`,
      summary: 'Does it. '.repeat(50),
    }));
    const pages = listTexts(agents, url).map((text) => text.trimEnd().split('\n'));
    expect(pages.length).toBeGreaterThan(2);
    const lasts = pages.slice(0, -1).map((lines) => lines.pop());
    let left = agents.length;
    expect(lasts).toEqual(
      pages
        .slice(0, -1)
        .map(({ length }, index) => `# ${(left -= length)} more agents\t${url(`agents-${index + 2}.txt`)}`),
    );
    expect(pages.flat().map((line) => line.split('\t')[0])).toEqual(agents.map(({ slug }) => slug));
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
