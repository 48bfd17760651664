import { settings } from 'virtual:settings';
import { hasSocialImage } from './settings.ts';

/** An address on this site, under its base path. @param path what follows the base path, without a slash before it */
export function address(path: string): string {
  return encodeURI(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${path}`);
}

/** The same address with the site's scheme and host. */
export function absolute(path: string): string {
  return new URL(address(path), import.meta.env.SITE).href;
}

/**
 * The path of the picture that stands for a page where a link to it is shown; undefined when the site has none.
 * @param slug the agent that the page is about, if it is about one
 * @param count how many agents there are; of many, only the site has a picture
 */
export function socialImagePath(slug?: string, count = 0): string | undefined {
  const { socialImages } = settings;
  if (socialImages === 'none') return undefined;
  return slug !== undefined && hasSocialImage(count, socialImages) ? `agents/${slug}.png` : 'social.png';
}
