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
  test('is told, with both their names', () => {
    expect(aliasClashes([capability('sql', ['index']), capability('search', ['index'])])).toEqual([
      expect.stringMatching(/"sql" and "search" claim the alias "index"/),
    ]);
  });

  test('is right when the second says why', () => {
    const search = capability('search', ['index'], { index: 'search engines have them too' });
    expect(aliasClashes([capability('sql', ['index']), search])).toEqual([]);
  });

  test('is one alias in any inflection', () => {
    expect(
      aliasClashes([capability('a', ['database migrations']), capability('b', ['Database Migration'])]),
    ).toHaveLength(1);
  });

  test('is not one when the case tells them apart', () => {
    expect(aliasClashes([capability('lang', ['Go']), capability('game', ['go'])])).toEqual([]);
  });
});

test('in a group capabilities are ordered as they are read, whatever their case', () => {
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
])('"%s" is matched with its case: %s', (alias, cased) => {
  expect(isCased(alias)).toBe(cased);
});

test('a group that there is not is refused with those that there are', () => {
  const checked = capabilitySchema.safeParse({ title: 'A', group: 'other', aliases: ['a'] });
  expect(checked.error?.issues[0]?.message).toContain('languages, front-end');
});

test('a field that there is not is refused', () => {
  expect(capabilitySchema.safeParse({ title: 'A', group: 'data', aliases: ['a'], alias: 'b' }).success).toBe(false);
});
