import { describe, expect, test } from 'vitest';
import { agentPage, type AgentPage } from '../../../src/agent-page/agent-page.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import type { Claim } from '../../../src/vocabulary/coverage.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

describe('the summary', () => {
  test('is the description without its examples', () => {
    expect(page('description: Reviews changes.').summary.text).toBe('Reviews changes.');
  });

  test('says so if the description has only examples', () => {
    const example = '<example>user: "Review this." assistant: "I will."</example>';
    expect(page(`description: '${example}'`).summary.text).toBe('Its description has only examples.');
  });

  test('can be linked to by the line of the description', () => {
    expect(page('description: Reviews changes.', '', { claims: [claim(3)] }).summary.ids).toEqual(['line-3']);
  });

  test('is cut after a sentence for search engines', () => {
    expect(page(`description: ${'Reviews changes. '.repeat(30)}`).description).toBe(
      'Reviews changes. '.repeat(9).trim(),
    );
  });

  test.each([
    ['one sentence', 'Reviews changes.', false],
    ['as many words as fit beside the command', 'Reviews changes to code. '.repeat(25), false],
    ['more words', 'Reviews changes to code. '.repeat(40), true],
    ['more words in wide letters', '审查代码并报告问题。'.repeat(40), true],
    ['many short lines', '- one\n'.repeat(20), true],
  ])('of %s is long: %s', (_, description, isLong) => {
    expect(page(`description: ${JSON.stringify(description)}`).summary.isLong).toBe(isLong);
  });
});

test('the name can be linked to by its line, and nothing else has that id', () => {
  const { name, summary } = page('description: Reviews changes.', '', { claims: [claim(2)] });
  expect([name.id, summary.ids]).toEqual(['line-2', []]);
});

test('a claim on a line of the body gives no id to the header', () => {
  const { name, summary } = page('description: Reviews changes.', 'Text.\n', { claims: [claim(6)] });
  expect([name.id, summary.ids]).toEqual([undefined, []]);
});

describe('examples', () => {
  const described = (count: number): string =>
    `description: |\n  Helps.\n${Array.from(
      { length: count },
      (_, index) => `  <example>\n  user: "Question ${index}"\n  assistant: "Answer"\n  </example>\n`,
    ).join('')}`;

  test('at most two are open', () => {
    const { open, more } = page(described(3)).examples;
    expect([open.length, more.length]).toEqual([2, 1]);
  });

  test('can be linked to by their lines', () => {
    const { open } = page(described(2), '', { claims: [claim(6)] }).examples;
    expect(open.map(({ id }) => id)).toEqual(['line-6', undefined]);
  });
});

test('findings about tools are listed separately', () => {
  const { toolFindings, otherFindings } = page('description: Helps.\ntools: Read, Reed\nflavour: x');
  expect(toolFindings.map(({ code }) => code)).toEqual(['tool-unknown']);
  expect(otherFindings.map(({ code }) => code)).toEqual(['field-unknown']);
});

describe('what it covers', () => {
  test('has the titles of capabilities, or their slugs if they have no title', () => {
    const claims = [claim(6, 'caching'), claim(7, 'unheard-of')];
    expect(page('description: Helps.', 'A.\nB.\n', { claims }).covers).toEqual([
      { capability: 'caching', title: 'Caching', line: 6 },
      { capability: 'unheard-of', title: 'unheard-of', line: 7 },
    ]);
  });

  test('has every capability', () => {
    const claims = Array.from({ length: 24 }, (_, index) => claim(6, `capability-${index}`));
    expect(page('description: Helps.', 'A.\n', { claims }).covers).toHaveLength(24);
  });
});

describe('the table of contents', () => {
  const heading = (level: number): AgentEntry['headings'][number] => ({ id: `prompt-${level}`, text: 'Part', level });

  test('is left out of a prompt with few headings', () => {
    expect(page('description: Helps.', '', { headings: [3, 3, 4].map(heading) }).contents).toEqual([]);
  });

  test('has the two highest levels', () => {
    const { contents } = page('description: Helps.', '', { headings: [4, 5, 6, 4, 5].map(heading) });
    expect(contents.map(({ level, deeper }) => [level, deeper])).toEqual([
      [4, false],
      [5, true],
      [4, false],
      [5, true],
    ]);
  });

  test('may have any number of headings', () => {
    const headings = Array.from({ length: 300_000 }, () => heading(3));
    expect(page('description: Helps.', '', { headings }).contents).toHaveLength(300_000);
  });
});

test('the size is given in tokens, words and bytes', () => {
  expect(page('description: Helps.', 'Do the work.\n').size).toMatch(
    /^The description is always in context: about 2 tokens, 1 word\. .* about \d+ tokens, 3 words\. The file is \d+ bytes\.$/,
  );
});

test.each([
  ['tools: Read', 'reads'],
  ['tools: Read, Bash', 'reads, runs commands'],
  ['model: opus', 'inherits every tool'],
  ['disallowedTools: Bash', 'inherits every tool but some'],
])('with %j its access is told in words: %s', (header, words) => {
  expect(page(`description: Helps.\n${header}`).access).toContain(words);
});

test.each([
  ['reviewer', false],
  ['reviewer-of-everything-that-anybody-changes', true],
])('the name %s is set in smaller letters: %s', (name, isLong) => {
  expect(page(`description: Helps.\nname: ${name}`).name.isLong).toBe(isLong);
});

test('the effort follows the model', () => {
  expect(page('description: Helps.\nmodel: opus\neffort: high').facts).toEqual(['runs on Opus', 'high effort']);
});

function page(header: string, body = 'Do the work.\n', more: Partial<AgentEntry> = {}): AgentPage {
  const entry = { ...entryOf(read(fileWith(header, body)), 'helper'), ...more };
  return agentPage(entry, { header: '---', prompt: '<p>Prompt</p>' }, new Map([['caching', 'Caching']]));
}

function claim(line: number, capability = 'caching'): Claim {
  return { capability, strength: 1, line, lines: 1 };
}
