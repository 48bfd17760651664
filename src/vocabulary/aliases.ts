import { isCased } from './capability.ts';
import { termsOf, type Term } from './terms.ts';

/** Prepares the aliases of some capabilities to be found in texts. */
export function aliasTable(capabilities: readonly AliasOwner[]): AliasTable {
  const table = new Map<string, Alias[]>();
  for (const { slug, aliases } of capabilities) {
    const seen = new Set<string>();
    for (const alias of aliases) {
      const terms = termsOf(alias);
      const [first] = terms;
      const written = isCased(alias) ? first?.written : undefined;
      const key = terms.map(({ term }) => term).join(' ');
      if (first === undefined || seen.has(`${key} ${written ?? ''}`)) continue;
      seen.add(`${key} ${written ?? ''}`);
      const known = table.get(first.term) ?? [];
      known.push({ capability: slug, key, terms: terms.map(({ term }) => term), written });
      table.set(first.term, known);
    }
  }
  for (const known of table.values()) known.sort((a, b) => b.terms.length - a.terms.length);
  return table;
}

/**
 * Finds aliases in a text, from its beginning to its end. Of those that begin at the same word, only the longest counts;
 * where several capabilities share it, it is found for each.
 * @param terms the terms of the text
 * @param anyCase whether the case of letters says nothing, as in an agent's name, which is in lower case by rule
 */
export function findAliases(terms: readonly Term[], table: AliasTable, anyCase: boolean): AliasMatch[] {
  const matches: AliasMatch[] = [];
  for (let at = 0; at < terms.length;) {
    let longest = 0;
    for (const alias of table.get(terms[at]?.term ?? '') ?? []) {
      if (alias.terms.length < longest) break;
      if (!matchesAt(alias, terms, at, anyCase)) continue;
      longest = alias.terms.length;
      matches.push({ alias, at });
    }
    at += Math.max(1, longest);
  }
  return matches;
}

function matchesAt({ terms, written }: Alias, text: readonly Term[], at: number, anyCase: boolean): boolean {
  if (!terms.every((term, index) => text[at + index]?.term === term)) return false;
  return written === undefined || anyCase || text[at]?.written === written;
}

/** What has aliases: a capability, as far as its aliases are concerned. */
export interface AliasOwner {
  slug: string;
  aliases: readonly string[];
}

/** Aliases by their first term, longest first. */
export type AliasTable = ReadonlyMap<string, readonly Alias[]>;

/** An alias of a capability, prepared. */
export interface Alias {
  /** The capability's slug. */
  capability: string;
  /** Its terms as one text: the same for every spelling of it. */
  key: string;
  terms: readonly string[];
  /** How its one word must be written, where case matters. */
  written: string | undefined;
}

/** An alias in a text. */
export interface AliasMatch {
  alias: Alias;
  /** The index of its first term among the text's. */
  at: number;
}
