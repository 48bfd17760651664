import type { Loader } from 'astro/loaders';

/**
 * Hands the loader of agent files from Astro's configuration to the content configuration. Node runs the former as it is; the
 * latter, and all that it imports, Vite would transform file by file for every build.
 */
export function provideLoader(loader: Loader): void {
  Object.defineProperty(globalThis, KEY, { value: loader, configurable: true });
}

/** The loader that was provided. @throws Error when none was */
export function providedLoader(): Loader {
  const loader: unknown = Reflect.get(globalThis, KEY);
  if (!isLoader(loader)) throw new Error('Astro’s configuration has provided no loader of agent files.');
  return loader;
}

/** A global symbol, because Node and Vite each have their own instance of this module. */
const KEY = Symbol.for('agent-catalogue.loader');

function isLoader(value: unknown): value is Loader {
  return typeof value === 'object' && value !== null && 'name' in value && 'load' in value;
}
