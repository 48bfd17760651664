import { visibleHtml } from '../agent/hidden/html.ts';
import { codeLanguage } from './code-languages.ts';

/**
 * Renders what follows the fence of a code block, because the model reads it. The name of a language that the page
 * colours is left out.
 * @param source the code block as it is in the body, from its fence on
 */
export function fenceInfo(source: string): string {
  const written = /^[ \t]*(?:`{3,}|~{3,})[ \t]*([^\n]*)/.exec(source)?.[1]?.replace(/(?<![ \t\r])[ \t\r]+$/, '') ?? '';
  if (written === '' || isLanguage(written)) return '';
  return `<p class="tags"><code>${visibleHtml(written)}</code></p>\n`;
}

function isLanguage(written: string): boolean {
  return written === written.toLowerCase() && codeLanguage(written) !== undefined;
}
