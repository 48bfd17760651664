import { visibleParts } from './hidden-message.ts';

/** Makes a text safe to stand in HTML, as content or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Makes a text safe to stand in HTML content, with a visible mark in the place of each run of hidden characters. */
export function visibleHtml(text: string): string {
  return visibleParts(text)
    .map((part) =>
      part.label === undefined
        ? escapeContent(part.text)
        : `<mark class="hidden" title="${HIDDEN_TITLE}">${escapeHtml(part.label)}</mark>`,
    )
    .join('');
}

/** What a mark says when it is pointed at. */
export const HIDDEN_TITLE = 'Hidden from view';

/** Between tags a quotation mark is like any other character, and shorter as it is. */
function escapeContent(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
