import { slugOf } from '../agent/slug.ts';

/**
 * The address of a link in a guide of the catalogue's own. A link to another file of the folder leads to that guide's page.
 * @param url as it is written
 * @param address makes addresses of paths below the base path
 * @returns undefined for addresses that a page must not lead to
 */
export function ownGuideHref(url: string, address: (path: string) => string): string | undefined {
  if (/^(?:https?:\/\/|mailto:|#)/i.test(url)) return url;
  if (/^[a-z][\w+.-]*:|^\/\//i.test(url)) return undefined;
  if (url.startsWith('/')) return address(url.slice(1));
  const [, stem, rest = ''] = /^(?:\.\/)*([^/?#]+)\.(?:md|markdown)(?:\?[^#]*)?(#.*)?$/i.exec(url) ?? [];
  return stem === undefined ? url : address(`guides/${ownGuideId(decoded(stem))}/${rest}`);
}

/** What the page of a guide of the catalogue's own is called. @param stem the name of its file without the ending */
export function ownGuideId(stem: string): string {
  return slugOf(stem) || 'guide';
}

/** An address as a path; as it is where it cannot be decoded. */
export function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
