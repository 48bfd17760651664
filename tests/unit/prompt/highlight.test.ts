import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleHtml } from '../../../src/agent/hidden/html.ts';
import { codeLanguage } from '../../../src/prompt/code-languages.ts';
import { highlightCode, pageHighlighter } from '../../../src/prompt/highlight.ts';
import { PIECES, SAMPLES } from './code-samples.ts';

const ALIASES = [
  ...[
    'sh',
    'shell',
    'zsh',
    'h',
    'c++',
    'cc',
    'cxx',
    'hpp',
    'cs',
    'c#',
    'patch',
    'dockerfile',
    'containerfile',
    'golang',
  ],
  ...['gql', 'tf', 'tfvars', 'terraform', 'js', 'mjs', 'cjs', 'jsonc', 'json5', 'jsonl', 'kt', 'kts', 'md', 'mdx'],
  ...['markup', 'htm', 'xml', 'svg', 'vue', 'ps1', 'pwsh', 'py', 'python3', 'rb', 'rs', 'mysql', 'pgsql', 'postgres'],
  ...['postgresql', 'sqlite', 'ts', 'mts', 'cts', 'yml'],
];

/** The coloured pieces of some HTML, without the white space after them. */
function coloured(html: string): [kind: string, html: string][] {
  return [...html.matchAll(/<span class="([cfknps])">((?:[^<]|<\/?mark)*)<\/span>/g)].map(
    ([, kind = '', text = '']) => [kind, text.trimEnd()],
  );
}

function withoutSpans(html: string): string {
  return html.replace(/<span class="[cfknps]">|<\/span>/g, '');
}

/** Code of a number of UTF-16 code units, in lines of 80. */
function codeOf(length: number): string {
  return `${'let a = 3;'.padEnd(79)}\n`.repeat(Math.ceil(length / 80)).slice(0, length);
}

describe('a language', () => {
  test.each(SAMPLES)('has colours: %s', (language, code, kind, text) => {
    expect(coloured(highlightCode(code, language))).toContainEqual([kind, visibleHtml(text)]);
  });

  test.each(SAMPLES)('keeps every character: %s', (language) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme' }))), (pieces) => {
        const code = pieces.join('');
        expect(withoutSpans(highlightCode(code, language))).toBe(visibleHtml(code));
      }),
    );
  });

  test.each(ALIASES)('is known as %s', (alias) => {
    expect(SAMPLES.map(([, code]) => highlightCode(code, alias)).join('')).toContain('<span');
  });

  test('is known in capitals', () => {
    expect(highlightCode('return 3', 'TypeScript')).toBe(highlightCode('return 3', 'typescript'));
  });

  test.each([undefined, '', 'kestrel', 'text', 'constructor', '__proto__', 'toString', 'rss', 'plaintext'])(
    'that is unknown has no colours: %s',
    (language) => {
      expect(highlightCode('return "<a>"; // 3', language)).toBe('return "&lt;a&gt;"; // 3');
    },
  );
});

describe('the kinds of tokens', () => {
  test.each<[language: string, code: string, expected: [kind: string, html: string][]]>([
    [
      'ts',
      '@dec class A { b = `c${this.d}`; /* e */ }',
      [
        ['p', '@dec'],
        ['k', 'class'],
        ['f', 'A'],
        ['s', '`c'],
        ['k', 'this'],
        ['s', '`'],
        ['c', '/* e */'],
      ],
    ],
    [
      'json',
      '{ "a": [3, true, "b"] }',
      [
        ['p', '"a"'],
        ['n', '3'],
        ['k', 'true'],
        ['s', '"b"'],
      ],
    ],
    [
      'bash',
      'ls --all "$HOME" # a',
      [
        ['f', 'ls'],
        ['p', '--all'],
        ['s', '"'],
        ['p', '$HOME'],
        ['s', '"'],
        ['c', '# a'],
      ],
    ],
    [
      'python',
      "@a\ndef b(c=3): return f'{c}'",
      [
        ['p', '@a'],
        ['k', 'def'],
        ['f', 'b'],
        ['n', '3'],
        ['k', 'return'],
        ['s', "f'"],
        ['s', "'"],
      ],
    ],
    [
      'html',
      '<a b="c">d</a>',
      [
        ['f', 'a'],
        ['p', 'b'],
        ['s', '"c"'],
        ['f', 'a'],
      ],
    ],
    [
      'diff',
      '-a\n+b',
      [
        ['n', '-a'],
        ['s', '+b'],
      ],
    ],
  ])('are told apart in %s', (language, code, expected) => {
    expect(coloured(highlightCode(code, language))).toEqual(expected);
  });

  test('are joined when they are alike', () => {
    expect(coloured(highlightCode('export async function f', 'ts'))[0]).toEqual(['k', 'export async function']);
  });

  test('are never nested', () => {
    const html = highlightCode('@a({ b: `c ${d("e")} f` }) class G<H extends I> {}', 'ts');
    expect(html).not.toMatch(/<span[^>]*>[^<]*<span/);
  });
});

