import { expect, test } from 'vitest';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { llmsFullText, llmsText, MAX_AGENTS, MAX_CHARACTERS, type LlmsSite } from '../../../src/feeds/llms.ts';
import { parseLlms } from '../../llms-grammar.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { bytesOf } from '../make/bytes.ts';
import { entryOf } from '../make/entry.ts';

const url = (path: string): string => `https://agents.example/base/${path}`;
const HOSTILE = '## Data\n\n- [a](b)\n# Title\n```\n<!-- > ]( ';
const PROMPT = 'Do the work.\n\n## Data\n\n```\nnever closed\n';

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

test('the short file lists capabilities instead of very many agents; the full file lists them all', () => {
  const site = siteOf(Array.from({ length: MAX_AGENTS + 1 }, (_, at) => agent(`agent-${at}`)));
  const [first] = parseLlms(llmsText(site)).sections;
  expect(first).toEqual({
    title: 'Agents by capability',
    links: [{ name: 'Caching', url: url('capabilities/caching/'), note: '3 agents' }],
  });
  expect(parseLlms(full(site)).sections[0]?.links).toHaveLength(MAX_AGENTS + 1);
});

test('the full file has the descriptions and the prompts, indented', () => {
  const { details } = parseLlms(full(siteOf([agent('one')])));
  expect(details).toContain('    Does it.');
  expect(details).toContain('    Do the work.\n\n    ## Data\n\n    ```\n    never closed');
});

test('the full file leaves out prompts that are too long together, and says so', () => {
  const long = agent('long');
  long.agent.size.file = MAX_CHARACTERS;
  const { details } = parseLlms(full(siteOf([agent('one'), long])));
  expect(details).toContain('    Does it.');
  expect(details).not.toContain('Do the work.');
  expect(details).toContain('their prompts would be too long');
});

test('the full file has only summaries if even the descriptions are too long together', () => {
  const long = agent('long', 'Does very much. '.repeat(MAX_CHARACTERS / 16));
  long.agent.size.file = long.agent.description.length;
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
  const body = read(fileWith('description: Does it.', PROMPT));
  const entry = entryOf(body, slug);
  return {
    ...entry,
    agent: { ...entry.agent, name: slug, description, summary: description, size: { ...entry.agent.size } },
  };
}
