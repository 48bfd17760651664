import type { AgentEntry } from '../catalogue/entry.ts';

/**
 * Needs in people's own words: short things that users say in the agents' examples, from as many agents as possible.
 * @param most how many at the most
 */
export function askedNeeds(agents: readonly AgentEntry[], most: number): string[] {
  const needs = agents.flatMap(({ agent }) => {
    const said = agent.examples.flatMap(({ turns }) =>
      turns.filter(({ role }) => role === 'user').map(({ text }) => text),
    );
    return said.find((text) => text.length >= 12 && text.length <= 60 && !text.includes('\n')) ?? [];
  });
  return [...new Set(needs)].slice(0, most);
}
