import { plain } from '../../vocabulary/plain.ts';

/** The index key of an agent's whole name, whatever separates its words: "next.js Expert" equals "nextjs-expert". */
export function nameKey(name: string): string {
  return `=${plain(name).replace(/[^\p{L}\p{N}]+/gu, '')}`;
}

/** The index key of the agents that cover or mention a capability. */
export function capabilityKey(slug: string): string {
  return `#${slug}`;
}

/** The index key of the agents that cover something in a group of capabilities. @param group the group's index */
export function groupKey(group: number): string {
  return `##${group}`;
}
