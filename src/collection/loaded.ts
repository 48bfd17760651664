import type { Capability } from '../vocabulary/capability.ts';
import type { CatalogueFile } from '../catalogue/entry.ts';

/**
 * Tells the rest of the process what the loader has read. Astro's own store would hold it three times over, as text, as
 * code and as values, which for ten thousand agents takes longer than to read them; so that store holds which files there
 * are, and this holds what is in them.
 */
export function tellLoaded(loaded: Loaded): void {
  Object.defineProperty(globalThis, KEY, { value: loaded, configurable: true });
}

/** What was loaded last. @throws Error when nothing was */
export function getLoaded(): Loaded {
  const loaded: unknown = Reflect.get(globalThis, KEY);
  if (!isLoaded(loaded)) throw new Error('No agent files have been loaded in this process.');
  return loaded;
}

/** The loader, the pages and the integrations each have modules of their own; this is the same for all of them. */
const KEY = Symbol.for('agent-catalogue.loaded');

function isLoaded(value: unknown): value is Loaded {
  return typeof value === 'object' && value !== null && 'files' in value && value.files instanceof Map;
}

/** What the agents folders hold, and what it was read for. */
export interface Loaded {
  /** By their paths. */
  files: ReadonlyMap<string, CatalogueFile>;
  vocabulary: readonly Capability[];
}
