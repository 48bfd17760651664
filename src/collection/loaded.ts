import type { CatalogueFile } from '../catalogue/entry.ts';
import type { PromptStore } from '../prompt/agent-prompt.ts';
import type { Cache } from '../cache.ts';
import type { Capability } from '../vocabulary/capability.ts';

/**
 * Makes what the loader has read known to the whole process. Astro's own store would hold it three times, as text, as code
 * and as values, which for ten thousand agents takes longer than reading them; so that store holds only which files there
 * are, and this holds what is in them.
 */
export function setLoaded(loaded: Loaded): void {
  Object.defineProperty(globalThis, KEY, { value: loaded, configurable: true });
}

/** What was loaded last. @throws Error when nothing was */
export function getLoaded(): Loaded {
  const loaded: unknown = Reflect.get(globalThis, KEY);
  if (!isLoaded(loaded)) throw new Error('No agent files have been loaded in this process.');
  return loaded;
}

/**
 * Makes a function that computes a value from what was loaded. It does so once, however many pages ask, and again only
 * after files were loaded again, as while developing.
 */
export function fromLoaded<Value>(compute: (loaded: Loaded) => Value): () => Value {
  let last: { loaded: Loaded; value: Value } | undefined;
  return () => {
    const loaded = getLoaded();
    if (last?.loaded !== loaded) last = { loaded, value: compute(loaded) };
    return last.value;
  };
}

/** The loader, the pages and the integrations each have modules of their own; this is the same for all of them. */
const KEY = Symbol.for('agent-catalogue.loaded');

function isLoaded(value: unknown): value is Loaded {
  return typeof value === 'object' && value !== null && 'files' in value && value.files instanceof Map;
}

/** What the agents folders hold, and what it was read with. */
export interface Loaded {
  /** By their paths. */
  files: ReadonlyMap<string, CatalogueFile>;
  vocabulary: readonly Capability[];
  /** The agents folders, as absolute paths. */
  agentsDir: readonly string[];
  cache: Cache;
  prompts: PromptStore;
}
