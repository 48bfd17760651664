import { describe, expect, test } from 'vitest';
import { facetsOf } from '../../../src/facets/facets.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { FACET_IDS } from '../../../src/facets/narrow.ts';
import { read, readWith } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

describe('facetsOf', () => {
  test('lists the facets of addresses, in order, even without agents', () => {
    expect(facetsOf([], []).map(({ id }) => id)).toEqual(FACET_IDS);
  });

  test('counts a capability for every claim and leaves out uncovered ones', () => {
    const agents = [covering('caching'), covering(), covering('redis', 'caching')];
    const vocabulary = ['caching', 'graphql', 'redis'].map((slug) => ({
      slug,
      title: slug.toUpperCase(),
      group: 'data' as const,
      aliases: [],
      needs: [],
      shared: {},
      covers: '',
    }));
    expect(optionsOf(facetsOf(agents, vocabulary), 'capability')).toEqual({ caching: [0, 2], redis: [2] });
    expect(facetsOf(agents, vocabulary)[0]?.options[0]).toMatchObject({ label: 'CACHING', group: 'Data' });
  });

  test('counts what agents may do', () => {
    const agents = ['', 'tools: Read, Grep', 'tools: Read, Write', 'tools: Bash', 'tools: WebFetch'].map((lines) =>
      entryOf(readWith(lines)),
    );
    expect(optionsOf(facetsOf(agents, []), 'access')).toEqual({
      everything: [0],
      write: [0, 2],
      run: [0, 3],
      network: [0, 4],
      'reads-only': [1],
    });
  });

  test('counts a missing model as the model of the session and keeps unknown models', () => {
    const agents = ['model: opus', '', 'model: inherit', 'model: "<b>mine</b>"'].map((lines) =>
      entryOf(readWith(lines)),
    );
    expect(optionsOf(facetsOf(agents, []), 'model')).toEqual({ inherit: [1, 2], '<b>mine</b>': [3], opus: [0] });
  });

  test('lists the most frequent values first', () => {
    const agents = ['model: haiku', 'model: opus', 'model: opus'].map((lines) => entryOf(readWith(lines)));
    expect(facetOf(facetsOf(agents, []), 'model').options.map(({ label }) => label)).toEqual(['Opus', 'Haiku']);
  });

  test('names folders by their path and the top folder by a dot', () => {
    const agents = ['a.md', 'x/b.md', 'x/y/c.md', 'inherit/d.md'].map((file) => ({ ...covering(), file }));
    expect(optionsOf(facetsOf(agents, []), 'folder')).toEqual({ '.': [0], inherit: [3], x: [1], 'x/y': [2] });
    const labels = facetOf(facetsOf(agents, []), 'folder').options.map(({ label }) => label);
    expect(labels).toEqual(['the top folder', 'inherit', 'x', 'x/y']);
  });

  test('counts agents with examples and agents whose header every reader loads', () => {
    const agents = [
      entryOf(read('---\nname: a\ndescription: "Helps. <example>user: Hi\\nassistant: Hello</example>"\n---\n\nDo.\n')),
      entryOf(read('---\nname: b\ndescription: Helps: a lot\n---\n\nDo.\n')),
    ];
    expect(optionsOf(facetsOf(agents, []), 'has')).toEqual({ examples: [0], portable: [0] });
  });
});

function covering(...capabilities: string[]): AgentEntry {
  const claims = capabilities.map((capability) => ({ capability, strength: 1, line: 1, lines: 1 }));
  return { ...entryOf(readWith('')), claims };
}

function facetOf(facets: ReturnType<typeof facetsOf>, id: string): ReturnType<typeof facetsOf>[number] {
  const facet = facets.find((each) => each.id === id);
  if (facet === undefined) throw new Error(`no facet ${id}`);
  return facet;
}

/** The agents with each option. */
function optionsOf(facets: ReturnType<typeof facetsOf>, id: string): Record<string, number[]> {
  return Object.fromEntries(facetOf(facets, id).options.map((option) => [option.id, option.agents]));
}
