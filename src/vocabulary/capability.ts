import { z } from 'zod';
import { compareText } from '../agent/compare-text.ts';
import { termsOf } from './terms.ts';
import { plain } from './plain.ts';
import { GROUPS } from './groups.ts';
import { TRANSLATED, translatedNames, translationsSchema, type Translations } from './translations.ts';
import type { Language } from './language.ts';

const phrase = z.string().trim().min(1).max(80);
const NOT_GROUP = `Write one of ${GROUPS.map(({ id }) => id).join(', ')}.`;

/** The header of a file in `content/capabilities`: something that an agent can be good at. */
export const capabilitySchema = z.strictObject({
  /** The field's standard term, in sentence case. */
  title: phrase,
  /** The id of the group that it belongs to, which is its petal in the fingerprint. */
  group: z.enum(
    GROUPS.map(({ id }) => id),
    { error: NOT_GROUP },
  ),
  /**
   * What agent files and people call it: terms, abbreviations, names of products. An alias in a file's heading, list or
   * description proves the capability. A single word with a capital letter matches only in exactly that case.
   */
  aliases: z.array(phrase).min(1),
  /**
   * What agents for it call themselves and their work, in words that are too common to prove it anywhere but in a name, a
   * description or the sentences of a prompt that say who the agent is.
   */
  introductions: z.array(phrase).min(1).optional(),
  /**
   * What it is called in other languages, by their codes. These names prove it as aliases do, in any case; those in Latin
   * letters only in files in their language. A name that is the same as in English need not be repeated.
   */
  translations: translationsSchema.optional(),
  /**
   * The slugs of capabilities that agents for it often cover, too. The fewer of them an agent covers, the more proof it needs:
   * words with several meanings are mostly meant in the one that fits the rest of the file.
   */
  companions: z.array(phrase).optional(),
  /** What people say who need it and may not know its name. Search finds it by these; they prove nothing. */
  needs: z.array(phrase).default([]),
  /** Aliases and translations that another capability also has, each with the reason why both are right. */
  shared: z.record(z.string(), z.string().trim().min(1)).default({}),
});

/**
 * Finds the aliases that several capabilities claim without giving a reason.
 * @returns one message for each, naming the capabilities
 */
export function aliasClashes(capabilities: readonly Capability[]): string[] {
  return [
    ...clashes(capabilities, ({ aliases, introductions = [] }) => [...aliases, ...introductions]),
    // A word may mean one thing in one language and another in the next.
    ...TRANSLATED.flatMap((language) => clashes(capabilities, ({ translations }) => translations?.[language] ?? [])),
  ];
}

/** Finds companions that are no capabilities. @returns one message for each */
export function unknownCompanions(capabilities: readonly Capability[]): string[] {
  const known = new Set(capabilities.map(({ slug }) => slug));
  return capabilities.flatMap(({ slug, companions = [] }) =>
    companions
      .filter((companion) => !known.has(companion))
      .map((companion) => `${slug}.md: companions: There is no capability "${companion}".`),
  );
}

/**
 * The names that may occur in a text, of whatever kind.
 * @param language the text's language, if known
 */
export function namesOf({ aliases, introductions = [], translations = {} }: Named, language?: Language): Name[] {
  return [
    ...aliases.map((name) => ({ name, cased: isCased(name), introduces: false })),
    ...translatedNames(translations, language).map((name) => ({ name, cased: false, introduces: false })),
    ...introductions.map((name) => ({ name, cased: isCased(name), introduces: true })),
  ];
}

function clashes(capabilities: readonly Capability[], names: (capability: Capability) => readonly string[]): string[] {
  const owners = new Map<string, { alias: string; owners: Capability[] }>();
  for (const capability of capabilities) {
    for (const alias of new Set(names(capability).map(aliasKey))) {
      const known = owners.get(alias);
      if (known === undefined) owners.set(alias, { alias, owners: [capability] });
      else known.owners.push(capability);
    }
  }
  return [...owners.values()].flatMap(({ alias, owners: claimants }) => {
    // One owner needs no reason; every other one must give one.
    const silent = claimants.filter(({ shared }) => !Object.keys(shared).some((key) => aliasKey(key) === alias));
    if (silent.length < 2) return [];
    const names = claimants.map(({ slug }) => `"${slug}"`).join(' and ');
    return [
      `${names} claim the alias "${alias}". Keep it in one of them, or give the reason under "shared" in the other.`,
    ];
  });
}

/** Orders capabilities by group, then by title, ignoring case. */
export function byGroup(a: Capability, b: Capability): number {
  return (
    groupOf(a) - groupOf(b) ||
    compareText(a.title.toLowerCase(), b.title.toLowerCase()) ||
    compareText(a.title, b.title)
  );
}

/** The index of a capability's group in {@link GROUPS}. */
export function groupOf({ group }: Pick<Capability, 'group'>): number {
  return GROUPS.findIndex(({ id }) => id === group);
}

/** The key that aliases are compared by: the alias's terms, and its exact spelling if its case matters. */
function aliasKey(alias: string): string {
  const terms = termsOf(alias);
  const key = terms.map(({ term }) => term).join(' ');
  return isCased(alias) ? `${key} =${alias.trim()}` : key;
}

/** Whether an alias matches only in its exact case: a single word with a capital letter, such as "Go". */
export function isCased(alias: string): boolean {
  const terms = termsOf(alias);
  return terms.length === 1 && terms[0] !== undefined && terms[0].written !== plain(terms[0].written);
}

/** What {@link namesOf} takes the names from. */
export interface Named {
  aliases: readonly string[];
  introductions?: readonly string[] | undefined;
  translations?: Translations | undefined;
}

/** A name of a capability. */
export interface Name {
  name: string;
  /** Whether it matches only in exactly its case. */
  cased: boolean;
  /** Whether it means the capability only where an agent is introduced. */
  introduces: boolean;
}

/** A capability of the vocabulary. */
export interface Capability extends z.infer<typeof capabilitySchema> {
  /** Its file's name without the extension; its page is `/capabilities/<slug>/`. */
  slug: string;
  /** What it covers, in a sentence or two. */
  covers: string;
}
