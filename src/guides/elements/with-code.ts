import { escapeHtml } from '../../agent/hidden/html.ts';

/** Renders a text whose words in backticks are code. @returns HTML */
export function withCode(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
