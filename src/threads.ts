/** Cuts a list into groups: what a thread is given at a time, so that none waits for long and little is sent for each. */
export function inGroups<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / GROUP) }, (_, index) =>
    items.slice(index * GROUP, (index + 1) * GROUP),
  );
}

const GROUP = 50;
