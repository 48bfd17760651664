import { visibleHtml } from '../agent/hidden/html.ts';
import { codeLanguage, type CodeTree } from './code-languages.ts';

/**
 * Makes HTML of some code, with its comments, strings, keywords, numbers, names and keys in spans of the classes `c`,
 * `s`, `k`, `n`, `f` and `p`, which are never nested. Code stays plain when its language is unknown, when it is longer
 * than its language allows, or when one of its lines has over 1,000 UTF-16 code units.
 * @param name the name of the language after the fence, such as `ts` or `C++`, in upper or lower case
 */
export function highlightCode(code: string, name: string | undefined): string {
  return pageHighlighter()(code, name);
}

/**
 * Makes a {@link highlightCode} for the code of one page. It colours at most eight blocks of the greatest length that
 * their languages allow, or as much in smaller blocks: 64 kB of most languages.
 * @param languageCalled finds a language by the name after a fence
 */
export function pageHighlighter(languageCalled = codeLanguage): typeof highlightCode {
  let left = MAX_BLOCKS;
  return (code, name = '') => {
    const plain = visibleHtml(code);
    const language = languageCalled(name);
    if (language === undefined || hasLongLine(code)) return plain;
    const share = code.length / language.maxCode;
    if (share > Math.min(1, left)) return plain;
    left -= share;
    try {
      const pieces = piecesOf(language.parse(code)).map(({ kind, text }) => ({ kind, html: visibleHtml(text) }));
      // Nothing may be lost, and a cut inside an emoji changes what counts as hidden.
      if (pieces.map(({ html }) => html).join('') !== plain) return plain;
      return pieces.map(({ kind, html }) => (kind === '' ? html : `<span class="${kind}">${html}</span>`)).join('');
    } catch {
      // highlight.js gives up on some code, such as what is nested too deep for the stack.
      return plain;
    }
  };
}

const MAX_BLOCKS = 8;
const MAX_LINE = 1000;

/** Classes by the scopes of highlight.js. Other scopes have the class of what they are in. */
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ...kind('', 'subst'),
  ...kind('c', 'comment'),
  ...kind('s', 'string regexp link addition'),
  ...kind('k', 'keyword literal section variable.language_'),
  ...kind('n', 'number deletion'),
  ...kind('f', 'title name built_in type selector-tag selector-class selector-id selector-attr selector-pseudo'),
  ...kind('p', 'attr attribute symbol meta variable template-variable'),
]);

function kind(kind: Kind, scopes: string): [scope: string, kind: Kind][] {
  return scopes.split(' ').map((scope) => [scope, kind]);
}

function hasLongLine(code: string): boolean {
  return code.split('\n').some((line) => line.length > MAX_LINE);
}

/** The text of a tree in pieces of one kind each. White space has the kind of what comes before it. */
function piecesOf(tree: CodeTree): Piece[] {
  const pieces: Piece[] = [];
  const open: { node: CodeTree['children'][number]; kind: Kind }[] = [];
  const enter = (children: CodeTree['children'], kind: Kind): void => {
    // One at a time: spreading the pieces of a long block of code could exceed the argument limit.
    for (const node of children.toReversed()) open.push({ node, kind });
  };
  enter(tree.children, '');
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, kind } = next;
    if (node.type === 'element') enter(node.children, kindOf(node.properties.className) ?? kind);
    else if (node.type === 'text') {
      const last = pieces.at(-1);
      if (last !== undefined && (last.kind === kind || node.value.trim() === '')) last.text += node.value;
      else pieces.push({ kind, text: node.value });
    }
  }
  return pieces;
}

/** @param scope a scope of highlight.js and its parts, such as `variable` and `language_` */
function kindOf(scope: unknown): Kind | undefined {
  if (!Array.isArray(scope)) return undefined;
  return KINDS.get(scope.join('.')) ?? KINDS.get(String(scope[0]));
}

/** The class of a piece of code; nothing for plain code. */
type Kind = '' | 'c' | 's' | 'k' | 'n' | 'f' | 'p';

interface Piece {
  kind: Kind;
  text: string;
}
