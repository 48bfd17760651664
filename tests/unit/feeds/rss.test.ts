import { expect, test } from 'vitest';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
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

function agent(name: string, changed?: string, description = 'Does it.'): AgentEntry {
  const file = read(`---\nname: ${name}\ndescription: ${JSON.stringify(description)}\n---\nDo it.\n`);
  return { ...entryOf(file, name), changed };
}
