/** The names that several of some agents have, each with how many have it. */
export function collisionsOf(agents: readonly { name: string }[]): Collision[] {
  const counts = new Map<string, number>();
  for (const { name } of agents) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([name, count]) => ({ name, count }));
}

/** What agents of one name come to, in a sentence. */
export function collisionInWords({ name, count }: Collision): string {
  return `${count} agents are called “${name}”: only one of them would load.`;
}

/** A name that several agents have. */
export interface Collision {
  name: string;
  /** How many agents have it. */
  count: number;
}
