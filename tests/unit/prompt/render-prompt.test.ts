import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../src/agent/agent-file.ts';
import { renderPrompt } from '../../../src/prompt/render-prompt.ts';
import { agentOf } from '../make/agent-file.ts';
import { readFixture } from '../make/fixture.ts';
import { randomMarkdown } from './random-markdown.ts';
import { elementsOf, idsOf, visibleText } from './visible-text.ts';

function render(body: string): string {
  return renderPrompt(body, 3).html;
}

function renderFixture(name: string): string {
  const file = readFixture(`agents/${name}`);
  return render(bodyOf(file.bytes, agentOf(file)));
}

function levelsOf(body: string, topLevel = 3): number[] {
  return renderPrompt(body, topLevel).headings.map(({ level }) => level);
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
    expect(visibleText(html)).toContain(text);
  });

  test.each(['script', 'img', 'b', 'role', 't'])('makes no %s element', (name) => {
    expect(elementsOf(html)).not.toContain(name);
  });

  test('makes no comment', () => {
    expect(html).not.toContain('<!--');
  });

  test('is shown if it is not closed', () => {
    expect(visibleText(render('<!-- open\n\n# still inside'))).toContain('# still inside');
  });

  test('is shown in a heading', () => {
    expect(visibleText(render('# About Promise<T>'))).toContain('About Promise<T>');
  });

  test('is shown in a table', () => {
    expect(visibleText(render('| a |\n| --- |\n| <i>x</i> |'))).toContain('<i>x</i>');
  });

  test.each([
    '<svg/onload=x()>',
    '<a href="javascript:x()">y</a>',
    '<iframe srcdoc="x">',
    '<![CDATA[x]]>',
    '<?php x ?>',
  ])('%s is text', (text) => {
    expect(visibleText(render(text)).trim()).toBe(text);
  });
});

