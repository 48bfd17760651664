import type { AgentEntry } from '../catalogue/entry.ts';

/**
 * Needs in people's own words: short requests from the agents' examples, at most one per agent.
 * @param max the largest number of needs to return
 */
export function askedNeeds(agents: readonly AgentEntry[], max: number): string[] {
  const needs = agents.flatMap(({ agent }) => {
    const requests = agent.examples.flatMap(({ turns }) =>
      turns.filter(({ role }) => role === 'user').map(({ text }) => text),
    );
    return requests.find((text) => text.length >= 12 && text.length <= 60 && !text.includes('\n')) ?? [];
  });
  return [...new Set(needs)].slice(0, max);
}
