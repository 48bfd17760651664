import { describe, expect, test } from 'vitest';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import type { Version } from '../../../src/catalogue/version.ts';
import { feedItems } from '../../../src/feeds/rss.ts';
import { read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const url = (path: string): string => `https://agents.example/base/${path}`;

test('the newest change comes first, agents without a date last, by name', () => {
  const items = feedItems(
    [
      agent('undated-b'),
      agent('old', '2025-01-01T00:00:00+00:00'),
      agent('undated-a'),
      agent('new', '2026-01-01T01:00:00+02:00'),
    ],
    url,
  );
  expect(items.map(({ title }) => title)).toEqual(['new', 'old', 'undated-a', 'undated-b']);
  expect(items[0]?.pubDate?.toISOString()).toBe('2025-12-31T23:00:00.000Z');
});

test('has at most a hundred items', () => {
  expect(
    feedItems(
      Array.from({ length: 130 }, (_, at) => agent(`agent-${at}`)),
      url,
    ),
  ).toHaveLength(100);
});

test('a changed file is a new item at the same address', () => {
  const [one] = feedItems([agent('one')], url);
  const [changed] = feedItems([{ ...agent('one'), sha256: 'f'.repeat(64) }], url);
  expect(changed?.link).toBe(one?.link);
  expect(changed?.customData).not.toBe(one?.customData);
});

test('a description is shown as text even by readers that parse it as HTML', () => {
  const [item] = feedItems([agent('one', undefined, 'Reads <b>bold</b> & "quoted" text.')], url);
  expect(item?.description).toBe('Reads &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; text.');
});

test('a description of examples only is shown with its examples', () => {
  const [item] = feedItems([agent('one', undefined, '<example>user: "Do it"</example>')], url);
  expect(item?.description).toBe('&lt;example&gt;user: &quot;Do it&quot;&lt;/example&gt;');
});

describe('an agent with a history', () => {
  const versions = [
    version('b', '2024-02-01T00:00:00Z', 'Let it run', [{ text: 'tools: + Bash', gains: true }]),
    version('a', '2024-01-01T00:00:00Z', 'Add <it>', []),
  ];
  const items = feedItems([{ ...agent('one'), versions, history: 'whole' }], url);

  test('has an item for each version, with what changed and a link to the difference', () => {
    expect(items.map(({ title, link, description }) => ({ title, link, description }))).toEqual([
      {
        title: 'one: Let it run',
        link: `https://agents.example/base/agents/one/history/#v-${'b'.repeat(12)}`,
        description: 'tools: + Bash. Does it.',
      },
      {
        title: 'one (new): Add <it>',
        link: `https://agents.example/base/agents/one/history/#v-${'a'.repeat(12)}`,
        description: 'Does it.',
      },
    ]);
    expect(items[1]?.pubDate?.toISOString()).toBe('2024-01-01T00:00:00.000Z');
  });

  test('keeps the identity of its items when it changes again', () => {
    const next = [version('a', '2024-03-01T00:00:00Z', 'Undo', []), ...versions];
    const later = feedItems([{ ...agent('one'), versions: next, history: 'whole' }], url);
    expect(later.slice(1).map(({ customData }) => customData)).toEqual(items.map(({ customData }) => customData));
    expect(new Set(later.map(({ customData }) => customData)).size).toBe(3);
  });

  test('links to a later page of a long history', () => {
    const long = Array.from({ length: 25 }, (_, index) =>
      version(index.toString(16).padStart(2, '0'), '2024-01-01T00:00:00Z', '', []),
    );
    const links = feedItems([{ ...agent('one'), versions: long }], url).map(({ link }) => link);
    expect(links.filter((link) => link.includes('/history/2/#v-'))).toHaveLength(5);
  });
});

function version(digits: string, date: string, subject: string, changes: Version['changes']): Version {
  const sha256 = digits.repeat(64).slice(0, 64);
  const commit = `${date.replaceAll(/\D/g, '')}${digits}`;
  return {
    sha256,
    date,
    commit,
    blob: digits,
    subject,
    bytes: 1,
    file: 'one.md',
    tokens: undefined,
    changes,
    digests: {},
  };
}

function agent(name: string, changed?: string, description = 'Does it.'): AgentEntry {
  const file = read(`---\nname: ${name}\ndescription: ${JSON.stringify(description)}\n---\nDo it.\n`);
  return { ...entryOf(file, name), changed };
}
