import { digest } from '../../agent/header/source.ts';

/**
 * Makes a name of lowercase letters, digits, hyphens and underscores. Names that differ only in letters beyond ASCII stay
 * different.
 */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '');
  if (/^[\x00-\x7F]*$/.test(name) && plain !== '') return plain;
  const mark = digest(new TextEncoder().encode(name)).slice(0, 6);
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
