import { expect, test } from 'vitest';
import { sectionsOf, textOf } from '../../../../src/search/passages/sections.ts';

test('HTML is cut at headings with an id', () => {
  expect(sectionsOf('<p>Before.</p><h2 id="one">First</h2><p>A.</p><h3 id="two">Second</h3><p>B.</p>')).toEqual([
    { id: '', heading: '', blocks: ['Before.'] },
    { id: 'one', heading: 'First', blocks: ['A.'] },
    { id: 'two', heading: 'Second', blocks: ['B.'] },
  ]);
});

test('a heading without an id is text of the section before it', () => {
  expect(sectionsOf('<h2 id="one">First</h2><p>A.</p><h3>Aside</h3><p>B.</p>')).toEqual([
    { id: 'one', heading: 'First', blocks: ['A.', 'Aside', 'B.'] },
  ]);
});

test('a section may have a heading and nothing else', () => {
  expect(sectionsOf('<h2 id="one">First</h2>')).toEqual([{ id: 'one', heading: 'First', blocks: [] }]);
});

test('items, cells and code are blocks of their own, and inline markup is not', () => {
  const html = '<ul><li>a <em>b</em>c</li><li>d</li></ul><table><tr><td>e</td><td>f</td></tr></table><pre>g\n  h</pre>';
  expect(sectionsOf(html)[0]?.blocks).toEqual(['a bc', 'd', 'e', 'f', 'g h']);
});

test('a term and its description are one block', () => {
  expect(sectionsOf('<dl><dt>Value</dt><dd>text</dd><dt>Source</dt><dd>docs</dd></dl>')[0]?.blocks).toEqual([
    'Value: text',
    'Source: docs',
  ]);
});

test('what is no text is left out', () => {
  const html =
    '<script>let a = "<p>";</script><nav><nav>x</nav>y</nav><svg><title>z</title></svg><button>Copy</button><p>Text</p>';
  expect(textOf(html)).toBe('Text');
});

test('lists of links to what follows are left out', () => {
  expect(textOf('<ul class="jump" aria-label="Fields"><li><a href="#a">a</a></li></ul><p>Text</p>')).toBe('Text');
});

test('what a guide shows of an agent is left out', () => {
  const html =
    '<tr data-need="slow queries"><td>slow queries</td></tr><section class="item" data-agent="a">A</section>';
  expect(sectionsOf(html)).toEqual([]);
});

test('character references become characters, and brackets in attributes end no tag', () => {
  expect(textOf('<p title="a > b">1 &lt; 2 &amp;&#39;&#x4e2d;&nbsp;&unknown;</p>')).toBe("1 < 2 &'中 &unknown;");
});

test('an escaped tag stays text', () => {
  expect(textOf('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')).toBe('<script>alert(1)</script>');
});
