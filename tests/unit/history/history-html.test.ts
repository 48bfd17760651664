import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import type { Version } from '../../../src/catalogue/version.ts';
import { historyHtml, historyPages } from '../../../src/history/history-html.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const address = (path: string): string => `/base/${path}`;

/** An agent whose versions have these texts, newest first; a text is its own blob id. */
function agent(...texts: string[]): AgentEntry {
  const entry = entryOf(read(fileWith('description: Helps.')), 'helper');
  const versions = texts.map((text, index): Version => ({
    sha256: sha256Of(text),
    date: new Date(Date.UTC(2024, 0, texts.length - index)).toISOString(),
    commit: String(index).padStart(40, 'c'),
    blob: text,
    subject: `Change ${texts.length - index}`,
    bytes: text.length,
    file: 'helper.md',
    tokens: undefined,
    changes: [],
    digests: {},
  }));
  return { ...entry, sha256: versions[0]?.sha256 ?? entry.sha256, versions, history: 'whole' };
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function page(entry: AgentEntry, number = 1, current = entry.versions[0]?.blob ?? ''): string {
  const contents = new Map(entry.versions.map(({ blob }) => [blob, new TextEncoder().encode(blob)]));
  return historyHtml(entry, number, contents, new TextEncoder().encode(current), address);
}

function idsIn(html: string): string[] {
  return [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
}

describe('a history', () => {
  test('lists versions with date, subject, digest and size', () => {
    const html = page(agent('two\n', 'one\n'));
    expect(html).toContain('2 versions from 1 Jan 2024 to 2 Jan 2024, newest first.');
    expect(html).toContain('<time datetime="2024-01-02T00:00:00.000Z">2 Jan 2024</time>');
    expect(html).toContain('Change 2');
    expect(html).toContain(`<code title="${sha256Of('two\n')}">${sha256Of('two\n').slice(0, 12)}</code>`);
    expect(html).toContain('what is served now');
    expect(html).toContain('The first version.');
    expect(idsIn(html)).toEqual([`v-${sha256Of('two\n').slice(0, 12)}`, `v-${sha256Of('one\n').slice(0, 12)}`]);
  });

  test('marks lines with their language, and not its own words', () => {
    const html = page(
      agent('你负责审查代码并说明问题\nYou review the code.\n', '你负责测试代码并说明错误\nYou review the code.\n'),
    );
    expect(html).toMatch(/removed: <\/span><span lang="zh-Hans">你负责/);
    expect(html).toMatch(/added: <\/span><span lang="zh-Hans">你负责/);
    expect(html).toContain('<td>You review the code.</td>');
  });

  test('shows what each version changed', () => {
    const html = page(agent('a\nnew\nc\n', 'a\nold\nc\n'));
    expect(html).toContain('1 line added, 1 removed');
    expect(html).toMatch(/data-line="removed"><td>2<\/td><td><\/td>.*old/);
    expect(html).toMatch(/data-line="added"><td><\/td><td>2<\/td>.*new/);
  });

  test('has an id for each version, also for content that came back, and old ids stay', () => {
    const before = idsIn(page(agent('B', 'A')));
    const after = idsIn(page(agent('A', 'B', 'A')));
    expect(new Set(after).size).toBe(3);
    expect(after.slice(1)).toEqual(before);
  });

  test('is paged, and a version on a later page is compared with the one before it', () => {
    const entry = agent(...Array.from({ length: 41 }, (_, index) => `Version ${41 - index}\n`));
    expect(historyPages(entry)).toBe(3);
    const second = page(entry, 2);
    expect(second).toContain('page 2 of 3');
    expect(second).toContain('<ol class="versions" reversed start="21">');
    expect(second).toContain('href="/base/agents/helper/history/" rel="prev"');
    expect(second).toContain('href="/base/agents/helper/history/3/" rel="next"');
    expect(page(entry, 2).match(/<details/g)).toHaveLength(20);
    expect(page(entry, 3)).toContain('The first version.');
  });

  test('says what it does not know', () => {
    expect(page({ ...agent('A'), history: 'newest' })).toContain('There are earlier versions');
    expect(page({ ...agent('A'), history: 'cut' })).toContain('there may be earlier versions');
    expect(page({ ...agent('A'), history: 'newest' })).not.toContain('The first version.');
  });

  test('shows changes that are not committed first', () => {
    const entry = { ...agent('one\n'), sha256: sha256Of('two\n') };
    const html = page(entry, 1, 'two\n');
    expect(html).toMatch(/Not committed[^]*two[^]*<ol/);
    expect(html).not.toContain('what is served now');
  });

  test('says when only the place of a file changed', () => {
    const [newest, ...rest] = agent('A', 'A').versions;
    if (newest === undefined) throw new Error('There is no version.');
    const html = page({ ...agent('A', 'A'), versions: [{ ...newest, file: 'team/helper.md' }, ...rest] });
    expect(html).toContain('was <code>helper.md</code>');
    expect(html).toContain('Moved or renamed; its content is the same.');
  });

  test('lets a gained tool stand out', () => {
    const entry = agent('B', 'A');
    const changes = [
      { text: 'tools: + Bash', gains: true },
      { text: 'color: red → blue', gains: false },
    ];
    const versions = entry.versions.map((version, index) => (index === 0 ? { ...version, changes } : version));
    expect(page({ ...entry, versions })).toContain('<li class="warn">tools: + Bash</li><li>color: red → blue</li>');
  });

  test('shows markup and hidden characters of subjects, names and lines as text', () => {
    const entry = agent('<script>alert(1)</script>\u202e\n', 'x\n');
    const versions = entry.versions.map((version) => ({ ...version, subject: '<img src=x>\u200b', file: '<b>.md' }));
    const html = page({ ...entry, versions, agent: { ...entry.agent, name: '<i>' } });
    expect(html).not.toMatch(/<script|<img|<b>\.md|<i>/);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('U+200B');
    expect(html).toContain('U+202E');
  });
});

describe('a long difference', () => {
  const long = (word: string): string => Array.from({ length: 3_000 }, (_, line) => `${word} ${line}\n`).join('');

  test('is folded, bounded, and says how to see the rest', () => {
    const html = page(agent(long('new'), long('old')));
    expect(html).toContain('<details><summary>3,000 lines added, 3000 removed</summary>');
    expect(html).toMatch(/changed lines more are not shown\. <code>git show -M [0-9a-z]{12}<\/code>/);
    expect(html.length).toBeLessThan(60_000);
  });

  test('leaves no page over a bound, however many there are', () => {
    const entry = agent(...Array.from({ length: 20 }, (_, index) => long(`word${index}`)));
    expect(page(entry).length).toBeLessThan(260_000);
  });

  test('of a very large file is not made', () => {
    const entry = agent('x\n'.repeat(200_000), 'y\n');
    const contents = new Map([['y\n', new TextEncoder().encode('y\n')]]);
    const html = historyHtml(entry, 1, contents, new Uint8Array(), address);
    expect(html).toContain('The difference is too long to show.');
  });
});
