import type { Loader } from 'astro/loaders';
import { processWide } from '../process-wide.ts';

/**
 * Hands the loader of agent files from Astro's configuration to the content configuration. Node runs the former as it is; the
 * latter, and all that it imports, Vite would transform file by file for every build.
 */
export function provideLoader(loader: Loader): void {
  provided.set(loader);
}

/** The loader that was provided. @throws Error when none was */
export function providedLoader(): Loader {
  const loader = provided.get();
  if (loader === undefined) throw new Error('Astro’s configuration has provided no loader of agent files.');
  return loader;
}

const provided = processWide('loader', isLoader);

function isLoader(value: unknown): value is Loader {
  return typeof value === 'object' && value !== null && 'name' in value && 'load' in value;
}
