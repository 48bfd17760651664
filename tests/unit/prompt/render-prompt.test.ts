import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../src/agent/agent-file.ts';
import { renderPrompt } from '../../../src/prompt/render-prompt.ts';
import { agentOf } from '../make/agent-file.ts';
import { readFixture } from '../make/fixture.ts';

function render(body: string): string {
  return renderPrompt(body, 3).html;
}

function renderFixture(name: string): string {
  const file = readFixture(`agents/${name}`);
  return render(bodyOf(file.bytes, agentOf(file)));
}

/** The names of the elements in HTML, each once. */
function elementsOf(html: string): string[] {
  return [...new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map((match) => match[1] ?? ''))].sort();
}

/** What a reader sees of HTML: its text without the elements. */
function seen(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function levelsOf(body: string, topLevel = 3): number[] {
  return renderPrompt(body, topLevel).headings.map(({ level }) => level);
}

function idsOf(html: string): string[] {
  return [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '');
}

describe('raw HTML', () => {
  const html = renderFixture('html-in-body.md');

  test.each([
    '<role>\nYou are careful.\n</role>',
    'Promise<T>',
    'Map<K, V>',
    '<b>this</b>',
    '<!-- A comment that a browser would hide. -->',
    "<script>document.title = 'pwned'</script>",
    `<img src="x" onerror="document.title = 'pwned'">`,
  ])('shows %s', (text) => {
    expect(seen(html)).toContain(text);
  });

  test.each(['script', 'img', 'b', 'role', 't'])('makes no %s element', (name) => {
    expect(elementsOf(html)).not.toContain(name);
  });

  test('makes no comment', () => {
    expect(html).not.toContain('<!--');
  });

  test('is shown if it is not closed', () => {
    expect(seen(render('<!-- open\n\n# still inside'))).toContain('# still inside');
  });

  test('is shown in a heading', () => {
    expect(seen(render('# About Promise<T>'))).toContain('About Promise<T>');
  });

  test('is shown in a table', () => {
    expect(seen(render('| a |\n| --- |\n| <i>x</i> |'))).toContain('<i>x</i>');
  });

  test.each([
    '<svg/onload=x()>',
    '<a href="javascript:x()">y</a>',
    '<iframe srcdoc="x">',
    '<![CDATA[x]]>',
    '<?php x ?>',
  ])('%s is text', (text) => {
    expect(seen(render(text)).trim()).toBe(text);
  });
});

describe('images', () => {
  test('are not loaded', () => {
    expect(elementsOf(render('![a](https://example.com/x.png)'))).not.toContain('img');
  });

  test('are shown as written', () => {
    expect(seen(render('![a](https://example.com/x.png "b")'))).toContain('![a](https://example.com/x.png "b")');
  });

  test('by reference are not loaded', () => {
    expect(elementsOf(render('![a][b]\n\n[b]: https://example.com/x.png'))).not.toContain('img');
  });

  test('by reference are shown as written', () => {
    expect(seen(render('![a][b]\n\n[b]: https://example.com/x.png'))).toContain('![a][b]');
  });
});

describe('links', () => {
  test.each([
    'https://example.com/a?b=c&d=e',
    'http://example.com/',
    'mailto:someone@example.com',
    'HTTPS://example.com',
  ])('to %s are links', (url) => {
    expect(elementsOf(render(`[a](${url})`))).toContain('a');
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.com/x',
    '/local',
    'other.md',
    '#part',
    '\u0001javascript:x',
    'java&#115;cript:x',
    // For a page with the same scheme, these are addresses on its own host.
    'https:part',
    'https:javascript:x',
    'https:/local',
    'https://exa mple.com',
  ])('to %s are text', (url) => {
    expect(elementsOf(render(`[a](<${url}>)`))).not.toContain('a');
  });

  test('that become text show their addresses', () => {
    expect(seen(render('[the other](other.md)'))).toMatch(/the other.*\(other\.md\)/);
  });

  test('are not followed by search engines', () => {
    expect(render('[a](https://example.com)')).toContain('rel="nofollow noopener"');
  });

  test('cannot break out of their attribute', () => {
    expect(elementsOf(render('[a](<https://example.com/"><script>x</script>>)'))).not.toContain('script');
  });

  test('without text show their addresses', () => {
    expect(seen(render('Go on.[](https://example.com/a)'))).toContain('https://example.com/a');
  });

  test('show hidden characters in their addresses', () => {
    expect(seen(render('[a](https://example.com/\u{E0041})'))).toContain('U+E0041');
  });

  test('that are written as addresses are links', () => {
    expect(render('See https://example.com/a.')).toContain('href="https://example.com/a"');
  });

  test('show their titles', () => {
    expect(seen(render('[a](https://example.com "kestrel words")'))).toContain('kestrel words');
  });

  test('that become text show their titles', () => {
    expect(seen(render('[a](other.md "kestrel words")'))).toContain('kestrel words');
  });

  test('by reference show their references', () => {
    expect(seen(render('[a][b]\n\n[b]: https://example.com'))).toContain('[a][b]');
  });

  test('have their definitions shown', () => {
    expect(seen(render('[b]: https://example.com "kestrel"'))).toContain('[b]: https://example.com "kestrel"');
  });
});

describe('headings', () => {
  test('are moved down to the given level', () => {
    expect(levelsOf('# A\n\n## B\n\n### C')).toEqual([3, 4, 5]);
  });

  test('start at the given level even if the body has no heading of the first level', () => {
    expect(levelsOf('### A\n\n#### B')).toEqual([3, 4]);
  });

  test('never have a level above six', () => {
    expect(levelsOf('# A\n\n##### B\n\n###### C')).toEqual([3, 6, 6]);
  });

  test('of the first level are all moved', () => {
    expect(elementsOf(renderFixture('own-h1.md'))).not.toContain('h1');
  });

  test.each(['> # Q', '- # Q', '### A\n\n> # Q', '1. ## Q\n\n#### B'])(
    'inside blocks stay below the page’s: %j',
    (body) => {
      expect(Math.min(...levelsOf(body))).toBeGreaterThanOrEqual(3);
    },
  );

  test('underlined with dashes are headings', () => {
    expect(levelsOf('A\n===\n\nB\n---')).toEqual([3, 4]);
  });

  test('in code are not headings', () => {
    expect(levelsOf('```\n# A\n```')).toEqual([]);
  });

  test('have their text without markup', () => {
    expect(renderPrompt('# The *one* `code`', 3).headings[0]?.text).toBe('The one code');
  });

  test('have ids with a prefix', () => {
    expect(idsOf(render('# The one'))).toEqual(['prompt-the-one']);
  });

  test('are listed with their ids', () => {
    const { html, headings } = renderPrompt('# A\n\n## A\n\n## !!', 3);
    expect(headings.map(({ id }) => id)).toEqual(idsOf(html));
  });

  test.each([
    ['the same text', '# A\n\n# A\n\n# A'],
    ['a text that looks numbered', '# A\n\n# A\n\n# A-1'],
    ['no letters', '# 🎉\n\n# 🚀\n\n# ???'],
    ['no letters next to a heading called section', '# Section\n\n# 🎉\n\n# 🚀'],
    ['no letters before a heading called section', '# 🎉\n\n# Section\n\n# Section'],
  ])('have unique ids with %s', (_, body) => {
    const ids = idsOf(render(body));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('cannot break out of their id', () => {
    expect(elementsOf(render('# "><script>x</script>'))).not.toContain('script');
  });
});

describe('text', () => {
  test('keeps its quotation marks, dashes and dots', () => {
    expect(seen(render(`"a" -- 'b' ... (c)`))).toBe(`"a" -- 'b' ... (c)\n`);
  });

  test('keeps the syntax of other dialects', () => {
    expect(seen(render('$x$ :smile: ::note{a=b} {{ y }} [^1] ==z=='))).toBe(
      '$x$ :smile: ::note{a=b} {{ y }} [^1] ==z==\n',
    );
  });

  test('marks a hidden character', () => {
    expect(render('a\u200Bb')).toContain('>U+200B</mark>');
  });

  test('marks a hidden character in code', () => {
    expect(render('`a\u202Eb`')).toContain('>U+202E</mark>');
  });

  test('marks a hidden character that is written as an entity', () => {
    expect(render('a&#x200B;b')).toContain('>U+200B</mark>');
  });

  test('leaves no hidden character in the page', () => {
    expect(renderFixture('hidden-characters.md')).not.toMatch(/[\u00AD\u200B\u202C\u202E\uFEFF\u{E0020}-\u{E007F}]/u);
  });

  test('marks nothing in a family of emoji', () => {
    expect(renderFixture('emoji-and-rtl.md')).not.toContain('<mark');
  });
});

describe('code', () => {
  test('shows what it contains', () => {
    expect(seen(render('```html\n<b>&amp;</b>\n```'))).toContain('<b>&amp;</b>');
  });

  test('has a class for its language', () => {
    expect(render('```TypeScript\nx\n```')).toContain('class="language-typescript"');
  });

  test('cannot break out of the class of its language', () => {
    expect(elementsOf(render('```"><script>\nx\n```'))).not.toContain('script');
  });

  test('shows what follows its language', () => {
    expect(seen(render('```ts kestrel words\nx\n```'))).toContain('kestrel words');
  });

  test('shows a language that is not a plain word', () => {
    expect(seen(render('```<kestrel>\nx\n```'))).toContain('kestrel');
  });

  test('that is not closed reaches to the end', () => {
    expect(seen(renderFixture('unclosed-fence.md'))).toContain('# Inside');
  });

  test('can be scrolled with the keyboard', () => {
    expect(render('```\nx\n```')).toContain('<pre tabindex="0"');
  });
});

describe('blocks', () => {
  test('a list keeps its first number', () => {
    expect(render('3. a\n4. b')).toContain('<ol start="3">');
  });

  test('a list that starts with zero starts with zero', () => {
    expect(render('0. a')).toContain('<ol start="0">');
  });

  test('a task shows whether it is done', () => {
    expect(render('- [x] a\n- [ ] b').match(/ checked/g)).toHaveLength(1);
  });

  test('a table has a row for each line', () => {
    expect(renderFixture('wide-table.md').match(/<tr>/g)).toHaveLength(3);
  });

  test('a table keeps the alignment of its columns', () => {
    expect(renderFixture('wide-table.md')).toMatch(/class="left".*class="center".*class="right"/);
  });

  test('a table can be scrolled with the keyboard', () => {
    expect(renderFixture('wide-table.md')).toMatch(/<div[^>]* tabindex="0"[^>]*><table>/);
  });

  test('a header at the start of the body is shown', () => {
    expect(seen(render('---\nname: other\n---\n\nText.'))).toContain('name: other');
  });

  test('an empty body is empty', () => {
    expect(render('')).toBe('');
  });

  test('every element that is opened is closed', () => {
    const html =
      renderFixture('html-in-body.md') + render('- a\n\n  > b\n  > 1. *c* **d** ~~e~~\n\n| f |\n|---|\n| g |');
    const open: string[] = [];
    for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
      if (slash === '') open.push(...(['br', 'hr', 'input'].includes(name) ? [] : [name]));
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
});

describe('deep nesting', () => {
  test.each([
    ['quotations', `${'> '.repeat(5000)}kestrel`],
    ['lists', `${'- '.repeat(3000)}kestrel`],
    ['lists on separate lines', Array.from({ length: 300 }, (_, at) => `${'  '.repeat(at)}- kestrel`).join('\n')],
    ['emphasis', `${'*a '.repeat(3000)}kestrel${'*'.repeat(3000)}`],
    ['strong emphasis', `${'**a '.repeat(3000)}kestrel${'**'.repeat(3000)}`],
    ['brackets', `${'['.repeat(3000)}kestrel${']'.repeat(3000)}`],
    ['links', `${'['.repeat(500)}kestrel${'](https://example.com)'.repeat(500)}`],
    ['tags', `${'<b>'.repeat(3000)}kestrel`],
  ])('of %s is shown', (_, body) => {
    expect(seen(render(body))).toContain('kestrel');
  });

  test('limits the levels of elements', () => {
    expect(render(`${'> '.repeat(90)}a`).match(/<blockquote>/g)?.length).toBeLessThanOrEqual(80);
  });

  test('keeps the items of a deep list apart', () => {
    const body = Array.from({ length: 100 }, (_, at) => `${'  '.repeat(at)}- word${at}.`).join('\n');
    expect(seen(render(body)).split(/\s+/)).toContain('word90.');
  });
});

describe('any body', () => {
  /** Markdown in which everything that has a meaning occurs anywhere and every word occurs once. */
  const jumbled = fc
    .array(
      fc.constantFrom(
        ...['@', '@', '@', ' @ ', '\n', '\n\n', ' ', '    ', '\t', '- ', '1. ', '> ', '# ', '## ', '###### ', '* '],
        ...['```\n', '~~~\n', '`', '**', '_', '~~', '[', '](', ']', '(@)', '](@)', '](https://example.com/)', '<', '>'],
        ...[
          '](https://example.com "@")',
          '[@]: https://example.com\n',
          '[@]: <@> (@)\n',
          '<b>',
          '</b>',
          '<!-- ',
          '-->',
        ],
        ...[
          '<@>',
          '<https://example.com/@>',
          '<script>',
          '<pre>',
          '</pre>',
          '<?',
          '?>',
          '---\n',
          '===\n',
          '- [ ] ',
          '|',
        ],
        ...[
          '| @ | @ |\n| --- | --- |\n| @ | @ | @ |\n',
          '&amp;',
          '&#x200B;',
          '\\',
          '\u200B',
          '\u202E',
          '[^@]: @\n',
          '$',
        ],
        ...['{@}', '==', 'https://example.com/ ', 'a@example.com ', '"', '😀', '\0', '\r\n'],
      ),
      { maxLength: 25, size: 'large' },
    )
    .map((parts) => {
      let count = 0;
      return parts.join('').replaceAll('@', () => `kestrel${count++}x`);
    })
    // A language that is a plain word becomes a class and is not shown.
    .filter((body) => !/(?:```|~~~)[^\n]/.test(body));

  function wordsOf(text: string): string[] {
    return [...new Set(text.match(/kestrel\d+x/g))].sort();
  }

  test('has every word shown or in an address', () => {
    fc.assert(
      fc.property(jumbled, (body) => {
        const html = render(body);
        const links = [...html.matchAll(/ href="([^"]*)"/g)].map((match) => match[1] ?? '');
        expect(wordsOf([seen(html), ...links].join(' '))).toEqual(wordsOf(body));
      }),
      { numRuns: 500 },
    );
  });

  test('makes only elements of Markdown', () => {
    const known =
      'a blockquote br code del div em h3 h4 h5 h6 hr input li mark ol p pre strong table tbody td th thead tr ul';
    fc.assert(
      fc.property(jumbled, (body) => {
        const elements = elementsOf(render(body));
        expect(elements.filter((name) => !known.split(' ').includes(name))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('has no id twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('# A\n', '# A-1\n', '# Section\n', '# 😀\n', '# -\n', '# 1\n')), (lines) => {
        const ids = idsOf(render(lines.join('')));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 500 },
    );
  });

  test('shows no hidden character', () => {
    fc.assert(
      fc.property(jumbled, (body) => {
        expect(seen(render(body))).not.toMatch(/[\0\u200B\u202E]/);
      }),
      { numRuns: 500 },
    );
  });
});

test('a body of extremely deep quotations is shown as written', () => {
  expect(renderPrompt('>'.repeat(2000), 3).html).toBe(`<pre tabindex="0">${'&gt;'.repeat(2000)}</pre>\n`);
});

describe('a body of more blocks than a call takes arguments', () => {
  test.each([
    ['rules', '---\n\n'.repeat(150_000)],
    ['headings', '# a\n'.repeat(150_000)],
    ['tags in a heading', `# ${'<a>'.repeat(150_000)}`],
    [
      'blocks below the deepest level',
      `${'> '.repeat(70)}a\n${`${'> '.repeat(70)}\n`.repeat(10)}${'<a>'.repeat(150_000)}`,
    ],
  ])('is rendered: %s', (_, body) => {
    expect(render(body).length).toBeGreaterThan(body.length / 4);
  });
});

describe('a body that would take time quadratic in its length to parse is shown as written', () => {
  test.each([
    ['entities in a paragraph', '&amp; ', 2000],
    ['entities on lines', '&nbsp;\n', 2000],
    ['entities between lines that only look empty', '&#65;\n\u00A0\n', 2000],
    ['underscores in words', 'a_', 5000],
    ['asterisks next to letters', '字*', 5000],
    ['lists in lists', '- ', 99],
    ['numbered lists in lists', '1. ', 99],
    ['lists in quotations', '> + ', 49],
  ])('%s', (_, unit, most) => {
    expect(render(`${unit.repeat(most)}z`)).not.toMatch(/^<pre tabindex="0">/);
    expect(render(`${unit.repeat(most + 1)}z`)).toMatch(/^<pre tabindex="0">/);
  });

  test.each(['&amp; ', 'a_ '])('unless empty lines part it: %j', (unit) => {
    expect(render(`${unit.repeat(1500)}\n\n`.repeat(10))).toMatch(/^<p>/);
  });
});
