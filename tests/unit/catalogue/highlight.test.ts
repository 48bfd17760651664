import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleHtml } from '../../../src/agent/html.ts';
import { highlightCode } from '../../../src/catalogue/highlight.ts';

/** A line of each language, with what has to stand out in it. */
const LANGUAGES: readonly (readonly [language: string, code: string, kind: string, text: string])[] = [
  ['bash', 'if true; then ls; fi # kestrel', 'c', '# kestrel'],
  ['c', '#include <stdio.h>', 's', '<stdio.h>'],
  ['cpp', 'class Kestrel {};', 'f', 'Kestrel'],
  ['csharp', 'public int Age;', 'k', 'public int'],
  ['css', 'a { color: red }', 'p', 'color'],
  ['diff', '+kestrel', 's', '+kestrel'],
  ['docker', 'FROM node', 'k', 'FROM'],
  ['go', 'func main() {}', 'f', 'main'],
  ['graphql', '{ kestrel(age: 3) { id } }', 'n', '3'],
  ['hcl', 'kestrel = 3', 'p', 'kestrel'],
  ['java', 'return 3;', 'k', 'return'],
  ['javascript', 'const a = 3;', 'k', 'const'],
  ['json', '{"kestrel": 3}', 'p', '"kestrel"'],
  ['jsx', '<Kestrel age={3} />', 'f', 'Kestrel'],
  ['kotlin', 'val a = "kestrel"', 's', '"kestrel"'],
  ['markdown', 'A `kestrel`.', 's', '`kestrel`'],
  ['markup', '<a href="b">c</a>', 'p', 'href'],
  ['php', '<?php return 3;', 'n', '3'],
  ['powershell', 'if ($a -eq 3) {}', 'k', '-eq'],
  ['python', 'def kestrel():', 'f', 'kestrel'],
  ['ruby', 'puts :kestrel', 's', ':kestrel'],
  ['rust', 'println!("a");', 'f', 'println!'],
  ['scss', '// kestrel', 'c', '// kestrel'],
  ['sql', 'a = 3 AND b = 4', 'k', 'AND'],
  ['swift', 'let a = 3', 'k', 'let'],
  ['toml', 'kestrel = 3', 'p', 'kestrel'],
  ['tsx', 'const a: Kestrel = <b />;', 'k', 'const'],
  ['typescript', 'interface Kestrel {}', 'f', 'Kestrel'],
  ['yaml', 'kestrel: 3', 'p', 'kestrel'],
];

const ALIASES = [
  ...['ts', 'mts', 'js', 'mjs', 'sh', 'shell', 'zsh', 'yml', 'py', 'golang', 'html', 'xml', 'rs', 'rb', 'cs', 'c#'],
  ...['c++', 'dockerfile', 'tf', 'terraform', 'ps1', 'md', 'kt', 'gql', 'jsonc', 'postgresql', 'patch'],
];

/** Pieces of code that open and close things in some language. */
const PIECES = [
  ...['"', "'", '`', '"""', '${', '#{', '{', '}', '(', ')', '<', '>', '</a>', '<a b=', '/*', '*/', '//', '#', '--'],
  ...['\n', ' ', '\t', '\r\n', '\\', '<<A\n', '\nA\n', '<?php', '?>', '<!--', '-->', '+', '-', '@@', '=', ':', '- '],
  ...['```', '**', '&amp;', 'kestrel', 'function', 'class', 'FROM', 'of', '3', '\u200B', '👩‍👩‍👧', '3\uFE0F', '\uD83D'],
];

function spanOf(kind: string, text: string): string {
  return `<span class="${kind}">${visibleHtml(text)}</span>`;
}

function withoutSpans(html: string): string {
  return html.replace(/<span class="[cfknps]">|<\/span>/g, '');
}

describe('a language', () => {
  test.each(LANGUAGES)('%s has colours', (language, code, kind, text) => {
    expect(highlightCode(code, language)).toContain(spanOf(kind, text));
  });

  test.each(LANGUAGES)('%s keeps every character', (language) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme' }))), (pieces) => {
        const code = pieces.join('');
        expect(withoutSpans(highlightCode(code, language))).toBe(visibleHtml(code));
      }),
    );
  });

  test.each(ALIASES)('is known as %s', (alias) => {
    const samples = LANGUAGES.map(([, code]) => highlightCode(code, alias)).join('');
    expect(samples).toContain('<span');
  });

  test('is known in capitals', () => {
    expect(highlightCode('return 3', 'TypeScript')).toBe(highlightCode('return 3', 'typescript'));
  });

  test.each([
    undefined,
    '',
    'kestrel',
    'text',
    'constructor',
    '__proto__',
    'toString',
    'extend',
    'insertBefore',
    'DFS',
  ])('that is unknown has no colours: %s', (language) => {
    expect(highlightCode('return "<a>"; // 3', language)).toBe('return &quot;&lt;a&gt;&quot;; // 3');
  });
});

