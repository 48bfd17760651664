import {
  ASTERISKS,
  braces,
  DOUBLE,
  HASH,
  NAME,
  NUMBER,
  SINGLE,
  SLASHES,
  SPACE,
  string,
  TRIPLE,
  untilMark,
  words,
} from './rules.ts';
import { mode, type Mode, type Rule } from './tokenizer.ts';

export const JSON_TEXT: Mode = mode(() => [
  SPACE,
  SLASHES,
  ASTERISKS,
  { pattern: /"[^"\\\r\n]{0,200}"(?=\s{0,20}:)/, kind: 'p' },
  DOUBLE,
  SINGLE,
  { pattern: /-?\d[\w.+-]*/, kind: 'n' },
  { pattern: NAME, words: { keywords: words('true false null NaN Infinity'), keys: /\s{0,20}:/y } },
]);

/** Rules of YAML at the beginning of a line, behind spaces and dashes. */
function yaml(exits: readonly Rule[]): Mode {
  return mode(() => [
    ...exits,
    SPACE,
    HASH,
    { pattern: /(?:---|\.\.\.)(?=\s|$)/, kind: 'k' },
    { pattern: /%[^\r\n]*/, kind: 'k' },
    { pattern: /[-?](?=\s|$)/, operand: false },
    { pattern: /(?:"[^"\\\r\n]{1,100}"|'[^'\r\n]{1,100}')(?=:(?:\s|$))/, kind: 'p', push: YAML_VALUE },
    { pattern: /[^\s"'#&*!|>%@`,[\]{}:][^\r\n:#"'{}[\],]{0,100}(?=:(?:\s|$))/, kind: 'p', push: YAML_VALUE },
    { pattern: /(?=[^\r\n])/, push: YAML_VALUE },
  ]);
}

const YAML_END = /(?=[ \t]*(?:$|[,\]}]|#))/.source;
const YAML_VALUE: Mode = mode(() => [
  { pattern: /(?=[\r\n])/, pop: true, operand: false },
  SPACE_IN_LINE,
  { pattern: /(?<=\s)#[^\r\n]*/, kind: 'c' },
  { ...DOUBLE, fresh: true },
  { ...SINGLE_DOUBLED, fresh: true },
  { pattern: /[|>][+-]?\d?[+-]?(?=[ \t]*$)/, fresh: true, body: indented },
  { pattern: /[&*][\w-]+/, kind: 'k', fresh: true, operand: false },
  { pattern: /![^\s,]*/, kind: 'f', fresh: true, operand: false },
  {
    pattern: new RegExp(`(?:true|false|null|yes|no|on|off|True|False|~)${YAML_END}`),
    kind: 'k',
    fresh: true,
    operand: true,
  },
  { pattern: new RegExp(`[+-]?\\d[\\d.,_:eExa-fTZ+-]{0,40}${YAML_END}`), kind: 'n', fresh: true },
  { pattern: /(?<=[{,][ \t]{0,4})[\w.-]{1,80}(?=:(?:\s|$))/, kind: 'p' },
  { pattern: /:(?=\s|$)|[{}[\],](?![^\s,]{0,80}[)/])/, operand: false },
  { pattern: /\$\{\{[^}\r\n]{0,200}\}\}/, operand: true },
  { pattern: /[^\s,[\]{}]+/, operand: true },
]);
const SPACE_IN_LINE: Rule = { pattern: /[ \t]+/, kind: ' ' };
const SINGLE_DOUBLED = string(/'/, /'/, { escapes: /''/ });

/** Lines further in than the one that announces them. */
function indented(code: string, at: number): { indent: number } {
  const start = code.lastIndexOf('\n', at - 1) + 1;
  const prefix = /^(?:[ \t]|-[ \t])*/.exec(code.slice(start, at))?.[0] ?? '';
  // Behind nothing but dashes, the lines are further in than the last dash.
  return { indent: start + prefix.length === at ? prefix.trimEnd().length - 1 : prefix.length };
}

export const YAML = yaml([]);
/** YAML up to a line of dashes. */
export const FRONT_MATTER = yaml([{ pattern: /^---[ \t]*$/, pop: true }]);

export const TOML: Mode = mode(() => [
  SPACE,
  HASH,
  { pattern: /^\[\[?[^\]\r\n]{1,200}\]\]?/, kind: 'f' },
  TRIPLE,
  string(/'''/, /'''/, { lines: true, escapes: null }),
  { pattern: /"[^"\\\r\n]{0,100}"(?=[ \t]{0,20}=)/, kind: 'p' },
  DOUBLE,
  string(/'/, /'/, { escapes: null }),
  { pattern: /(?<![\w.-])[A-Za-z\d_-][\w.-]{0,100}(?=[ \t]{0,20}=)/, kind: 'p' },
  { pattern: /[+-]?\d[\w.:+-]*/, kind: 'n' },
  { pattern: /[A-Za-z_][\w-]*/, words: { keywords: words('true false inf nan') } },
]);

export const HCL: Mode = mode(() => [
  SPACE,
  HASH,
  SLASHES,
  ASTERISKS,
  string(/"/, /"/, {}, () => [{ pattern: /[$%]\{/, push: HCL }]),
  untilMark(/<<-?[A-Z]\w{0,60}/),
  NUMBER,
  {
    pattern: /[A-Za-z_][\w-]*/,
    words: {
      keywords: words(
        'backend connection data dynamic else endfor endif false for if import in lifecycle locals module moved null output provider provisioner required_providers resource terraform true variable',
      ),
      keys: /[ \t]{0,80}=(?![=>])/y,
      calls: /\(/y,
    },
  },
  ...braces(HCL),
]);

export const GRAPHQL: Mode = mode(() => [
  SPACE,
  HASH,
  TRIPLE,
  DOUBLE,
  NUMBER,
  { pattern: /@\w+/, kind: 'p' },
  { pattern: /\$\w+/ },
  {
    pattern: NAME,
    words: {
      keywords: words(
        'directive enum extend false fragment implements input interface mutation null on query repeatable scalar schema subscription true type union',
      ),
      builtins: words('Int Float String Boolean ID'),
      declaring: words('enum fragment input interface mutation query scalar subscription type union'),
      types: true,
      keys: /\s{0,20}:/y,
      calls: /\(/y,
    },
  },
]);

/** Lines put in and taken away. */
export const DIFF: Mode = mode(() => [
  { pattern: /^(?:@@|\+\+\+|---|\*\*\*|diff |index )[^\n]*\n?/, kind: 'c' },
  { pattern: /^[+>][^\n]*\n?/, kind: 's' },
  { pattern: /^[-<][^\n]*\n?/, kind: 'n' },
  { pattern: /[^\n]+/ },
]);
