import { createHash } from 'node:crypto';

/**
 * The key of a page: it changes whenever what the page is made of does. Astro takes a page whose key and code are
 * unchanged from the build before.
 * @param content everything that the page shows; of an agent's file the digest is enough, for all else follows from it
 */
export function pageKey(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
