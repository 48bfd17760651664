/** At most this many agents are compared at a time. */
export const MAX_COMPARED = 4;

/**
 * Reads which agents an address asks for: `?agents=a,b` or, from a form, `?agents=a&agents=b`.
 * @returns their slugs in order, each once, and those that are too many
 */
export function readChosen(parameters: URLSearchParams): { chosen: string[]; left: string[] } {
  const slugs = parameters
    .getAll('agents')
    .flatMap((value) => value.split(','))
    .map((slug) => slug.trim())
    .filter((slug) => slug !== '');
  const all = [...new Set(slugs)];
  return { chosen: all.slice(0, MAX_COMPARED), left: all.slice(MAX_COMPARED) };
}

/** The query of the address that compares some agents; empty for none. */
export function chosenQuery(slugs: readonly string[]): string {
  return slugs.length === 0 ? '' : `?agents=${slugs.map(encodeURIComponent).join(',')}`;
}
