import type { CatalogueFile } from '../catalogue/entry.ts';
import type { PromptStore } from '../prompt/agent-prompt.ts';
import type { AgentsFolder } from './agent-folders.ts';
import type { Cache } from '../cache.ts';
import { processWide } from '../process-wide.ts';
import type { Capability } from '../vocabulary/capability.ts';

/**
 * Shares what the loader has read with the whole process. Astro's store would hold it three times (as text, as code and as
 * values), which takes longer for ten thousand agents than reading them. So that store only lists the files, and this
 * holds their content.
 */
export function setLoaded(loaded: Loaded): void {
  shared.set(loaded);
}

/** What was loaded last. @throws Error when nothing has been loaded */
export function getLoaded(): Loaded {
  const loaded = shared.get();
  if (loaded === undefined) throw new Error('No agent files have been loaded in this process.');
  return loaded;
}

/**
 * Makes a function that computes a value from what was loaded. The value is computed once, however many pages ask for it,
 * and again only after a reload in development.
 */
export function fromLoaded<Value>(compute: (loaded: Loaded) => Value): () => Value {
  let last: { loaded: Loaded; value: Value } | undefined;
  return () => {
    const loaded = getLoaded();
    if (last?.loaded !== loaded) last = { loaded, value: compute(loaded) };
    return last.value;
  };
}

const shared = processWide('loaded', isLoaded);

function isLoaded(value: unknown): value is Loaded {
  return typeof value === 'object' && value !== null && 'files' in value && value.files instanceof Map;
}

/** What was read from the agents folders, and what it was read with. */
export interface Loaded {
  /** By path. */
  files: ReadonlyMap<string, CatalogueFile>;
  vocabulary: readonly Capability[];
  /** The agents folders, as absolute paths. */
  agentsDir: readonly string[];
  /** The repositories that the agents' versions are in, inner ones last. */
  repositories: readonly AgentsFolder[];
  cache: Cache;
  /** The digest of all code and of the vocabulary; see `codeDigest`. */
  code: string;
  prompts: PromptStore;
  /** What the home page offers to search for; a build finds it out beside the pages. Undefined in development. */
  needs?: Promise<readonly string[]> | undefined;
}
