import type { AgentEntry } from './entry.ts';

/** Where the site serves an agent's file as it is, below the base path. */
export function sourcePath({ slug, agent }: Pick<AgentEntry, 'slug' | 'agent'>): string {
  return `agents/${sourceName(slug, agent.format)}`;
}

/** The name of an agent's file, with the ending of its own format. */
export function sourceName(slug: string, format: AgentEntry['agent']['format']): string {
  // The record of an agent has the plain name.
  return `${slug}${{ markdown: '.md', toml: '.toml', json: '.agent.json' }[format]}`;
}

/** The media type of each format. */
export const SOURCE_TYPES: Readonly<Record<AgentEntry['agent']['format'], string>> = {
  markdown: 'text/markdown; charset=utf-8',
  toml: 'application/toml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};
