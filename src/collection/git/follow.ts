import type { Change, Commit, Source } from './change-log.ts';

/**
 * Makes an index of changes in which files can be followed back. It goes by content: the change that made a file what it is
 * leads to what the file was before. So a change that a merge discarded is not taken for a part of the file's history, and
 * commits may have any dates.
 */
export function changeIndex(): ChangeIndex {
  const places = new Map<string, number[]>();
  const changes: Change[] = [];
  const add = (change: Change): void => {
    const key = keyOf(change);
    const known = places.get(key);
    if (known === undefined) places.set(key, [changes.length]);
    else known.push(changes.length);
    changes.push(change);
  };

  const follow = (path: string, blob: string): Followed => {
    const states: GitState[] = [];
    const used = new Set<number>();
    const origins: Change[] = [];
    let wanted: Wanted[] = [{ path, blob, after: -1 }];
    for (;;) {
      const found = wanted.flatMap((each) => {
        const at = nextOf(places.get(keyOf(each)) ?? [], each.after, used);
        return at === undefined ? [] : [{ ...each, at }];
      });
      const at = Math.min(...found.map((each) => each.at));
      const change = changes[at];
      if (change === undefined) break;
      used.add(at);
      if (change.blob !== '0') states.push({ commit: change.commit, path: change.path, blob: change.blob });
      const [source] = change.sources;
      if (change.sources.length === 1 && source?.blob === '0') origins.push(change);
      const before = change.sources.flatMap((each) => (each.blob === '' ? [] : [{ ...each, after: at }]));
      wanted = distinct([...found.filter((each) => each.at !== at), ...before]);
    }
    return { states, origins };
  };

  return {
    add,
    follow,
    get size() {
      return changes.length;
    },
  };
}

function keyOf({ path, blob }: Source): string {
  return `${blob} ${path}`;
}

/** The next unused place; where there is none, as in histories whose dates are out of order, the first unused one. */
function nextOf(places: readonly number[], after: number, used: ReadonlySet<number>): number | undefined {
  return places.find((at) => at > after && !used.has(at)) ?? places.find((at) => !used.has(at));
}

/** Two sides of a merge lead to the same state before they part. */
function distinct(wanted: readonly Wanted[]): Wanted[] {
  return [...new Map(wanted.map(({ path, blob, after }) => [keyOf({ path, blob }), { path, blob, after }])).values()];
}

interface Wanted extends Source {
  /** The place of the change that leads here. */
  after: number;
}

/** Changes, in which files can be followed back. */
export interface ChangeIndex {
  /** Adds a change; newer ones come first. */
  add: (change: Change) => void;
  /** What a file was, from what it is. */
  follow: (path: string, blob: string) => Followed;
  /** How many changes there are. */
  readonly size: number;
}

/** A file's history. */
export interface Followed {
  /** Newest first. */
  states: GitState[];
  /** The changes, not merges, that made it out of nothing, as far as is known. */
  origins: Change[];
}

/** A file as a commit left it. */
export interface GitState {
  commit: Commit;
  /** Each byte a character. */
  path: string;
  /** The id of its content. */
  blob: string;
}
