import { plain } from '../../vocabulary/plain.ts';

/**
 * The index key of an agent's whole name, whatever separates its words: "next.js Expert" equals "nextjs-expert". It sorts
 * next to the first word of the name, so that both are in one file of the index.
 */
export function nameKey(name: string): string {
  return `${plain(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, '')}=`;
}

/**
 * The index key of a capability. Those of a group are neighbours, since one need often asks for several of them.
 * @param number the capability's number; at most four digits
 */
export function capabilityKey(group: number, number: number): string {
  return `${groupKey(group)}${String(number).padStart(4, '0')}`;
}

/** The index key of the agents that cover something in a group of capabilities. @param group the group's index */
export function groupKey(group: number): string {
  return `#${String(group).padStart(2, '0')}#`;
}
