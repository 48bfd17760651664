import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleHtml } from '../../../../src/agent/hidden/html.ts';
import { highlightCode } from '../../../../src/prompt/highlight.ts';
import { LANGUAGES, PIECES } from './code-samples.ts';

const ALIASES = [
  ...['ts', 'mts', 'js', 'mjs', 'sh', 'shell', 'zsh', 'yml', 'py', 'golang', 'html', 'xml', 'rs', 'rb', 'cs', 'c#'],
  ...['c++', 'dockerfile', 'tf', 'terraform', 'ps1', 'md', 'kt', 'gql', 'jsonc', 'postgresql', 'patch'],
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
    expect(highlightCode('return "<a>"; // 3', language)).toBe('return "&lt;a&gt;"; // 3');
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

describe('a string', () => {
  test('ends at the mark that its first line names', () => {
    expect(highlightCode('cat <<EOF > a\n$ if "\nEOF\nls', 'bash')).toContain(
      `${spanOf('s', '$ if "\nEOF')}\n${spanOf('f', 'ls')}`,
    );
  });

  test('of YAML goes on as far as it stands further in', () => {
    expect(highlightCode('- a: |\n    b: 3\n\n    # c\n  d: 3', 'yaml')).toContain(
      `${spanOf('s', '    b: 3\n\n    # c\n')}  ${spanOf('p', 'd')}`,
    );
  });

  test('is not begun by an apostrophe', () => {
    expect(highlightCode("a: it's 3\nb: 4", 'yaml')).toContain(`it's 3\n${spanOf('p', 'b')}`);
    expect(highlightCode("don't\nls", 'bash')).toContain(spanOf('f', 'ls'));
  });

  test('that is not closed ends with its line', () => {
    expect(highlightCode('a = "b\nreturn', 'ts')).toContain(spanOf('k', 'return'));
  });
});

describe('a slash', () => {
  test('behind a value divides', () => {
    expect(highlightCode('a / b / c', 'ts')).toBe('a / b / c');
  });

  test('where a value may stand begins a pattern', () => {
    expect(highlightCode('a = /[/"]+/g;', 'ts')).toBe(`a = ${spanOf('s', '/[/"]+/g')};`);
  });
});

test('the front matter of Markdown is YAML', () => {
  expect(highlightCode('---\nname: a\n---\nname: a', 'md')).toBe(`---\n${spanOf('p', 'name')}: a\n---\nname: a`);
});

describe('long code', () => {
  test('has colours', () => {
    expect(highlightCode(`${'let a;\n'.repeat(20_000)}return 3;`, 'ts')).toContain(spanOf('n', '3'));
  });

  test('has colours in a long line', () => {
    expect(highlightCode(`${'let a; '.repeat(20_000)}return 3;`, 'ts')).toContain(spanOf('n', '3'));
  });
});
