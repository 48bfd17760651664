import { identity, settings } from 'virtual:settings';
import { showsGuide } from './identity/identity.ts';
import { hasSocialImage } from './settings.ts';
import { langOfNamed } from './vocabulary/text-language.ts';

/** An address on this site, including the base path. @param path below the base path, without a leading slash */
export function address(path: string): string {
  return encodeURI(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${path}`);
}

/** The same with the site's scheme and host. */
export function absolute(path: string): string {
  return new URL(address(path), import.meta.env.SITE).href;
}

/**
 * The address of a place in one of the guides that come with the catalogue; undefined when this catalogue does not show it.
 * @param path below `guides/`, such as `second-look/#look-download`
 */
export function guideAddress(path: string): string | undefined {
  const [id = ''] = path.split('/');
  return showsGuide(identity, id) ? address(`guides/${path}`) : undefined;
}

/** The address of a picture of the catalogue's own. @param name under which it is served */
export function pictureAddress({ name }: { name: string }): string {
  return address(`site/${name}`);
}

/** The address of a link of the catalogue's own. @param url an address, or a path below the base path */
export function ownAddress(url: string): string {
  if (/^(?:https?|mailto):/i.test(url)) return url;
  // Unlike `address`, this leaves alone what is encoded already.
  const { pathname, search, hash } = new URL(`/${url.replace(/^\/+/, '')}`, 'http://localhost');
  return `${import.meta.env.BASE_URL.replace(/\/?$/, '')}${pathname}${search}${hash}`;
}

/**
 * The value of the attribute `lang` of a catalogue's own words: the language that its file names. The words that every
 * catalogue has are English, and so is the frame that they stand in.
 * @param text a text that may be in another language than the file says
 * @returns undefined for English
 */
export function ownLang(text = ''): string | undefined {
  return langOfNamed(identity.language, text);
}

/**
 * The path of the picture to show with a link to a page; undefined when the site has none.
 * @param slug the agent that the page is about, if any
 * @param count how many agents there are; when there are many, only the site has a picture
 */
export function socialImagePath(slug?: string, count = 0): string | undefined {
  const { socialImages } = settings;
  if (socialImages === 'none') return undefined;
  return slug !== undefined && hasSocialImage(count, socialImages) ? `agents/${slug}.png` : 'social.png';
}
