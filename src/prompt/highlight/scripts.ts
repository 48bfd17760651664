import {
  ASTERISKS,
  braces,
  CALL,
  DOUBLE,
  NAME,
  NUMBER,
  SINGLE,
  SLASHES,
  SPACE,
  string,
  stringMode,
  words,
} from './rules.ts';
import { mode, type Mode, type Rule } from './tokenizer.ts';

const JAVASCRIPT_WORDS = words(
  'async await break case catch class const continue debugger default delete do else export extends false finally for',
  'from function get if import in instanceof let new null of return set static super switch this throw true try typeof',
  'undefined var void while with yield NaN Infinity',
);
const TYPESCRIPT_WORDS = words(
  [...JAVASCRIPT_WORDS].join(' '),
  'abstract any as asserts bigint boolean declare enum implements infer interface is keyof module namespace never number',
  'object out override private protected public readonly require satisfies string symbol type unique unknown',
);
const DECLARING = words('class enum extends function implements interface namespace new type');

/**
 * Makes the mode of JavaScript or TypeScript.
 * @param tags whether tags may stand where values may
 * @param exits rules that come before all others
 */
export function script(types: boolean, tags: boolean, exits: readonly Rule[] = []): Mode {
  const self: Mode = mode(() => [
    ...exits,
    SPACE,
    SLASHES,
    ASTERISKS,
    DOUBLE,
    SINGLE,
    string(/`/, /`/, { lines: true }, () => [{ pattern: /\$\{/, push: self }]),
    ...(tags ? [{ pattern: JSX_START, fresh: true, push: jsxTag(self) }] : []),
    { pattern: /\/(?![*/])/, kind: 's', fresh: true, push: REGEX },
    { pattern: /#![^\r\n]*/, kind: 'c' },
    { pattern: /@[A-Za-z_$][\w$]*/, kind: 'p' },
    NUMBER,
    {
      pattern: NAME,
      words: {
        keywords: types ? TYPESCRIPT_WORDS : JAVASCRIPT_WORDS,
        declaring: DECLARING,
        types: true,
        calls: CALL,
        keys: /\??:(?!:)/y,
      },
    },
    ...braces(self),
  ]);
  return self;
}

/** JavaScript, in which React's tags are at home. */
export const JAVASCRIPT = script(false, true);
export const TYPESCRIPT = script(true, false);
export const TSX = script(true, true);

/** A name, or none, and not the parameter of a type. */
const JSX_START = /<(?=>|[A-Za-z][\w.:-]{0,80}(?:[/>]|\s(?!extends\b)))/;

const REGEX_CLASS = stringMode(/\]/, {});
const REGEX: Mode = stringMode(/\/[a-z]*/, {}, () => [{ pattern: /\[/, kind: 's', push: REGEX_CLASS }]);

/** The inside of a tag that holds code in curly brackets; behind it, text up to the end of the element. */
function jsxTag(inner: Mode): Mode {
  const end: Mode = mode(() => [
    SPACE,
    { pattern: /[\w.:-]+/, kind: 'f' },
    { pattern: />/, pop: true, operand: false },
  ]);
  const text: Mode = mode(() => [
    { pattern: /[^<{]+/ },
    { pattern: /<\//, swap: end },
    { pattern: /<(?=[A-Za-z>])/, push: tag },
    { pattern: /\{/, push: inner },
  ]);
  const tag: Mode = mode(() => [
    SPACE,
    { pattern: /(?<=<)[\w.:-]+/, kind: 'f' },
    { pattern: /[\w:$-]+/, kind: 'p' },
    string(/"/, /"/, { lines: true, escapes: null }),
    string(/'/, /'/, { lines: true, escapes: null }),
    { pattern: /\{/, push: inner, operand: false },
    { pattern: /\/>/, pop: true, operand: false },
    { pattern: />/, swap: text },
  ]);
  return tag;
}
