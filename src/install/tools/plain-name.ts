import { digest } from '../../agent/header/source.ts';

/**
 * A name of lowercase letters, digits, hyphens and underscores. Names that are different stay different when only
 * letters beyond ASCII tell them apart.
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

/** The name, when the tool has to call the agent something else. */
export function nameLosses(label: string, name: string, there: string): string[] {
  return name === there ? [] : [`${label} takes only plain names: this agent is called ${there} there.`];
}
