const factor = process.env.FUZZ_FACTOR === undefined ? undefined : Number(process.env.FUZZ_FACTOR);

/**
 * How many random inputs a property is tried on.
 * @param full the number for `FUZZ_FACTOR=1`, which `npm test` sets; `FUZZ_FACTOR=100` tries a hundred times as many
 * @param quick the number if `FUZZ_FACTOR` is not set, so that Vitest alone answers in seconds
 */
export function fuzzRuns(full: number, quick = full): number {
  return factor === undefined ? quick : Math.ceil(full * factor);
}

/** The seed of all properties that share their inputs. `FUZZ_SEED` repeats an earlier run. */
export const FUZZ_SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Remembers what is made for the first thousand keys; a longer run would fill the memory. */
export function remembering<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const made = known.get(key) ?? make(key);
    if (known.size < 1000) known.set(key, made);
    return made;
  };
}
