/** A pseudorandom source that gives the same values for the same seed on every machine. */
export class Chance {
  #state: number;

  /** @param seed one or several whole numbers */
  constructor(...seed: number[]) {
    this.#state = seed.reduce((state, part) => mix(state + Math.imul(part + 1, 0x9e3779b1)), 0x2545f491);
  }

  /** The next number, from 0 (inclusive) to 1 (exclusive). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    return mix(this.#state) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** True in a share of all calls. @param share from 0 to 1 */
  happens(share: number): boolean {
    return this.next() < share;
  }

  /** One of the items. @throws Error when there are none */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  }

  /** One of the items, weighted by share; the shares may have any sum. @throws Error when there are no items */
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

/** Mixes a number so that each bit of the input affects all bits of the result. */
function mix(value: number): number {
  const first = Math.imul(value ^ (value >>> 15), value | 1);
  const second = first ^ (first + Math.imul(first ^ (first >>> 7), first | 61));
  return (second ^ (second >>> 14)) >>> 0;
}
