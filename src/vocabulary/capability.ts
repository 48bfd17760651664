import { z } from 'zod';
import { compareText } from '../agent/compare-text.ts';
import { termsOf } from './terms.ts';
import { plain } from './plain.ts';
import { GROUPS } from './groups.ts';

const phrase = z.string().trim().min(1).max(80);
const NOT_GROUP = `Write one of ${GROUPS.map(({ id }) => id).join(', ')}.`;

/** The header of a file in `content/capabilities`: something that an agent can be good at. */
export const capabilitySchema = z.strictObject({
  /** The field's standard term, in sentence case. */
  title: phrase,
  /** The id of the group that it belongs to; its petal in the fingerprint. */
  group: z.enum(
    GROUPS.map(({ id }) => id),
    { error: NOT_GROUP },
  ),
  /**
   * What it is called, in agent files and by people: terms, abbreviations, names of products. In a file's heading, list or
   * description an alias proves the capability. A single word with a capital letter is matched with exactly that case.
   */
  aliases: z.array(phrase).min(1),
  /** What people say who need it and may not know its name; it is found by these and not proved by them. */
  needs: z.array(phrase).default([]),
  /** Aliases that another capability has too, each with the reason why both are right. */
  shared: z.record(z.string(), z.string().trim().min(1)).default({}),
});

/**
 * Finds the aliases that several capabilities claim without saying why.
 * @returns one message for each, naming the capabilities; none when all is well
 */
export function aliasClashes(capabilities: readonly Capability[]): string[] {
  const owners = new Map<string, { alias: string; owners: Capability[] }>();
  for (const capability of capabilities) {
    for (const alias of new Set(capability.aliases.map(aliasKey))) {
      const known = owners.get(alias);
      if (known === undefined) owners.set(alias, { alias, owners: [capability] });
      else known.owners.push(capability);
    }
  }
  return [...owners.values()].flatMap(({ alias, owners: claimants }) => {
    // Whoever has it first needs no reason: sharing is said by those who share.
    const silent = claimants.filter(({ shared }) => !Object.keys(shared).some((key) => aliasKey(key) === alias));
    if (silent.length < 2) return [];
    const names = claimants.map(({ slug }) => `"${slug}"`).join(' and ');
    return [
      `${names} both claim the alias "${alias}". Keep it in one, or give the reason under "shared" in the other.`,
    ];
  });
}

/** Orders capabilities by their groups, and by their titles in each, whatever the case of their letters. */
export function byGroup(a: Capability, b: Capability): number {
  return (
    groupOf(a) - groupOf(b) ||
    compareText(a.title.toLowerCase(), b.title.toLowerCase()) ||
    compareText(a.title, b.title)
  );
}

/** The index of the group that a capability belongs to. */
export function groupOf({ group }: Pick<Capability, 'group'>): number {
  return GROUPS.findIndex(({ id }) => id === group);
}

/** What an alias is compared by: its terms, with its case where the case matters. */
export function aliasKey(alias: string): string {
  const terms = termsOf(alias);
  const key = terms.map(({ term }) => term).join(' ');
  return isCased(alias) ? `${key} =${alias.trim()}` : key;
}

/** Whether an alias is matched with exactly its case: a single word with a capital, such as "Go". */
export function isCased(alias: string): boolean {
  const terms = termsOf(alias);
  return terms.length === 1 && terms[0] !== undefined && terms[0].written !== plain(terms[0].written);
}

/** A capability of the vocabulary. */
export interface Capability extends z.infer<typeof capabilitySchema> {
  /** The name of its file without its ending; its page is `/capabilities/<slug>/`. */
  slug: string;
  /** What it covers, in a sentence or two. */
  covers: string;
}
