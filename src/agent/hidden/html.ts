import { visibleParts } from './hidden-message.ts';

/** Escapes a text for HTML, as content or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Escapes a text for HTML content, and replaces each run of hidden characters with a visible mark. */
export function visibleHtml(text: string): string {
  return visibleParts(text)
    .map((part) =>
      part.label === undefined
        ? escapeContent(part.text)
        : `<mark class="hidden" title="${HIDDEN_TITLE}">${escapeHtml(part.label)}</mark>`,
    )
    .join('');
}

/** What a mark says on hover. */
export const HIDDEN_TITLE = 'Hidden from view';

/** Escapes content between tags, where quotation marks need no escape. */
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
