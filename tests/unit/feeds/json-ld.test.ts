import { expect, test } from 'vitest';
import { listData, siteData } from '../../../src/feeds/json-ld.ts';
import { read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const url = (path: string): string => `https://agents.example/base/${path}`;

test('tells search engines how to search the site', () => {
  expect(JSON.parse(siteData('Harbour Agents', 'What it is.', url))).toMatchObject({
    '@type': 'WebSite',
    name: 'Harbour Agents',
    potentialAction: { target: { urlTemplate: 'https://agents.example/base/search/?q={search_term_string}' } },
  });
});

test('continues the numbering on later pages', () => {
  const entry = entryOf(read('---\nname: one\ndescription: Does it.\n---\nDo it.\n'), 'one');
  expect(JSON.parse(listData([entry], 60, 49, url))).toMatchObject({
    numberOfItems: 60,
    itemListElement: [{ position: 49, name: 'one', url: 'https://agents.example/base/agents/one/' }],
  });
});

test('no name can end its script element', () => {
  const entry = entryOf(read('---\nname: "</script><!--<script>"\ndescription: Does it.\n---\nDo it.\n'), 'one');
  const data = listData([entry], 1, 1, url);
  expect(data).not.toContain('<');
  expect(JSON.parse(data)).toMatchObject({ itemListElement: [{ name: '</script><!--<script>' }] });
});
