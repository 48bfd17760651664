import { namesOf, type Named } from './capability.ts';
import type { Language } from './language.ts';
import { nameLanguage } from './translations.ts';
import { plain } from './plain.ts';
import { findPurposes, purposeOf, type Purpose } from './purposes.ts';
import { termsOf, type Term } from './terms.ts';
import { formOf } from './word-form.ts';

/**
 * Makes the function that gives the aliases of capabilities, ready for {@link findAliases}, that may occur in a text of a
 * language.
 */
export function aliasTables(capabilities: readonly AliasOwner[]): (language: Language | undefined) => AliasTable {
  const tables = new Map<Language | undefined, AliasTable>();
  return (language) => {
    const key = nameLanguage(language);
    const table = tables.get(key) ?? aliasTable(capabilities, key);
    tables.set(key, table);
    return table;
  };
}

/** Prepares the aliases of capabilities for {@link findAliases} in a text of a language. */
export function aliasTable(capabilities: readonly AliasOwner[], language?: Language): AliasTable {
  const aliases: Alias[] = [];
  const purposes = new Map<string, PurposefulAlias[]>();
  for (const owner of capabilities) {
    const titleWords = new Set(termsOf(owner.title ?? '').map(({ written }) => formOf(written)));
    const seen = new Set<string>();
    for (const { name, cased, introduces } of namesOf(owner, language)) {
      const terms = termsOf(name);
      const [first] = terms;
      const exact = cased ? first?.written : undefined;
      const words = terms.map(({ written }) => formOf(written));
      const key = words.join(' ');
      if (first === undefined || seen.has(`${key} ${exact ?? ''}`)) continue;
      seen.add(`${key} ${exact ?? ''}`);
      const alias: Alias = {
        capability: owner.slug,
        key,
        terms: terms.map(({ term }) => term),
        words,
        cased: exact,
        titular: words.every((word) => titleWords.has(word)),
        introduces,
        only: introduces && words.length === 1 ? singular(first.written) : undefined,
      };
      aliases.push(alias);
      const purpose = purposeOf(name);
      if (purpose !== undefined)
        purposes.set(purpose.verb, [...(purposes.get(purpose.verb) ?? []), { ...purpose, alias }]);
    }
  }
  aliases.sort((a, b) => b.terms.length - a.terms.length);
  return { starts: Map.groupBy(aliases, ({ terms: [first = '', second = ''] }) => startOf(first, second)), purposes };
}

/**
 * Finds aliases in a text, in order. Of those that begin at the same word, only the longest counts; if several
 * capabilities share it, it is found for each.
 * @param terms the terms of the text
 * @param anyCase whether to ignore case, as in an agent's name, which is in lower case by convention
 * @param introduced whether the text introduces the agent, so that it may be in words that are too common elsewhere
 */
export function findAliases(
  terms: readonly Term[],
  table: AliasTable,
  anyCase: boolean,
  introduced = false,
): AliasMatch[] {
  const matches: AliasMatch[] = [];
  let end = 0;
  for (let at = 0; at < terms.length; at += 1) {
    let longest = 0;
    // Inside of a match, only what goes on after its end: "design systems" in "visual design systems".
    const least = Math.max(1, end - at + 1);
    const first = terms[at]?.term ?? '';
    // Aliases of several words are looked up by two, because many begin with the same one.
    for (const start of [startOf(first, terms[at + 1]?.term ?? ''), startOf(first, '')]) {
      for (const alias of table.starts.get(start) ?? []) {
        if (alias.terms.length < Math.max(least, longest)) break;
        if ((alias.introduces && !introduced) || !matchesAt(alias, terms, at, anyCase)) continue;
        longest = alias.terms.length;
        matches.push({ alias, at, length: longest });
      }
    }
    end = Math.max(end, at + longest);
  }
  return matches;
}

