import { digest } from '../agent/header/source.ts';

/**
 * Gives each item a name that no other has, made from the item alone. No item has precedence over another: if several
 * would have the same name, none of them gets it, and each goes on to its next. So the order of the items does not
 * matter, and a new item never gets a name that another one had: it can only take that name out of use.
 * @param nameAt the names to try for an item, from level 0; from some level on, never one that it gave before
 * @param reserved names that no item gets
 */
export function uniqueNames<Item>(
  items: readonly Item[],
  nameAt: (item: Item, level: number) => string,
  reserved: readonly string[] = [],
): Map<Item, UniqueName> {
  /** Each name that was tried, with the item that did; undefined if there are several, or it is reserved. */
  const owners = new Map<string, Claim<Item> | undefined>();
  for (const name of reserved) owners.set(folded(name), undefined);
  const claims = items.map((item): Claim<Item> => ({ item, level: -1, name: '', lost: [] }));
  const waiting = [...claims];
  for (let claim = waiting.pop(); claim !== undefined; claim = waiting.pop()) {
    if (claim.name !== '') claim.lost.push(claim.name);
    claim.level += 1;
    claim.name = nameAt(claim.item, claim.level);
    const key = folded(claim.name);
    if (!owners.has(key)) {
      owners.set(key, claim);
      continue;
    }
    const owner = owners.get(key);
    owners.set(key, undefined);
    waiting.push(claim);
    if (owner !== undefined) waiting.push(owner);
  }
  return new Map(claims.map(({ item, name, lost }) => [item, { name, lost: [...new Set(lost)] }]));
}

/** A few hexadecimal digits that tell a text from others. @param round gives others for the same text */
export function markOf(text: string, round = 0): string {
  return digest(new TextEncoder().encode(round === 0 ? text : `${text}\n${round}`)).slice(0, 6);
}

/** Folds names together that are the same file on some disk, which may ignore case and how accents are encoded. */
export function folded(name: string): string {
  return name.normalize('NFD').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}

interface Claim<Item> {
  item: Item;
  level: number;
  /** What it tries, or has in the end. */
  name: string;
  lost: string[];
}

/** What an item is called. */
export interface UniqueName {
  name: string;
  /** The names that it does not have because they would fit other items too. */
  lost: string[];
}
