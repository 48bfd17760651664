import { createHash } from 'node:crypto';
import { memoise } from '../vocabulary/memoise.ts';

/**
 * Lets a page carry styles below its head, for what is below its first screen, so that the first screen does not wait for them.
 * Astro knows only the styles of the head; the policy names these too. Called before the page’s head is rendered.
 * @param csp the policy of the page: `Astro.csp`, absent where there is none
 * @returns the styles, as a `<style>` element has to have them to the byte
 */
export function lateStyles(csp: Csp | undefined, css: string): string {
  csp?.insertStyleHash(hashOf(css));
  return css;
}

const hashOf = memoise(10, (css) => `sha256-${createHash('sha256').update(css).digest('base64')}` as const);

interface Csp {
  insertStyleHash(hash: `sha256-${string}`): void;
}
