import { channel } from 'node:diagnostics_channel';
import { z } from 'zod';
import type { CatalogueFile } from './file.ts';
import type { Capability } from './capability.ts';

/** Tells the rest of the process what was loaded. Astro runs the loader apart from its integrations. */
export function tellLoaded(loaded: Loaded): void {
  LOADED.publish(loaded);
}

/** Hears of everything that is loaded from now on. */
export function onLoaded(hear: (loaded: Loaded) => void): void {
  LOADED.subscribe((message) => {
    hear(loadedSchema.parse(message));
  });
}

const LOADED = channel('agent-catalogue:loaded');
/** What comes is what was told; its type is lost on the way. */
const loadedSchema = z.custom<Loaded>((value) => typeof value === 'object' && value !== null && 'files' in value);

/** What the agents folders hold, and what it was read for. */
export interface Loaded {
  files: readonly CatalogueFile[];
  vocabulary: readonly Capability[];
}
