/** An address on this site, under its base path. @param path what follows the base path, without a slash before it */
export function address(path: string): string {
  return encodeURI(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${path}`);
}

/** The same address with the site's scheme and host. */
export function absolute(path: string): string {
  return new URL(address(path), import.meta.env.SITE).href;
}