describe('code', () => {
  test.each(LANGUAGES)('makes no element of its own in %s', (language) => {
    const html = highlightCode('<img src=x onerror="y()"> "</span><script>z</script>" // <b>', language);
    expect(html.match(/<(?!\/?span)/g)).toBeNull();
  });

  test('has a hidden character marked in a string', () => {
    expect(highlightCode('a = "b\u202Ec"', 'ts')).toContain('>U+202E</mark>');
  });

  test('has a hidden character marked between tokens', () => {
    expect(highlightCode('return\u200B3', 'ts')).toContain('>U+200B</mark>');
  });

  test('has nothing marked in a family of emoji', () => {
    expect(highlightCode('a = "👩‍👩‍👧"; b = 👩‍👩‍👧', 'ts')).not.toContain('<mark');
  });

  test('has nothing marked in an emoji that begins with a number', () => {
    expect(highlightCode('return 3\uFE0F\u20E3', 'c')).not.toContain('<mark');
  });
});

describe('spans', () => {
  test('are joined when they are alike', () => {
    expect(highlightCode('export async function f', 'ts')).toContain(spanOf('k', 'export async function'));
  });

  test('reach over lines', () => {
    expect(highlightCode('// a\n// b', 'ts')).toBe(spanOf('c', '// a\n// b'));
  });

  test('end before what is put into a string', () => {
    expect(highlightCode('`a${b}c`', 'ts')).toBe(`${spanOf('s', '`a')}\${b}${spanOf('s', 'c`')}`);
  });

  test('never stand in each other', () => {
    const html = highlightCode('@a({ b: `c ${d("e")} f` }) class G<H extends I> {}', 'ts');
    expect(html).not.toMatch(/<span[^>]*>[^<]*<span/);
  });

  test('are not around white space alone', () => {
    expect(highlightCode('<a b="c"  d="e" >', 'html')).not.toMatch(/<span[^>]*>\s*<\/span>/);
  });

  test('are not around the text between tags of JSX', () => {
    expect(highlightCode('<b>return if new</b>', 'tsx')).toContain('&gt;return if new&lt;');
  });

  test('know what is a component', () => {
    expect(highlightCode('<Kestrel.Wing a="b" />', 'tsx')).toContain(spanOf('f', 'Kestrel.Wing'));
  });

  test('give lines taken away another class than lines put in', () => {
    expect(highlightCode('-a\n+b', 'diff')).toBe(spanOf('n', '-a\n') + spanOf('s', '+b'));
  });
});

describe('long code', () => {
  test('has colours up to 20,000 characters', () => {
    expect(highlightCode('return 3;\n'.repeat(2000), 'ts')).toContain('<span');
  });

  test('has no colours above 20,000 characters', () => {
    expect(highlightCode(`${'return 3;\n'.repeat(2000)};`, 'ts')).not.toContain('<span');
  });

  test('has colours in a line of 2,000 characters', () => {
    expect(highlightCode(`// ${'a'.repeat(1997)}`, 'ts')).toContain('<span');
  });

  test.each(['\n', '\r'])('has no colours with a line above 2,000 characters, lines being ended by %j', (end) => {
    expect(highlightCode(`return 3;${end}// ${'a'.repeat(1998)}${end}`, 'ts')).not.toContain('<span');
  });
});

describe('code that keeps a tokenizer busy', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['php', `<<<A\n${`<<<A\n<'''$@"`.repeat(1500)}`],
    ['jsx', '<style>0"1\n'.repeat(1800)],
    ['typescript', '```$@"  \n'.repeat(2000)],
  ];

  test.each(hostile)('in %s is shown within seconds', { timeout: 4000 }, (language, code) => {
    expect(withoutSpans(highlightCode(code, language))).toBe(visibleHtml(code));
  });

  test('does not cost the code behind it its colours', () => {
    highlightCode(`<<<A\n${`<<<A\n<'''$@"`.repeat(1500)}`, 'php');
    expect(highlightCode('<?php return 3;', 'php')).toContain(spanOf('n', '3'));
  });
});
