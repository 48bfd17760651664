/** The maximum number of agents in a comparison. */
export const MAX_COMPARED = 4;

/**
 * Reads which agents an address asks for: `?agents=a,b` or, from a form, `?agents=a&agents=b`.
 * @returns the slugs in order, without duplicates, and those beyond the maximum
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

/** The query of the address that compares some agents; empty without agents. */
export function chosenQuery(slugs: readonly string[]): string {
  return slugs.length === 0 ? '' : `?agents=${slugs.map(encodeURIComponent).join(',')}`;
}
