import { expect, test } from 'vitest';
import { escapeHtml, visibleHtml } from '../../../../src/agent/hidden/html.ts';

test('escapes what has a meaning in HTML', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;');
});

test('leaves other characters alone', () => {
  expect(escapeHtml('Grüße, 世界 👋 $1')).toBe('Grüße, 世界 👋 $1');
});

test('puts a mark in the place of a hidden character', () => {
  expect(visibleHtml('a\u200Bb')).toMatch(/^a<mark [^>]*>U\+200B<\/mark>b$/);
});

test('does not keep the hidden character itself', () => {
  expect(visibleHtml('a\u202Eb')).not.toContain('\u202E');
});

test('escapes the text around a hidden character', () => {
  expect(visibleHtml('<\u200B>')).toMatch(/^&lt;.*&gt;$/);
});

test('puts one mark in the place of a run of hidden characters', () => {
  expect(visibleHtml('a\u200B\u200Bb').match(/<mark/g)).toHaveLength(1);
});

test('says in the mark what tags spell', () => {
  expect(visibleHtml('a\u{E0068}\u{E0069}b')).toContain('“hi”</mark>');
});

test('escapes what is spelt', () => {
  expect(visibleHtml('\u{E003C}\u{E0062}\u{E003E}')).toContain('&lt;b&gt;');
});
