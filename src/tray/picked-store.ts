/** The agents that the visitor has picked, in the order of picking. */
export function pickedAgents(): readonly Picked[] {
  if (onPage !== undefined) return onPage;
  let kept: unknown;
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
  return Array.isArray(kept) ? kept.filter(isPicked) : [];
}

/** Remembers the picked agents for later pages. */
export function keepPicked(agents: readonly Picked[]): void {
  try {
    if (agents.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(agents));
  } catch {
    // Storage is full or switched off: picks last as long as the page.
    onPage = agents;
  }
}

/** The base path tells several catalogues on one host apart. */
const KEY = `picked ${import.meta.env.BASE_URL}`;

/** The picked agents, where they cannot be stored. */
let onPage: readonly Picked[] | undefined;

/** Written out: importing `hasShape` would cost every page with rows another request. */
function isPicked(value: unknown): value is Picked {
  return (
    typeof value === 'object' &&
    value !== null &&
    'slug' in value &&
    'name' in value &&
    typeof value.slug === 'string' &&
    typeof value.name === 'string'
  );
}

/** An agent that the visitor has picked. */
export interface Picked {
  slug: string;
  name: string;
  /** The tokens of its description; undefined until they are known. */
  tokens?: number;
}
