/** The agents that the visitor has picked, in the order in which they were. */
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

/** Keeps what is picked for the pages to come. */
export function keepPicked(agents: readonly Picked[]): void {
  try {
    if (agents.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(agents));
  } catch {
    // Storage is full or switched off: what is picked lasts for the page.
    onPage = agents;
  }
}

/** A visitor may have picked from several catalogues on one host. */
const KEY = `picked ${import.meta.env.BASE_URL}`;

/** What is picked, where it cannot be stored. */
let onPage: readonly Picked[] | undefined;

/** Written out: `hasShape` would be one request more for every page with rows, whose script this belongs to. */
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
  /** What its description takes of a model's context; undefined until it is known. */
  tokens?: number;
}