/** What an alias is looked up by: its first two terms, of which the second is empty for one of a single term. */
function startOf(first: string, second: string): string {
  return `${first} ${second}`;
}

/** Finds aliases in a sentence that are written as a verb and its object: "reviews all code" for "code review". */
export function findAliasesInVerbs(text: string, terms: readonly Term[], table: AliasTable): AliasMatch[] {
  return findPurposes(text, terms, table.purposes).map(({ purpose: { alias }, at, length }) => ({ alias, at, length }));
}

/** Words with one stem are compared by their form, because a stem also unites words that mean different things. */
function matchesAt(alias: Alias, text: readonly Term[], at: number, anyCase: boolean): boolean {
  const { terms, words, cased } = alias;
  if (!terms.every((term, index) => text[at + index]?.term === term && (index === 0 || isNext(text, at + index))))
    return false;
  const written = text.slice(at, at + terms.length).map((term) => term.written);
  if (cased !== undefined && !anyCase) return cased === withoutCapitalsPlural(written[0] ?? '');
  // An ordinary word is too weak to be found in another form: "sourcing" is not every "source".
  if (alias.only !== undefined) return alias.only === singular(written[0] ?? '');
  return words.every((word, index) => {
    const other = written[index] ?? '';
    return formOf(other) === word || (cased === undefined && index === words.length - 1 && isDoer(alias, other));
  });
}

/** Whether a word is in one phrase with the one before: the two signs between words apart are mostly a comma and a space. */
function isNext(text: readonly Term[], at: number): boolean {
  const before = text[at - 1];
  const gap = (text[at]?.start ?? 0) - (before === undefined ? 0 : before.start + before.written.length);
  return gap < 2 || gap === 3;
}

/** A plain word without the ending of a plural. */
function singular(word: string): string {
  return plain(word).replace(/(?<=..[^s])s$/, '');
}

/** "APIs" and "SLOs" in the singular. */
function withoutCapitalsPlural(word: string): string {
  return word.replace(/(?<=\p{Lu}\p{Lu})s$/u, '');
}

/**
 * Whether the last word of an alias names who does what the alias says, or the other way round: "code reviewer" for "code
 * review", "test generation" for "test generator". A single word must be in the alias itself: "router" is no "route".
 */
function isDoer({ words }: Alias, written: string): boolean {
  const last = words[words.length - 1] ?? '';
  return DOER.test(written) || (words.length > 1 && DOER.test(last));
}

const DOER = /...(?:er|or)s?$/i;

/** What {@link aliasTable} needs to know about a capability. */
export interface AliasOwner extends Named {
  slug: string;
  /** The field's standard term. */
  title?: string;
}

/** Aliases, ready to be found. */
export interface AliasTable {
  /** By their first two terms, longest first. */
  starts: ReadonlyMap<string, readonly Alias[]>;
  /** Those that name a purpose, by the term of its verb. */
  purposes: ReadonlyMap<string, readonly PurposefulAlias[]>;
}

interface PurposefulAlias extends Purpose {
  alias: Alias;
}

/** An alias of a capability, ready to be found. */
export interface Alias {
  /** The capability's slug. */
  capability: string;
  /** The forms of its words with spaces between them: the same for every spelling of it. */
  key: string;
  /** The terms of its words, by which it is looked up. */
  terms: readonly string[];
  /** The forms of its words. */
  words: readonly string[];
  /** Its exact spelling, if its case matters. */
  cased: string | undefined;
  /** Whether the capability's title consists of its words, or contains them: such as "Bun" in "Bun and Deno". */
  titular: boolean;
  /** Whether it means the capability only where an agent is introduced. */
  introduces: boolean;
  /** The word that it is, if it is a single one that introduces. */
  only: string | undefined;
}

/** An alias found in a text. */
export interface AliasMatch {
  alias: Alias;
  /** The index of its first term among the text's. */
  at: number;
  /** The number of terms that it is found in. */
  length: number;
}
