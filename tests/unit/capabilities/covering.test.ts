import { expect, test } from 'vitest';
import { capabilitiesInUse, coveredBy, relatedFinder } from '../../../src/capabilities/covering.ts';
import type { Capability } from '../../../src/vocabulary/capability.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const vocabulary = ['caching', 'redis', 'queues', 'painting'].map(capability);

test('a capability lists the agents that cover it, strongest first', () => {
  const weak = agent('weak', { caching: 0.3 });
  const strong = agent('strong', { caching: 0.9 });
  expect(names(coveredBy([weak, strong], vocabulary)[0])).toEqual(['strong', 'weak']);
});

test('equally strong agents keep their order', () => {
  const agents = ['a', 'b', 'c'].map((slug) => agent(slug, { caching: 0.5 }));
  expect(names(coveredBy(agents, vocabulary)[0])).toEqual(['a', 'b', 'c']);
});

test('a capability that no agent covers is listed with no agent', () => {
  const covered = coveredBy([agent('a', { caching: 0.5 })], vocabulary);
  expect(covered.map(({ capability: { slug }, covering }) => [slug, covering.length])).toEqual([
    ['caching', 1],
    ['redis', 0],
    ['queues', 0],
    ['painting', 0],
  ]);
});

test('a capability that no agent covers is not in use', () => {
  const used = capabilitiesInUse([agent('a', { queues: 0.5 })], vocabulary);
  expect(used.map(({ capability: { slug } }) => slug)).toEqual(['queues']);
});

test('a claim that the vocabulary does not know is skipped', () => {
  expect(capabilitiesInUse([agent('a', { gone: 0.5 })], vocabulary)).toEqual([]);
});

test('capabilities that the same agents cover are related, most similar first', () => {
  const agents = [
    agent('a', { caching: 0.8, redis: 0.8, queues: 0.2 }),
    agent('b', { caching: 0.7, redis: 0.6 }),
    agent('c', { painting: 0.9, queues: 0.5 }),
  ];
  const relatedTo = relatedFinder(coveredBy(agents, vocabulary));
  expect(relatedTo('caching', 5).map(({ capability: { slug } }) => slug)).toEqual(['redis', 'queues']);
  expect(relatedTo('caching', 1).map(({ capability: { slug } }) => slug)).toEqual(['redis']);
});

test('a related capability has the number of agents that cover both', () => {
  const agents = [
    agent('a', { caching: 0.8, redis: 0.8 }),
    agent('b', { caching: 0.7, redis: 0.6 }),
    agent('c', { redis: 0.9 }),
  ];
  const related = relatedFinder(coveredBy(agents, vocabulary))('caching', 5);
  expect(related.map(({ capability: { slug }, both }) => [slug, both])).toEqual([['redis', 2]]);
});

test('a single agent does not relate a capability that several agents cover', () => {
  const agents = [
    agent('a', { caching: 0.9, painting: 0.9 }),
    agent('b', { caching: 0.3 }),
    agent('c', { caching: 0.2 }),
  ];
  expect(relatedFinder(coveredBy(agents, vocabulary))('caching', 5)).toEqual([]);
});

test('no capability is related to itself, to an uncovered one, or to an unknown one', () => {
  const relatedTo = relatedFinder(coveredBy([agent('a', { caching: 0.8 })], vocabulary));
  expect(relatedTo('caching', 5)).toEqual([]);
  expect(relatedTo('redis', 5)).toEqual([]);
  expect(relatedTo('gone', 5)).toEqual([]);
});

function capability(slug: string): Capability {
  return { slug, title: slug, group: 'data', aliases: [slug], needs: [], shared: {}, covers: '' };
}

function agent(slug: string, claims: Readonly<Record<string, number>>): AgentEntry {
  return {
    ...entryOf(read(fileWith('description: Helps.')), slug),
    claims: Object.entries(claims).map(([capability, strength]) => ({ capability, strength, line: 1, lines: 1 })),
  };
}

function names(covered: ReturnType<typeof coveredBy>[number] | undefined): string[] {
  return (covered?.covering ?? []).map(({ entry }) => entry.slug);
}
