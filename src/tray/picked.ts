import { chosenQuery, readChosen } from '../catalogue/chosen.ts';

/** At most this many agents are taken at a time: an address has to hold them. */
export const MAX_PICKED = 100;

/**
 * Reads which agents an address asks for, in the same form as an address that compares.
 * @returns their slugs in order, each once, and those that are too many
 */
export function readPicked(parameters: URLSearchParams): { picked: string[]; left: string[] } {
  const { chosen, left } = readChosen(parameters);
  const all = [...chosen, ...left];
  return { picked: all.slice(0, MAX_PICKED), left: all.slice(MAX_PICKED) };
}

/** The query of the address that gets some agents; empty for none. */
export const pickedQuery = chosenQuery;

/**
 * How many agents are picked and what their descriptions take up, in words.
 * @param tokens undefined when that is not known of all of them
 */
export function pickedInWords(count: number, tokens: number | undefined): string {
  const cost =
    tokens === undefined
      ? ''
      : ` · ${tokens.toLocaleString('en-US')} token${tokens === 1 ? '' : 's'} always in context`;
  return `${count.toLocaleString('en-US')} picked${cost}`;
}
