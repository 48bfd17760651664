/** The names that several of the agents share. */
export function collisionsOf(agents: readonly { name: string }[]): Collision[] {
  const counts = new Map<string, number>();
  for (const { name } of agents) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([name, count]) => ({ name, count }));
}

/** What happens to agents with the same name, as a sentence. */
export function collisionInWords({ name, count }: Collision): string {
  return `${count} agents are called “${name}”: only one of them would load.`;
}

/** A name that several agents share. */
export interface Collision {
  name: string;
  /** How many agents have it. */
  count: number;
}
