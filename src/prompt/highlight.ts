import { escapeHtml, visibleHtml } from '../agent/hidden/html.ts';
import { codeMode } from './highlight/languages.ts';
import { tokensOf } from './highlight/tokenizer.ts';

/**
 * Makes HTML of some code, with its comments, strings, keywords, numbers, names and keys in spans of the classes `c`,
 * `s`, `k`, `n`, `f` and `p`. Code in an unknown language has no spans.
 * @param language the name behind the fence, such as `ts` or `C++`, in upper or lower case
 */
export function highlightCode(code: string, language: string | undefined): string {
  const plain = visibleHtml(code);
  const mode = codeMode(language ?? '');
  if (mode === undefined) return plain;
  // Most code hides nothing, and then it need not be searched again piece by piece.
  const show = escapeHtml(code) === plain ? escapeHtml : visibleHtml;
  let bare = '';
  let coloured = '';
  let start = 0;
  for (const { kind, end } of tokensOf(code, mode)) {
    const html = show(code.slice(start, end));
    bare += html;
    coloured += kind === '' || kind === ' ' ? html : `<span class="${kind}">${html}</span>`;
    start = end;
  }
  // Nothing may be lost, and a cut inside an emoji changes what counts as hidden.
  return bare === plain ? coloured : plain;
}
