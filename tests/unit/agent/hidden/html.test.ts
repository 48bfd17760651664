import { expect, test } from 'vitest';
import { escapeHtml, visibleHtml } from '../../../../src/agent/hidden/html.ts';

test('escapes characters that mean something in HTML', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;');
});

test('leaves other characters alone', () => {
  expect(escapeHtml('Grüße, 世界 👋 $1')).toBe('Grüße, 世界 👋 $1');
});

test('replaces a hidden character with a mark', () => {
  expect(visibleHtml('a\u200Bb')).toMatch(/^a<mark [^>]*>U\+200B<\/mark>b$/);
});

test('removes the hidden character itself', () => {
  expect(visibleHtml('a\u202Eb')).not.toContain('\u202E');
});

test('escapes the text around a hidden character', () => {
  expect(visibleHtml('<\u200B>')).toMatch(/^&lt;.*&gt;$/);
});

test('replaces a run of hidden characters with one mark', () => {
  expect(visibleHtml('a\u200B\u200Bb').match(/<mark/g)).toHaveLength(1);
});

test('puts the text that tags spell into the mark', () => {
  expect(visibleHtml('a\u{E0068}\u{E0069}b')).toContain('“hi”</mark>');
});

test('escapes the spelt text', () => {
  expect(visibleHtml('\u{E003C}\u{E0062}\u{E003E}')).toContain('&lt;b&gt;');
});
