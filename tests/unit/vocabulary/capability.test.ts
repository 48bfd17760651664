import { describe, expect, test } from 'vitest';
import {
  aliasClashes,
  byGroup,
  capabilitySchema,
  isCased,
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

test('an unknown group is rejected with a list of the groups', () => {
  const checked = capabilitySchema.safeParse({ title: 'A', group: 'other', aliases: ['a'] });
  expect(checked.error?.issues[0]?.message).toContain('languages, front-end');
});

test('an unknown field is rejected', () => {
  expect(capabilitySchema.safeParse({ title: 'A', group: 'data', aliases: ['a'], alias: 'b' }).success).toBe(false);
});
