import { expect, test } from 'vitest';
import { identityOf, searchName, showsGuide } from '../../../src/identity/identity.ts';
import { siteFileSchema } from '../../../src/identity/site-file.ts';

test('a catalogue without a file has the product’s name and shows every guide', () => {
  expect(identityOf(undefined)).toMatchObject({
    isOwn: false,
    title: 'Agent Catalogue',
    shortTitle: 'Agent Catalogue',
  });
  expect(showsGuide(identityOf(undefined), 'any')).toBe(true);
});

test('an empty file is a file: every field may be left out', () => {
  expect(identityOf(siteFileSchema.parse({}))).toMatchObject({ isOwn: true, title: 'Agent Catalogue', language: 'en' });
});

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['pa-Arab', 'rtl'],
  ['pa', 'ltr'],
  ['de', 'ltr'],
  ['zh-Hant', 'ltr'],
])('the direction of %s is %s', (language, direction) => {
  expect(identityOf(siteFileSchema.parse({ language }))).toMatchObject({ language, direction });
});

test('a direction that is given wins', () => {
  expect(identityOf(siteFileSchema.parse({ language: 'ar', direction: 'ltr' }))).toMatchObject({ direction: 'ltr' });
});

test.each([
  ['Agent Catalogue', 'Agent Catalogue'],
  ['The agents of Harbour', 'The agents of'],
  ['Agents of Harbour', 'Agents of'],
  ['Donaudampfschifffahrtsagenten', 'Donaudampfschiff'],
])('%s is %s in an address bar', (shortTitle, name) => {
  expect(searchName({ shortTitle })).toBe(name);
});

test('metadata keeps the attribute that its readers look for', () => {
  const { head } = identityOf(siteFileSchema.parse({ head: { 'og:locale': 'de_DE', robots: 'noindex' } }));
  expect(head).toEqual([
    { name: 'robots', content: 'noindex' },
    { property: 'og:locale', content: 'de_DE' },
  ]);
});

test.each([
  ['all', true],
  ['none', false],
  [['write-an-agent'], true],
  [['second-look'], false],
] as const)('with the guides %j, a guide is shown: %s', (show, shown) => {
  expect(showsGuide(identityOf(siteFileSchema.parse({ guides: { show } })), 'write-an-agent')).toBe(shown);
});
