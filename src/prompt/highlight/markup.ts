import { ASTERISKS, commentBetween, DOUBLE, SINGLE, SLASHES, SPACE, string, stringMode, words } from './rules.ts';
import { script } from './scripts.ts';
import { mode, type Mode, type Rule } from './tokenizer.ts';

const AT_WORDS = words('and or not only from to through in');
/** A name before a colon that does not begin a state, such as `:hover`. */
const PROPERTY =
  /(?:\$|--|@)?(?<![\w-])[A-Za-z_-][\w-]{0,80}(?=\s?:(?!:|(?:active|after|before|checked|disabled|empty|enabled|first|focus|has|hover|invalid|is|last|link|not|nth|only|placeholder|root|target|valid|visited|where)\b))/;

/** Makes the mode of CSS. @param exits rules that come before all others */
function styles(slashes: boolean, exits: readonly Rule[] = []): Mode {
  const common: readonly Rule[] = [
    ...exits,
    SPACE,
    ...(slashes ? [SLASHES] : []),
    ASTERISKS,
    DOUBLE,
    SINGLE,
    { pattern: /#\{/, push: stringMode(/\}/, { kind: 'p' }) },
  ];
  const value: Mode = mode(() => [
    ...common,
    { pattern: /![\w-]+/, kind: 'k' },
    { pattern: /#[\da-fA-F]{3,8}(?![\w-])/, kind: 'n' },
    { pattern: /[+-]?(?:\d[\d.]*|\.\d[\d.]*)(?:%|[A-Za-z]+)?/, kind: 'n' },
    { pattern: /(?:\$|--|@)[\w-]+/, kind: 'p' },
    { pattern: /(?<=url\()[^"'\s)][^\s)]{0,500}(?=\))/, kind: 's' },
    { pattern: /[A-Za-z_-][\w-]*/, words: { keywords: AT_WORDS, calls: /\(/y } },
    { pattern: /;/, pop: true },
    { pattern: /(?=[{}])/, pop: true },
  ]);
  return mode(() => [
    ...common,
    { pattern: PROPERTY, kind: 'p', push: value },
    { pattern: /@[\w-]+/, kind: 'k', push: value },
    { pattern: /[.#%$]?[\w\\-]+|[&*]|::?[\w-]+/, kind: 'f' },
  ]);
}

export const CSS = styles(false);
export const SCSS = styles(true);

const ATTRIBUTE_VALUES: readonly Rule[] = [
  string(/"/, /"/, { lines: true, escapes: null }),
  string(/'/, /'/, { lines: true, escapes: null }),
];

/** The inside of a tag. @param inside what stands behind it */
function tagBefore(inside?: Mode): Mode {
  return mode(() => [
    SPACE,
    { pattern: /(?<=<\/?)[\w:.-]+/, kind: 'f' },
    { pattern: /(?<==)[^\s"'<>]+/, kind: 's' },
    { pattern: /[^\s"'<>/=]+/, kind: 'p' },
    ...ATTRIBUTE_VALUES,
    { pattern: /\/>/, pop: true, operand: false },
    { pattern: />/, operand: false, ...(inside === undefined ? { pop: true } : { swap: inside }) },
    { pattern: /(?=<)/, pop: true },
  ]);
}

/** A comment of HTML. */
export const HTML_COMMENT = commentBetween(/<!--/, /-->/);

/** The rest of a tag behind its first bracket. */
export const TAG = tagBefore();

const SCRIPT_TAG = tagBefore(script(true, false, [{ pattern: /(?=<\/script)/, leave: true }]));
const STYLE_TAG = tagBefore(styles(true, [{ pattern: /(?=<\/style)/, leave: true }]));

/** HTML, XML and what is made of them. */
export const MARKUP: Mode = mode(() => [
  SPACE,
  { pattern: /[^\s<]+/ },
  HTML_COMMENT,
  { pattern: /<!\[CDATA\[/, push: stringMode(/\]\]>/, { lines: true, kind: '', escapes: null }) },
  { pattern: /<[!?][A-Za-z][^<>]*>?/, kind: 'k' },
  { pattern: /<(?=script\b)/, push: SCRIPT_TAG, operand: false },
  { pattern: /<(?=style\b)/, push: STYLE_TAG, operand: false },
  { pattern: /<\/?(?=[A-Za-z])/, push: TAG, operand: false },
]);
