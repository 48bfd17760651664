import { splitHidden } from './hidden.ts';

/** Makes a text safe to stand in HTML, as content or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Makes a text safe to stand in HTML content, with a visible mark in the place of each hidden character. */
export function visibleHtml(text: string): string {
  return splitHidden(text)
    .map((part) =>
      part.hidden === undefined
        ? escapeHtml(part.text)
        : `<mark class="hidden" title="A hidden character">${part.hidden}</mark>`,
    )
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