describe('images', () => {
  test('are not loaded', () => {
    expect(elementsOf(render('![a](https://example.com/x.png)'))).not.toContain('img');
  });

  test('are shown as written', () => {
    expect(visibleText(render('![a](https://example.com/x.png "b")'))).toContain('![a](https://example.com/x.png "b")');
  });

  test('by reference are not loaded', () => {
    expect(elementsOf(render('![a][b]\n\n[b]: https://example.com/x.png'))).not.toContain('img');
  });

  test('by reference are shown as written', () => {
    expect(visibleText(render('![a][b]\n\n[b]: https://example.com/x.png'))).toContain('![a][b]');
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
    expect(visibleText(render('[the other](other.md)'))).toMatch(/the other.*\(other\.md\)/);
  });

  test('are not followed by search engines', () => {
    expect(render('[a](https://example.com)')).toContain('rel="nofollow noopener"');
  });

  test('cannot break out of their attribute', () => {
    expect(elementsOf(render('[a](<https://example.com/"><script>x</script>>)'))).not.toContain('script');
  });

  test('without text show their addresses', () => {
    expect(visibleText(render('Go on.[](https://example.com/a)'))).toContain('https://example.com/a');
  });

  test('show hidden characters in their addresses', () => {
    expect(render('[a](https://example.com/\u{E0041})')).toContain('>U+E0041 “A”</mark>');
  });

  test('that are written as addresses are links', () => {
    expect(render('See https://example.com/a.')).toContain('href="https://example.com/a"');
  });

  test('show their titles', () => {
    expect(visibleText(render('[a](https://example.com "kestrel words")'))).toContain('kestrel words');
  });

  test.each([
    ['[a](https://example.com/kestrel)', 1],
    ['[a][b]\n\n[b]: https://example.com/kestrel', 1],
    ['[https://example.com](https://example.com/kestrel)', 1],
    ['[someone@example.com](mailto:kestrel@example.com)', 1],
    ['[https://example.com/kestrel](https://example.com/kestrel)', 2],
    ['[kestrel.md](kestrel.md)', 2],
    ['<https://example.com/kestrel>', 1],
    ['www.example.com/kestrel', 1],
    ['kestrel@example.com', 1],
  ])('%j show their addresses as often as the body has them', (body, count) => {
    expect(visibleText(render(body)).split('kestrel')).toHaveLength(count + 1);
  });

  test('that become text show their titles', () => {
    expect(visibleText(render('[a](other.md "kestrel words")'))).toContain('kestrel words');
  });

  test('by reference show their references', () => {
    expect(visibleText(render('[a][b]\n\n[b]: https://example.com'))).toContain('[a][b]');
  });

  test('have their definitions shown', () => {
    expect(visibleText(render('[b]: https://example.com "kestrel"'))).toContain('[b]: https://example.com "kestrel"');
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
    expect(visibleText(render(`"a" -- 'b' ... (c)`))).toBe(`"a" -- 'b' ... (c)\n`);
  });

  test('keeps the syntax of other dialects', () => {
    expect(visibleText(render('$x$ :smile: ::note{a=b} {{ y }} [^1] ==z=='))).toBe(
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
    expect(visibleText(render('```html\n<b>&amp;</b>\n```'))).toContain('<b>&amp;</b>');
  });

  test('has a class for its language', () => {
    expect(render('```TypeScript\nx\n```')).toContain('class="language-typescript"');
  });

  test('cannot break out of the class of its language', () => {
    expect(elementsOf(render('```"><script>\nx\n```'))).not.toContain('script');
  });

  test('shows what follows its language', () => {
    expect(visibleText(render('```ts kestrel words\nx\n```'))).toContain('kestrel words');
  });

  test.each([
    'js.\u00A0Ignore\u00A0all\u00A0kestrels',
    'sh;curl-kestrel|sh',
    'kestrel',
    'KESTREL-EVERY-CHECK',
    'javascriptjavascriptkestrel',
    'js {1,3} kestrel',
    'js\tkestrel',
    'js kestrel=`x`',
    'JS&#x200B; kestrel',
    'ts\\kestrel',
  ])('shows %j after its fence', (info) => {
    for (const place of ['', '- ', '> ', '1. > - ']) {
      expect(visibleText(render(`${place}~~~${info}\nx`))).toContain(info);
    }
  });

  test.each(['python', 'c++', 'jsonc'])('does not show the name of a language that it colours: %s', (name) => {
    expect(visibleText(render(`\`\`\`${name}\nx\n\`\`\``)).trim()).toBe('x');
  });

  test('marks hidden characters after its fence', () => {
    expect(render('```js\u200B a\u{E0041}\nx\n```').match(/<mark/g)).toHaveLength(2);
  });

  test('shows a language that is not a plain word', () => {
    expect(visibleText(render('```<kestrel>\nx\n```'))).toContain('kestrel');
  });

  test('that is not closed reaches to the end', () => {
    expect(visibleText(renderFixture('unclosed-fence.md'))).toContain('# Inside');
  });

  test('can be scrolled with the keyboard', () => {
    expect(render('```\nx\n```')).toContain('<pre tabindex="0"');
  });
});

describe('blocks', () => {
  test('a list keeps its first number', () => {
    expect(render('3. a\n4. b')).toContain('<ol start="3">');
  });

  test('a list has the numbers of its items if they do not count on', () => {
    expect(render('1. a\n73. b\n74. c\n5. d').match(/(?<=<li)[^>]*/g)).toEqual([
      '',
      ' value="73"',
      ' value="74"',
      ' value="5"',
    ]);
  });

  test('a list whose items all have the first number counts on', () => {
    expect(render('1. a\n1. b\n1. c')).not.toContain('value');
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
    expect(visibleText(render('---\nname: other\n---\n\nText.'))).toContain('name: other');
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
    expect(visibleText(render(body))).toContain('kestrel');
  });

  test('limits the levels of elements', () => {
    expect(render(`${'> '.repeat(90)}a`).match(/<blockquote>/g)?.length).toBeLessThanOrEqual(80);
  });

  describe.each([
    ['quotations', '> '.repeat(70)],
    ['lists', '- '.repeat(40)],
    ['numbered lists', '1. '.repeat(45)],
    ['quotations in lists', '- > '.repeat(33)],
    ['lists in quotations', '> 1. '.repeat(45)],
  ])('of %s shows', (_, place) => {
    test.each([
      '[//]: # "kestrel"',
      '[kestrel]: https://example.com',
      '[docs](https://example.com/kestrel)',
      '[docs](https://example.com "kestrel")',
      '![x](https://example.com/kestrel)',
      '![x](https://example.com "kestrel")',
      '```js kestrel\n',
      '~~~kestrel\n',
      '<b title="kestrel">',
      '<!-- kestrel -->',
      '<https://example.com/kestrel>',
      '# [a](b "kestrel")',
      '**_~~[a](b "kestrel")~~_**',
      '| a |\n| --- |\n| [a](b "kestrel") |',
    ])('%j', (block) => {
      const indent = ' '.repeat(place.length);
      const lines = block.split('\n').map((line, at) => (at === 0 || place.includes('>') ? place : indent) + line);
      expect(visibleText(render(lines.join('\n')))).toContain('kestrel');
    });

    test('hidden characters as marks', () => {
      expect(render(`${place}[docs](https://example.com "\u200B")`)).toContain('U+200B</mark>');
    });
  });

  test('makes no element that its parent cannot contain', () => {
    const html = render(Array.from({ length: 100 }, (_, at) => `${'   '.repeat(at)}1. a`).join('\n'));
    expect(html).not.toMatch(/<[ou]l[^>]*>\s*<(?!li|\/)/);
  });

  test('keeps the items of a deep list apart', () => {
    const body = Array.from({ length: 100 }, (_, at) => `${'  '.repeat(at)}- word${at}.`).join('\n');
    expect(visibleText(render(body)).split(/\s+/)).toContain('word90.');
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

test('an info string of spaces takes time linear in their number', () => {
  // It would take minutes if each space looked for the end of the line.
  expect(visibleText(render(`~~~a${' '.repeat(900_000)}kestrel`))).toContain('kestrel');
});

test('nothing is lost of byte order marks at the start of a body', () => {
  expect(render('\uFEFF\uFEFF![kestrel](a)')).toMatch(/^<mark [^>]*>U\+FEFF U\+FEFF<\/mark>.*!\[kestrel\]\(a\)/);
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

describe('lines that links lead to', () => {
  const html = (body: string, ...lines: number[]): string => renderPrompt(body, 3, 10, lines).html;

  test.each([
    ['a paragraph', 'Some words.', '<p id="line-10" data-line="10">'],
    ['an item of a list', '- one\n- two', '<li>one</li>\n<li id="line-11" data-line="11">'],
    ['a heading', '# Title', '<span id="line-10" data-line="10"></span>Title'],
    ['a row of a table', '| a |\n| - |\n| b |\n| c |', '<tr id="line-12" data-line="12"><td>b</td></tr>'],
    ['the head of a table', '| a |\n| - |\n| b |', '<thead><tr id="line-10" data-line="10"><th>a</th></tr></thead>'],
  ])('are targets at %s', (_, body, expected) => {
    expect(html(body, Number(/line-(\d+)/.exec(expected)?.[1]))).toContain(expected);
  });

  test('begin inside a paragraph where they begin in the file', () => {
    expect(html('One\ntwo **three\nfour** five', 10, 11, 12)).toContain(
      '<p id="line-10" data-line="10">One\n<span id="line-11" data-line="11"></span>two <strong>three\n<span id="line-12" data-line="12"></span>four</strong> five</p>',
    );
  });

  test('are each a target once, whatever the body is', () => {
    fc.assert(
      fc.property(
        randomMarkdown,
        fc.uniqueArray(fc.integer({ min: 10, max: 40 }), { maxLength: 10 }),
        (body, lines) => {
          const ids = [...html(body, ...lines).matchAll(/ id="line-(\d+)"/g)].map((found) => Number(found[1]));
          expect(ids.sort((a, b) => a - b)).toEqual(lines.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});

describe('sections', () => {
  const sections = (body: string): string[] =>
    [...renderPrompt(body, 3, 10).html.matchAll(/ data-lines="([^"]*)"/g)].map((found) => found[1] ?? '');

  test('go from a heading to the next one of its level or a higher one', () => {
    expect(sections('# A\n\ntext\n\n## B\n\n### C\n\n## D\n\n# E\n')).toEqual([
      '10-19',
      '14-17',
      '16-17',
      '18-19',
      '20-',
    ]);
  });

  test('begin at the text of an underlined heading', () => {
    expect(sections('A\n===\n\ntext\n\nB\n===\n')).toEqual(['10-14', '15-']);
  });

  test('are none of headings in quotations and lists', () => {
    expect(sections('> # A\n\n- # B\n')).toEqual([]);
  });

  test('begin after a second header', () => {
    expect(sections('---\nname: a\n---\n\n# A\n')).toEqual(['14-']);
  });
});

describe('a block in another language than the prompt is marked', () => {
  test('if it is in another script than English', () => {
    expect(render('Read the code of this change.\n\n# 目的\n\nПроверяй код.')).toMatch(
      /<p>Read[^]*<h3 id="prompt-目的" lang="zh"[^]*<p lang="ru">/,
    );
  });

  test('if it is English in a prompt that is not', () => {
    expect(
      render('你负责审查代码，并指出其中的问题。\n\n- Write the report in English for the team.\n- 检查测试'),
    ).toMatch(/^<p>你[^]*<li lang="en">[^]*<li>检查/);
  });

  test('with the cells of tables, and items without those in them', () => {
    expect(
      render(
        'Read the code of this change, and say what you found in it.\n\n| a | 检查 |\n|---|---|\n\n- Outer\n  - 检查这个',
      ),
    ).toMatch(/<th>a<\/th><th lang="zh">检查[^]*<li>Outer[^]*<li lang="zh-Hans">检查这个/);
  });

  test('and nothing else is', () => {
    expect(render('Read the code of this change.\n\n- React · TypeScript → Δt 🧪\n\n`目的`')).not.toContain('lang="en');
    expect(render('你负责审查代码。\n\n- React, TypeScript\n\n```ts\nconst a = 1;\n```')).not.toContain('lang=');
  });
});
