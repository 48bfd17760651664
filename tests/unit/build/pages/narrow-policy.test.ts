import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { narrowPolicy } from '../../../../src/build/pages/narrow-policy.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function page(policy: string): string {
  return `<html><head><meta http-equiv="content-security-policy" content="${policy}"><style>p{}</style><script>run()</script></head></html>`;
}

test('the hash of a style of the page is kept', () => {
  expect(narrowPolicy(page(`style-src ${hash('p{}')};`))).toContain(hash('p{}'));
});

test('the hash of a script of the page is kept', () => {
  expect(narrowPolicy(page(`script-src 'self' ${hash('run()')};`))).toContain(hash('run()'));
});

test('the hash of a style of another page is removed', () => {
  expect(narrowPolicy(page(`style-src 'self' ${hash('q{}')};`))).toBe(page("style-src 'self';"));
});

test('the policy comes before everything it covers', () => {
  const policy = '<meta http-equiv="content-security-policy" content="style-src \'self\';">';
  const html = narrowPolicy(`<head><meta charset="utf-8"><script>run()</script><title>x</title>${policy}</head>`);
  expect(html).toBe(`<head><meta charset="utf-8">${policy}<script>run()</script><title>x</title></head>`);
});

test('a page without a policy is not changed', () => {
  expect(narrowPolicy('<p>Hello</p>')).toBe('<p>Hello</p>');
});

test('the hash of a style is kept after an attribute with a tag in it', () => {
  const named = page(`style-src ${hash('p{}')};`).replace('<style>', '<meta content="a <script> of a name"><style>');
  expect(narrowPolicy(named)).toContain(hash('p{}'));
});

test('the hash of styles that Astro does not know is added to those of styles alone', () => {
  const html = narrowPolicy(page("script-src 'self'; style-src 'self';"), 'sha256-x');
  expect(html).toContain("content=\"script-src 'self'; style-src 'self' 'sha256-x';\"");
});

test('a script that is loaded from a file has no hash', () => {
  const loaded = page(`script-src 'self' ${hash('')};`).replace('<script>run()', '<script src="x.js">');
  expect(narrowPolicy(loaded)).toContain('content="script-src \'self\';"');
});
