import { plainSlugOf } from '../../agent/slug.ts';
import { markOf } from '../../catalogue/unique-names.ts';

/**
 * Makes a name of lowercase letters, digits, hyphens and underscores. Names that differ only in letters beyond ASCII stay
 * different.
 */
export function plainName(name: string): string {
  const plain = plainSlugOf(name);
  if (/^[\x00-\x7F]*$/.test(name) && plain !== '') return plain;
  const mark = markOf(name);
  return plain === '' ? `agent-${mark}` : `${plain}-${mark}`;
}

/**
 * Reports the agent's other name, if a tool cannot call it by its own.
 * @param label the tool's name
 * @param there the agent's name in the tool
 * @returns one sentence or none
 */
export function nameLosses(label: string, name: string, there: string): string[] {
  return name === there ? [] : [`${label} accepts only plain names: this agent is called ${there} there.`];
}
