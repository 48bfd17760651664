import { describe, expect, test } from 'vitest';
import {
  aliasClashes,
  byGroup,
  capabilitySchema,
  isCased,
  namesOf,
  unknownCompanions,
  type Capability,
} from '../../../src/vocabulary/capability.ts';

function capability(slug: string, aliases: string[], shared: Record<string, string> = {}): Capability {
  return { slug, title: slug, group: 'data', aliases, needs: [], shared, covers: '' };
}

describe('an alias that two capabilities claim', () => {
  test('is reported with both names', () => {
    expect(aliasClashes([capability('sql', ['index']), capability('search', ['index'])])).toEqual([
      expect.stringMatching(/"sql" and "search" claim the alias "index"/),
    ]);
  });

  test('is accepted if the second gives a reason', () => {
    const search = capability('search', ['index'], { index: 'search engines have them too' });
    expect(aliasClashes([capability('sql', ['index']), search])).toEqual([]);
  });

  test('is the same alias in any inflection', () => {
    expect(
      aliasClashes([capability('a', ['database migrations']), capability('b', ['Database Migration'])]),
    ).toHaveLength(1);
  });

  test('is not shared if the case tells them apart', () => {
    expect(aliasClashes([capability('lang', ['Go']), capability('game', ['go'])])).toEqual([]);
  });
});

test('a companion that is no capability is reported with the file that names it', () => {
  const sql = { ...capability('sql', ['sql']), companions: ['search', 'serach'] };
  expect(unknownCompanions([sql, capability('search', ['search'])])).toEqual([
    'sql.md: companions: There is no capability "serach".',
  ]);
});

test('capabilities of a group are in alphabetical order, whatever their case', () => {
  const titled = (title: string): Capability => ({ ...capability(title, [title]), title });
  const titles = ['Rust', 'gRPC and RPC', 'iOS apps', 'go', 'Go', 'GraphQL', 'JavaScript'];
  expect(
    titles
      .map(titled)
      .sort(byGroup)
      .map(({ title }) => title),
  ).toEqual(['Go', 'go', 'GraphQL', 'gRPC and RPC', 'iOS apps', 'JavaScript', 'Rust']);
});

test.each([
  ['Go', true],
  ['SSO', true],
  ['cache', false],
  ['Single sign-on', false],
])('"%s" is matched by case: %s', (alias, cased) => {
  expect(isCased(alias)).toBe(cased);
});

describe('a translation that two capabilities claim', () => {
  const translated = (slug: string, translations: Capability['translations']): Capability => ({
    ...capability(slug, [slug]),
    translations,
  });

  test('is reported with both names', () => {
    expect(
      aliasClashes([translated('git', { zh: ['版本管理'] }), translated('releases', { zh: ['版本管理'] })]),
    ).toEqual([expect.stringMatching(/"git" and "releases" claim the alias/)]);
  });

  test('is the same name in any inflection', () => {
    expect(
      aliasClashes([translated('a', { ru: ['проверка кода'] }), translated('b', { ru: ['проверки кода'] })]),
    ).toHaveLength(1);
  });

  test('is accepted if the second gives a reason', () => {
    const releases = { ...translated('releases', { zh: ['版本管理'] }), shared: { 版本管理: 'it means both' } };
    expect(aliasClashes([translated('git', { zh: ['版本管理'] }), releases])).toEqual([]);
  });

  test('may mean something else in another language', () => {
    expect(aliasClashes([translated('network', { es: ['red'] }), translated('colour', { de: ['red'] })])).toEqual([]);
  });
});

describe('the names in a text', () => {
  const named = { aliases: ['cache', 'Go'], translations: { zh: ['缓存'], es: ['red'], de: ['Puffer'] } };
  const names = (language?: 'en' | 'zh' | 'de'): string[] => namesOf(named, language).map(({ name }) => name);

  test('of any language are the aliases and what is not in Latin letters', () => {
    expect(names()).toEqual(['cache', 'Go', '缓存']);
    expect(names('en')).toEqual(names());
    expect(names('zh')).toEqual(names());
  });

  test('in a language in Latin letters are those of that language too', () => {
    expect(names('de')).toEqual(['cache', 'Go', '缓存', 'Puffer']);
  });

  test('match in their case only if they are English', () => {
    expect(namesOf(named, 'de').filter(({ cased }) => cased)).toEqual([{ name: 'Go', cased: true, introduces: false }]);
  });
});

describe('translations', () => {
  const accepted = (translations: unknown): boolean =>
    capabilitySchema.safeParse({ title: 'A', group: 'data', aliases: ['a'], translations }).success;

  test.each([[{}], [{ zh: ['缓存'] }], [{ ja: ['キャッシュ', '一時保存'], fr: ['mise en cache'] }]])(
    '%j are accepted',
    (translations) => {
      expect(accepted(translations)).toBe(true);
    },
  );

  test.each([[{ zh: ['库'] }], [{ zh: [] }], [{ zh: '缓存' }], [{ it: ['memoria'] }], [{ en: ['cache'] }]])(
    '%j are rejected',
    (translations) => {
      expect(accepted(translations)).toBe(false);
    },
  );
});

test('an unknown group is rejected with a list of the groups', () => {
  const checked = capabilitySchema.safeParse({ title: 'A', group: 'other', aliases: ['a'] });
  expect(checked.error?.issues[0]?.message).toContain('languages, front-end');
});

test('an unknown field is rejected', () => {
  expect(capabilitySchema.safeParse({ title: 'A', group: 'data', aliases: ['a'], alias: 'b' }).success).toBe(false);
});
