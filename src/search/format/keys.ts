import { plain } from '../../vocabulary/plain.ts';

/** The key under which an agent's whole name is found, however it is separated: "next.js Expert" and "nextjs-expert". */
export function nameKey(name: string): string {
  return `=${plain(name).replace(/[^\p{L}\p{N}]+/gu, '')}`;
}

/** The key under which the agents that mention a capability stand in the index. */
export function capabilityKey(slug: string): string {
  return `#${slug}`;
}

/** The key under which the agents that lean on a group stand in the index. @param group its place among the groups */
export function groupKey(group: number): string {
  return `##${group}`;
}
