import { renderOwnText } from '../prompt/own-text.ts';
import { ownAddress } from '../site.ts';

/**
 * The Markdown of a catalogue's own introduction or notice as HTML. Its images are shown as text.
 * @param idPrefix what the ids of its headings begin with; a colon at its end keeps them apart from ids that other texts make
 */
export function ownTextOf(text: string, idPrefix: string): string {
  const href = (url: string): string | undefined =>
    url.startsWith('#') || /^(?:https?:\/\/|mailto:)|^(?![a-z][\w+.-]*:|\/\/)/i.test(url) ? ownAddress(url) : undefined;
  return renderOwnText(text, 3, { idPrefix, href, picture: () => undefined }).html;
}
