/** A source of numbers that look like chance and are the same for the same seed, on every machine. */
export class Chance {
  #state: number;

  /** @param seed a whole number, or several that are taken together */
  constructor(...seed: number[]) {
    this.#state = seed.reduce((state, part) => mix(state + Math.imul(part + 1, 0x9e3779b1)), 0x2545f491);
  }

  /** The next number, from 0 up to but without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    return mix(this.#state) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** Whether something comes to pass that does so in a share of all cases. @param share from 0 to 1 */
  happens(share: number): boolean {
    return this.next() < share;
  }

  /** One of several. @throws Error when there is none */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  }

  /** One of several, each as often as its share says; shares need not add up to anything. */
  pickByShare<Item>(items: readonly (readonly [item: Item, share: number])[]): Item {
    let left = this.next() * items.reduce((sum, [, share]) => sum + share, 0);
    const found = items.find(([, share]) => (left -= share) < 0) ?? items.at(-1);
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found[0];
  }

  /** The same items in another order. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const ordered = items.map((item) => ({ item, place: this.next() }));
    return ordered.sort((a, b) => a.place - b.place).map(({ item }) => item);
  }
}

/** Spreads what two numbers differ in over all of their bits. */
function mix(value: number): number {
  const first = Math.imul(value ^ (value >>> 15), value | 1);
  const second = first ^ (first + Math.imul(first ^ (first >>> 7), first | 61));
  return (second ^ (second >>> 14)) >>> 0;
}
