import { expect, test } from 'vitest';
import { isAboutSite, mayBeAboutSite } from '../../../../src/search/passages/about-site.ts';

test('a question about a tool is about the site, if a guide fits it as well as an agent does', () => {
  expect(isAboutSite('how do I install in cursor', { guide: 0.9, capability: 0.6, agent: 0.9 })).toBe(true);
});

test('a need that names nothing of the site is not about it, however well a guide fits', () => {
  expect(isAboutSite('slow queries', { guide: 1, capability: 0.1, agent: 0.1 })).toBe(false);
});

test('a question that agents fit as well as a guide does is not about the site', () => {
  expect(isAboutSite('which database scales', { guide: 0.8, capability: 0.9, agent: 0.9 })).toBe(false);
});

test('a question that no guide fits is not about the site', () => {
  expect(isAboutSite('which agent fixes my roof', { guide: 0.3, capability: 0, agent: 0 })).toBe(false);
});

test('without prompts, capabilities stand for agents', () => {
  expect(isAboutSite('how do I model prices', { guide: 0.6, capability: 1 })).toBe(false);
});

test('what was not found at all is not about the site', () => {
  expect(isAboutSite('how do I install in cursor', {})).toBe(false);
});

test.each(['maxTurns', 'BASE_PATH', 'CRLF', 'what is a bundle', 'Windows line endings in my file'])(
  '“%s” may be about the site',
  (need) => {
    expect(mayBeAboutSite(need)).toBe(true);
  },
);

test.each(['slow queries', 'write unit tests', 'deploy automatically when I push to main', ''])(
  '“%s” cannot be about the site',
  (need) => {
    expect(mayBeAboutSite(need)).toBe(false);
  },
);
