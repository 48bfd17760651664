/**
 * Lets a page carry styles below its head, for what is below its first screen, so that the first screen does not wait for them.
 * The page's policy allows no other styles there.
 * @returns the styles, as a `<style>` element has to have them to the byte
 */
export function lateStyles(css: string): string {
  known().add(css);
  return css;
}

/** Whether a page has said that it carries these styles. */
export function isLateStyles(css: string): boolean {
  return known().has(css);
}

function known(): Set<unknown> {
  const styles: unknown = Reflect.get(globalThis, KEY);
  if (styles instanceof Set) return styles;
  const first = new Set();
  Object.defineProperty(globalThis, KEY, { value: first });
  return first;
}

/** A global symbol, because pages and the build each get their own instance of this module. */
const KEY = Symbol.for('agent-catalogue.late-styles');
