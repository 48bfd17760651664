import type { AgentEntry } from './entry.ts';

/** Where the site serves an agent's file as it is, below the base path. */
export function sourcePath({ slug, agent }: Pick<AgentEntry, 'slug' | 'agent'>): string {
  return `agents/${sourceName(slug, agent.format)}`;
}

/** The name of an agent's file, with the ending of its own format. */
export function sourceName(slug: string, format: AgentEntry['agent']['format']): string {
  return `${slug}${ENDINGS[format]}`;
}

/**
 * Fetches an agent's file in the browser, whatever its format.
 * @param base the address that the site is served under
 * @returns the response of the first ending that there is; otherwise that of the last one
 */
export async function fetchSource(base: string, slug: string, options: RequestInit = {}): Promise<Response> {
  const fetchAs = (ending: string): Promise<Response> =>
    fetch(`${base}agents/${encodeURIComponent(slug)}${ending}`, options);
  const markdown = await fetchAs(ENDINGS.markdown);
  if (markdown.ok) return markdown;
  const toml = await fetchAs(ENDINGS.toml);
  return toml.ok ? toml : fetchAs(ENDINGS.json);
}

// The record of an agent has the plain name with .json.
const ENDINGS = { markdown: '.md', toml: '.toml', json: '.agent.json' } as const;

/** The media type of each format. */
export const SOURCE_TYPES: Readonly<Record<AgentEntry['agent']['format'], string>> = {
  markdown: 'text/markdown; charset=utf-8',
  toml: 'application/toml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};