describe('code', () => {
  test.each(SAMPLES)('makes no other element in %s', (language) => {
    const html = highlightCode('<img src=x onerror="y()"> "</span><script>z</script>" // <b>', language);
    expect(html.match(/<(?!\/?span)/g)).toBeNull();
  });

  test('in quotation marks of SQL is read as SQL, whatever it looks like', () => {
    expect(coloured(highlightCode('$a$ def b(): pass $a$', 'sql'))).toEqual([]);
  });

  test('in a script or a style of HTML has colours', () => {
    const html = highlightCode('<script>return 3</script><style>a { color: red }</style>', 'html');
    expect(coloured(html)).toContainEqual(['k', 'return']);
    expect(coloured(html)).toContainEqual(['p', 'color']);
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

describe('Markdown', () => {
  test('begins with a header in YAML', () => {
    expect(coloured(highlightCode('---\nname: "a"\n---\nname: "a"', 'md'))).toEqual([
      ['p', '---\nname:'],
      ['s', '"a"'],
      ['p', '---'],
    ]);
  });

  test.each(['```\na\n```', '~~~ts\nlet a;\n~~~', 'a\n\n    let b;\n'])('leaves blocks of code plain: %j', (code) => {
    expect(highlightCode(code, 'md')).toBe(code);
  });
});

describe('Bash', () => {
  test('has colours for the first words of commands, and none for the same words later', () => {
    expect(coloured(highlightCode('test a | npx test', 'sh'))).toEqual([
      ['f', 'test'],
      ['f', 'npx'],
    ]);
  });

  test('has no command after a line that goes on', () => {
    expect(coloured(highlightCode('npx a \\\n  b', 'sh'))).toEqual([['f', 'npx']]);
  });

  test('has the colour of a keyword for a keyword that comes first', () => {
    expect(coloured(highlightCode('if a; then b; fi', 'sh')).filter(([kind]) => kind === 'k')).toHaveLength(3);
  });
});

describe('HCL', () => {
  test('has no colour for what is put into a string', () => {
    expect(coloured(highlightCode('a = "b${c}d" // e', 'tf'))).toEqual([
      ['p', 'a'],
      ['s', '"b'],
      ['s', 'd"'],
      ['c', '// e'],
    ]);
  });
});

describe('Ruby', () => {
  test('has a here-document that ends where its word is alone on a line', () => {
    expect(coloured(highlightCode("a <<~SQL\n  SELECT 'b\n  SQL\nreturn", 'ruby'))).toEqual([
      ['s', "&lt;&lt;~SQL\n  SELECT 'b\n  SQL"],
      ['k', 'return'],
    ]);
  });

  test('has a here-document that is never closed up to the end of the code, which need not be searched', () => {
    expect(coloured(highlightCode('a <<A\n\nb', 'ruby'))).toEqual([['s', '&lt;&lt;A\n\nb']]);
  });
});

describe('YAML', () => {
  test('has keys that end at the first colon of a line', () => {
    expect(coloured(highlightCode('- a b: c d: e', 'yaml'))).toEqual([
      ['p', 'a b:'],
      ['s', 'c d: e'],
    ]);
  });

  test('has keys after a string of several lines', () => {
    expect(coloured(highlightCode('a: |\n  b: c\nd: e', 'yaml'))).toEqual([
      ['p', 'a:'],
      ['s', '|\n  b: c'],
      ['p', 'd:'],
      ['s', 'e'],
    ]);
  });
});

describe('much code', () => {
  test.each([...SAMPLES.map(([language]) => language)])(
    'has colours up to the limit of its language: %s',
    (language) => {
      const limit = codeLanguage(language)?.maxCode ?? 0;
      const line = SAMPLES.find(([name]) => name === language)?.[1] ?? '';
      const code = `${line}\n`.repeat(limit).slice(0, limit);
      expect(highlightCode(code, language)).toContain('<span');
      expect(highlightCode(`${code}\n`, language)).not.toContain('<span');
    },
  );

  test('has colours up to 8 kB in most languages, and never beyond', () => {
    const limits = SAMPLES.map(([language]) => codeLanguage(language)?.maxCode ?? 0);
    expect(Math.max(...limits)).toBe(8192);
    expect(limits.filter((limit) => limit === 8192).length).toBeGreaterThan(limits.length / 2);
  });

  test('has colours in lines of up to 1,000 characters', () => {
    expect(highlightCode('let a;'.padEnd(1000), 'ts')).toContain('<span');
    expect(highlightCode('let a;'.padEnd(1001), 'ts')).not.toContain('<span');
    expect(highlightCode(`let a;\n${'b'.repeat(1001)}`, 'ts')).not.toContain('<span');
  });

  test('has colours in the first 64 kB of a page', () => {
    const highlight = pageHighlighter();
    for (let block = 0; block < 64; block += 1) expect(highlight(codeOf(1024), 'json')).toContain('<span');
    expect(highlight('3', 'json')).toBe('3');
  });

  test('has colours in the first eight long blocks of a page, however little its language allows', () => {
    const highlight = pageHighlighter();
    const limit = codeLanguage('c')?.maxCode ?? 0;
    for (let block = 0; block < 8; block += 1) expect(highlight(codeOf(limit), 'c')).toContain('<span');
    expect(highlight('3', 'json')).toBe('3');
  });

  test('of which none had colours leaves room for others', () => {
    const highlight = pageHighlighter();
    for (let block = 0; block < 20; block += 1) {
      highlight(codeOf(8192), 'kestrel');
      highlight(codeOf(8193), 'json');
    }
    expect(highlight('3', 'json')).toContain('<span');
  });
});
