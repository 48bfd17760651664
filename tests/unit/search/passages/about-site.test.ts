import { expect, test } from 'vitest';
import { isAboutSite } from '../../../../src/search/passages/about-site.ts';

test('a question about a tool is about the site, if a guide fits it as well as an agent does', () => {
  expect(isAboutSite('how do I install in cursor', { guide: 0.9, capability: 0.6, agent: 0.9 })).toBe(true);
});

test('a need that names nothing of the site is about it only if a guide fits much better', () => {
  expect(isAboutSite('my queries are slow', { guide: 0.9, capability: 0.9, agent: 0.8 })).toBe(false);
  expect(isAboutSite('bytes at the start', { guide: 0.9, capability: 0.4, agent: 0.4 })).toBe(true);
});

test('a question that no guide fits is not about the site', () => {
  expect(isAboutSite('which agent fixes my roof', { guide: 0.3, capability: 0, agent: 0 })).toBe(false);
});

test('without prompts, capabilities stand for agents', () => {
  expect(isAboutSite('my queries are slow', { guide: 0.9, capability: 1 })).toBe(false);
});

test('what was not found at all is not about the site', () => {
  expect(isAboutSite('how do I install in cursor', {})).toBe(false);
});
