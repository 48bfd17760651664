import { chosenQuery, readChosen } from '../catalogue/chosen.ts';

/** The most agents to get at a time: their slugs must fit an address. */
export const MAX_PICKED = 100;

/**
 * Reads which agents an address asks for, in the same form as the address of a comparison.
 * @returns the slugs in order, each once, and those beyond {@link MAX_PICKED}
 */
export function readPicked(parameters: URLSearchParams): { picked: string[]; left: string[] } {
  const { chosen, left } = readChosen(parameters);
  const all = [...chosen, ...left];
  return { picked: all.slice(0, MAX_PICKED), left: all.slice(MAX_PICKED) };
}

/** The query for an address that asks for some agents; empty for none. */
export const pickedQuery = chosenQuery;

/**
 * Says how many agents are picked and how many tokens their descriptions take.
 * @param tokens undefined when it is not known for all of them
 */
export function pickedInWords(count: number, tokens: number | undefined): string {
  const cost =
    tokens === undefined
      ? ''
      : ` · about ${tokens.toLocaleString('en-US')} token${tokens === 1 ? '' : 's'} always in context`;
  return `${count.toLocaleString('en-US')} picked${cost}`;
}
