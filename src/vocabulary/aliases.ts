import { isCased } from './capability.ts';
import { termsOf, type Term } from './terms.ts';

/** Prepares the aliases of capabilities for {@link findAliases}. */
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
 * Finds aliases in a text, in order. Of those that begin at the same word, only the longest counts; if several
 * capabilities share it, it is found for each.
 * @param terms the terms of the text
 * @param anyCase whether to ignore case, as in an agent's name, which is in lower case by convention
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

/** What {@link aliasTable} needs to know about a capability. */
export interface AliasOwner {
  slug: string;
  aliases: readonly string[];
}

/** Aliases by their first term, longest first. */
export type AliasTable = ReadonlyMap<string, readonly Alias[]>;

/** An alias of a capability, ready to be found. */
export interface Alias {
  /** The capability's slug. */
  capability: string;
  /** Its terms with spaces between them: the same for every spelling of it. */
  key: string;
  terms: readonly string[];
  /** Its exact spelling, if its case matters. */
  written: string | undefined;
}

/** An alias found in a text. */
export interface AliasMatch {
  alias: Alias;
  /** The index of its first term among the text's. */
  at: number;
}
