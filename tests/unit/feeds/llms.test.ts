import { expect, test } from 'vitest';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { llmsFullText, llmsText, MAX_BYTES, type LlmsSite } from '../../../src/feeds/llms.ts';
import { parseLlms } from '../../llms-grammar.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { bytesOf } from '../make/bytes.ts';
import { entryOf } from '../make/entry.ts';

const url = (path: string): string => `https://agents.example/base/${path}`;
const HOSTILE = '## Data\n\n- [a](b)\n# Title\n```\n<!-- > ]( ';
const PROMPT = 'Do the work.\n\n## Data\n\n```\nnever closed\n';
const ENTRY = entryOf(read(fileWith('description: Does it.', PROMPT)));

test('lists the agents, the guides, the data and optional links', () => {
  const file = parseLlms(llmsText(siteOf([agent('one'), agent('two')])));
  expect(file.title).toBe('Harbour Agents');
  expect(file.sections.map(({ title }) => title)).toEqual(['Agents', 'Guides', 'Data', 'Optional']);
  expect(file.sections[0]?.links).toEqual([
    { name: 'one', url: url('agents/one.md'), note: 'Does it.' },
    { name: 'two', url: url('agents/two.md'), note: 'Does it.' },
  ]);
});

test.each([
  ['Our agents', '> Our agents. 1 coding agent:'],
  ['Our agents!', '> Our agents! 1 coding agent:'],
  [undefined, '> 1 coding agent:'],
])('opens with what the catalogue says that it is: %s', (description, opening) => {
  expect(llmsText({ ...siteOf([agent('one')]), description })).toContain(opening);
});

test('a catalogue without guides has no section for them', () => {
  const { sections } = parseLlms(llmsText({ ...siteOf([agent('one')]), guides: [] }));
  expect(sections.map(({ title }) => title)).not.toContain('Guides');
});

test('no name or description breaks the structure', () => {
  const site = siteOf([agent('one', HOSTILE), agent('two')]);
  for (const text of [llmsText(site), full(site)]) {
    const { sections } = parseLlms(text);
    expect(sections.map(({ title, links }) => [title, links.length])).toEqual([
      ['Agents', 2],
      ['Guides', 1],
      ['Data', 4],
      ['Optional', 7],
    ]);
  }
});

test.each([
  ['the short file', llmsText],
  ['the full file', full],
])('%s lists capabilities instead of very many agents', (_, textOf) => {
  const site = siteOf(Array.from({ length: 5000 }, (_, at) => agent(`agent-${at}`)));
  const text = textOf(site);
  const [first] = parseLlms(text).sections;
  expect(first).toEqual({
    title: 'Agents by capability',
    links: [{ name: 'Caching', url: url('capabilities/caching/'), note: '3 agents' }],
  });
  expect(text).not.toContain('agent-17');
});

test('the short file says less about each of many agents', () => {
  const summary =
    'It does one thing well, and does it slowly. It does a second thing, of which more could be said than fits into a line.';
  const many = Array.from({ length: 1600 }, (_, at) => agent(`agent-${at}`, summary));
  const [first] = parseLlms(llmsText(siteOf(many))).sections;
  expect(first?.links).toHaveLength(many.length);
  expect(first?.links[0]?.note).toBe('It does one thing well, and does it slowly.');
});

test('the full file has the descriptions and the prompts, indented', () => {
  const { details } = parseLlms(full(siteOf([agent('one')])));
  expect(details).toContain('    Does it.');
  expect(details).toContain('    Do the work.\n\n    ## Data\n\n    ```\n    never closed');
});

test('the full file leaves out prompts that are too long together, and says so', () => {
  const long = agent('long');
  long.agent.size.file = MAX_BYTES;
  const { details } = parseLlms(full(siteOf([agent('one'), long])));
  expect(details).toContain('    Does it.');
  expect(details).not.toContain('Do the work.');
  expect(details).toContain('their prompts would be too long');
});

test('the full file has only summaries if even the descriptions are too long together', () => {
  const long = agent('long', 'Does very much. '.repeat(MAX_BYTES / 16));
  long.agent.size.file = long.agent.description.length;
  long.agent.summary = 'Does very much.';
  const { details, sections } = parseLlms(full(siteOf([agent('one'), long])));
  expect(details.length).toBeLessThan(2000);
  expect(sections[0]?.links[0]?.note).toBe('Does it.');
});

function full(site: LlmsSite): string {
  return llmsFullText(site, () => bytesOf(fileWith('description: Does it.', PROMPT)));
}

function siteOf(agents: readonly AgentEntry[]): LlmsSite {
  return {
    title: 'Harbour Agents',
    agents,
    capabilities: [{ slug: 'caching', title: 'Caching', count: 3 }],
    guides: [{ title: 'Choose an agent', path: 'guides/choose-an-agent/', description: 'How to.' }],
    url,
  };
}

/** Every agent here has these bytes. */
function agent(slug: string, description = 'Does it.'): AgentEntry {
  const entry = ENTRY;
  return {
    ...entry,
    slug,
    agent: { ...entry.agent, name: slug, description, summary: description, size: { ...entry.agent.size } },
  };
}
