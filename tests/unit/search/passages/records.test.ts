import { expect, test } from 'vitest';
import { agentRecord, capabilityRecord, guideRecords, recordHtml } from '../../../../src/search/passages/records.ts';

const guide = { path: 'guides/install/', title: 'Install an agent' };

test('each section of a guide is a record with a link to its heading', () => {
  const records = guideRecords(guide, '<p>Lead.</p><h2 id="command">What is the command?</h2><p>Copy it.</p>');
  expect(records.map(({ group, url, title }) => [group, url, title])).toEqual([
    ['guide', 'guides/install/', 'Install an agent'],
    ['guide', 'guides/install/#command', 'Install an agent'],
  ]);
});

test('a section of a guide has the words that people ask for it in', () => {
  const records = guideRecords(guide, '<h2 id="command">Command</h2>', (id) => (id === 'command' ? 'uninstall' : ''));
  expect(records[0]?.asked).toBe('uninstall');
  expect(records.map(recordHtml).join('')).toContain('data-pagefind-meta="asked" data-pagefind-ignore>uninstall<');
});

test('a prompt is one record with the headings of its page', () => {
  const record = agentRecord(
    { slug: 'reviewer', name: 'reviewer' },
    '<p>You review.</p><h3 id="prompt-steps">Steps</h3>',
  );
  expect(record.url).toBe('agents/reviewer/');
  expect(record.sections.map(({ id }) => id)).toEqual(['prompt', 'prompt-steps']);
});

test('a capability is found by what it covers, its aliases and its needs', () => {
  const record = capabilityRecord({
    slug: 'caching',
    title: 'Caching',
    group: 'back-end',
    covers: 'Keeps answers.',
    aliases: ['memoisation'],
    needs: ['the same query again and again'],
    shared: {},
  });
  expect(record.url).toBe('capabilities/caching/');
  expect(record.sections[0]?.blocks).toEqual(['Keeps answers.', 'Also called: memoisation']);
  expect(record.asked).toBe('the same query again and again');
});

test('hostile text is escaped', () => {
  const html = recordHtml({
    group: 'agent',
    url: 'agents/a/',
    title: '</h1><script>',
    asked: '',
    sections: [{ id: '"><img src=x>', heading: '<b>', blocks: ['</p></body>'] }],
  });
  expect(html).not.toMatch(/<script|<img|<b>|<\/body>.*<\/body>/);
});

test('text cannot give instructions to Pagefind', () => {
  const text = '___PAGEFIND_ANCHOR___h2:0:x ____END_PAGEFIND_WEIGHT___ PAGEFIND_X';
  const html = recordHtml({
    group: 'agent',
    url: 'agents/a/',
    title: text,
    asked: '',
    sections: [{ id: '', heading: '', blocks: [text] }],
  });
  expect(html).not.toContain('_PAGEFIND_');
  expect(html).toContain('___PAGEFIND-ANCHOR___h2:0:x');
});
