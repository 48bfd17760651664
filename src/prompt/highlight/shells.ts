import {
  ASTERISKS,
  braces,
  commentBetween,
  DOUBLE,
  HASH,
  NAME,
  NUMBER,
  SINGLE,
  SPACE,
  string,
  stringMode,
  untilMark,
  words,
} from './rules.ts';
import { mode, type Mode, type Rule } from './tokenizer.ts';

const VARIABLE: Rule = { pattern: /\$(?:\w+|\{[^{}\s]{1,80}\}|[@*#?!$-])/, kind: 'p', operand: true };
const COMMENT: Rule = { pattern: /(?<![^\s;()&|])#[^\r\n]*/, kind: 'c' };

/** Shell: the first word of a command has the colour of a function. */
export const BASH: Mode = mode(() => {
  const holes = (): Rule[] => [
    { ...VARIABLE, operand: undefined },
    { pattern: /\$\(/, push: BASH, operand: false },
  ];
  return [
    { pattern: /\\\r?\n[ \t]*/, kind: ' ' },
    { pattern: /\r?\n\s*/, kind: ' ', operand: false },
    { pattern: /[ \t]+/, kind: ' ' },
    COMMENT,
    string(/"/, /"/, { lines: true }, holes),
    // Behind a letter it is an apostrophe: people put notes into such blocks.
    string(/(?<![A-Za-z])'/, /'/, { lines: true, escapes: null }),
    untilMark(/<<-?[ \t]{0,4}["']?[A-Za-z_]\w{0,60}["']?/),
    { pattern: /\$\(/, push: BASH, operand: false },
    VARIABLE,
    { pattern: /\\[^\r\n]/, operand: true },
    { pattern: /\(/, push: BASH, operand: false },
    { pattern: /\)/, pop: true, operand: true },
    { pattern: /[;&|`!]|\{(?=\s)/, operand: false },
    { pattern: /[A-Za-z_]\w{0,100}(?=\(\))/, kind: 'f', fresh: true },
    { pattern: /(?<![\w-])[A-Za-z_]\w{0,100}(?=\+?=)/, kind: 'p', fresh: true },
    { pattern: /\$(?=[ \t])/, operand: false },
    { pattern: /(?:for|case|select|function)(?=[ \t])/, kind: 'k', fresh: true, operand: true },
    { pattern: /(?<=\s)--?[A-Za-z][\w-]*/, kind: 'p', operand: true },
    {
      pattern: /[A-Za-z_./~][\w./~:@%+,-]*/,
      kind: 'f',
      fresh: true,
      words: {
        keywords: words(
          'break continue declare do done elif else esac exit export fi if local readonly return set shift source then time trap typeset unset until while',
        ),
        numbers: true,
      },
    },
    { pattern: /in(?![\w./-])/, kind: 'k', operand: true },
    { pattern: /[\w./~:@%+,-]+/, operand: true, words: { keywords: words(''), numbers: true } },
    { pattern: /[^\s]/, operand: true },
  ];
});

export const POWERSHELL: Mode = mode(() => [
  SPACE,
  commentBetween(/<#/, /#>/),
  HASH,
  string(/@"/, /^"@/, { lines: true, escapes: null }),
  string(/@'/, /^'@/, { lines: true, escapes: null }),
  string(/"/, /"/, { lines: true, escapes: /`[^]|""/ }, () => [
    { pattern: /\$\(/, push: POWERSHELL },
    { pattern: /\$\w+/, kind: 'p' },
  ]),
  string(/'/, /'/, { lines: true, escapes: /''/ }),
  { pattern: /\$(?:[\w:]+|\{[^{}\r\n]{1,80}\})/, kind: 'p' },
  { pattern: /\(/, push: POWERSHELL },
  { pattern: /\)/, pop: true },
  NUMBER,
  {
    pattern: /-[A-Za-z]+/,
    kind: 'p',
    words: {
      fold: true,
      keywords: words(
        '-and -as -band -bnot -bor -bxor -ccontains -ceq -clike -cmatch -cne -contains -eq -f -ge -gt -in -is -isnot -join -le -like -lt -match -ne -not -notcontains -notin -notlike -notmatch -or -replace -shl -shr -split -xor',
      ),
    },
  },
  { pattern: /\b[A-Za-z]{1,40}-[A-Za-z]\w*/, kind: 'f' },
  {
    pattern: NAME,
    words: { fold: true, keywords: words(POWERSHELL_WORDS), declaring: words('function class'), calls: /\(/y },
  },
]);
const POWERSHELL_WORDS =
  'begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for foreach from function hidden if in param process return static switch throw trap try until using while workflow';

export const DOCKER: Mode = mode(() => [
  SPACE,
  COMMENT,
  string(/"/, /"/, { lines: true }, () => [VARIABLE]),
  SINGLE,
  {
    pattern: /(?<=^[ \t]{0,8})[A-Za-z]+(?=[ \t])/,
    words: {
      fold: true,
      keywords: words(
        'add arg cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell stopsignal user volume workdir',
      ),
    },
  },
  { pattern: /(?:AS|as|NONE|CMD)(?=\s)/, kind: 'k' },
  VARIABLE,
  { pattern: /(?<=\s)--?[A-Za-z][\w-]*/, kind: 'p' },
  { pattern: /(?<![\w-])[A-Za-z_][\w.-]{0,80}(?==)/, kind: 'p' },
  { pattern: /[\w./:@-]+/, words: { keywords: words(''), numbers: true } },
]);

const PYTHON_WORDS = words(
  'and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try type while with yield None True False',
);
const PYTHON_BUILTINS = words(
  'bool bytearray bytes complex dict float frozenset int list object set str tuple super property staticmethod classmethod',
);
export const PYTHON: Mode = mode(() => {
  const holes = (): Rule[] => [
    { pattern: /\{\{/, kind: 's' },
    { pattern: /\{/, push: PYTHON },
  ];
  return [
    SPACE,
    HASH,
    string(/(?:[fF][rR]?|[rR][fF])"""/, /"""/, { lines: true }, holes),
    string(/(?:[fF][rR]?|[rR][fF])'''/, /'''/, { lines: true }, holes),
    string(/(?:[fF][rR]?|[rR][fF])"/, /"/, {}, holes),
    string(/(?:[fF][rR]?|[rR][fF])'/, /'/, {}, holes),
    string(/[bBrRuU]{0,2}"""/, /"""/, { lines: true }),
    string(/[bBrRuU]{0,2}'''/, /'''/, { lines: true }),
    string(/[bBrRuU]{0,2}"/, /"/),
    string(/[bBrRuU]{0,2}'/, /'/),
    { pattern: /(?<=^[ \t]{0,80})@[\w.]+/, kind: 'p' },
    NUMBER,
    {
      pattern: NAME,
      words: {
        keywords: PYTHON_WORDS,
        builtins: PYTHON_BUILTINS,
        declaring: words('class def'),
        types: true,
        calls: /\(/y,
      },
    },
    ...braces(PYTHON),
  ];
});

export const RUBY: Mode = mode(() => {
  const holes = (): Rule[] => [{ pattern: /#\{/, push: RUBY }];
  return [
    SPACE,
    commentBetween(/^=begin\b/, /^=end\b/),
    HASH,
    string(/"/, /"/, { lines: true }, holes),
    string(/`/, /`/, { lines: true }, holes),
    string(/'/, /'/, { lines: true }),
    string(/%[wiqQWI]?\[/, /\]/, { lines: true }),
    string(/%[wiqQWI]?\(/, /\)/, { lines: true }),
    untilMark(/<<[~-]["'`]?[A-Z]\w{0,60}["'`]?/),
    { pattern: /\/(?![ =])/, kind: 's', fresh: true, push: stringMode(/\/[a-z]*/, {}, holes) },
    { pattern: /(?<!:):[A-Za-z_]\w*[?!]?/, kind: 's' },
    { pattern: /@{1,2}\w+|\$\w+/, kind: 'p' },
    NUMBER,
    {
      pattern: /[A-Za-z_\u00C0-\u1FFF][\w\u00C0-\u1FFF]*[?!]?/,
      words: {
        keywords: words(
          'alias and attr_accessor attr_reader attr_writer begin break case class def do else elsif end ensure extend false for if in include module next nil not or prepend private protected public raise redo require require_relative rescue retry return self super then true undef unless until when while yield',
        ),
        declaring: words('class def module'),
        types: true,
        calls: /\(/y,
        keys: /:(?!:)(?=\s)/y,
      },
    },
    ...braces(RUBY),
  ];
});

export const SQL: Mode = mode(() => [
  SPACE,
  { pattern: /--[^\r\n]*/, kind: 'c' },
  ASTERISKS,
  string(/[EeNn]?'/, /'/, { lines: true, escapes: /''/ }),
  string(/\$\$/, /\$\$/, { lines: true, escapes: null, kind: '' }),
  { ...DOUBLE },
  string(/`/, /`/),
  NUMBER,
  {
    pattern: NAME,
    words: { fold: true, keywords: words(...SQL_WORDS), calls: /\(/y },
  },
]);
const SQL_WORDS = [
  'add after all alter always analyze and any array as asc auto_increment before begin between bigint bigserial binary',
  'blob boolean bool both by bytea cascade case cast char character check cluster collate column columns comment commit',
  'concurrently conflict constraint create cross cube current_date current_timestamp database date datetime decimal',
  'declare default deferrable deferred delete desc describe distinct do double drop each else elseif end engine enum',
  'escape except exclude execute exists explain extension extract false fetch filter first float following for foreign',
  'from full function generated grant group grouping having identity if ignore ilike immediate in include index inner',
  'inout insert int integer intersect interval into is isolation join json jsonb key language last lateral leading left',
  'level like limit lock logged longtext loop materialized matched mediumtext merge modify natural next no not nothing',
  'null nulls numeric of offset on only or order out outer over partition partitioned percent plpgsql policy preceding',
  'precision primary procedure range real recursive references refresh rename repeatable replace restrict return returning',
  'returns revoke right role rollback rollup row rows savepoint schema security select sequence serial session set show',
  'similar smallint some start stored table temp temporary text then ties time timestamp timestamptz tinyint to top',
  'trailing transaction trigger true truncate type unbounded union unique unlogged unsigned update use user using uuid',
  'vacuum values varchar varying view volatile when where while window with within without work zone',
];
