import {
  ASTERISKS,
  braces,
  CALL,
  DOUBLE,
  HASH,
  NAME,
  NUMBER,
  SINGLE,
  SLASHES,
  SPACE,
  string,
  stringMode,
  TRIPLE,
  untilMark,
  words,
} from './rules.ts';
import { MARKUP } from './markup.ts';
import { mode, type Mode, type Rule, type Words } from './tokenizer.ts';

/** Makes the mode of a language with curly brackets. @param extra rules that come before the common ones */
function curly(keywords: string, extra: (self: Mode) => readonly Rule[], more: Partial<Words> = {}): Mode {
  const judged: Words = { keywords: words(keywords), types: true, calls: CALL, declaring: DECLARING, ...more };
  const self: Mode = mode(() => [
    SPACE,
    ...extra(self),
    SLASHES,
    ASTERISKS,
    DOUBLE,
    SINGLE,
    NUMBER,
    { pattern: NAME, words: judged },
    ...braces(self),
  ]);
  return self;
}

const DECLARING = words(
  'class struct enum interface trait protocol extension object record func fun fn type union namespace module mod',
);
const ANNOTATION: Rule = { pattern: /@[A-Za-z_][\w.]*/, kind: 'p' };

const DIRECTIVES: readonly Rule[] = [
  { pattern: /^#[ \t]*\w+/, kind: 'k' },
  { pattern: /(?<=include[ \t]{0,4})<[^>\r\n]{1,100}>/, kind: 's' },
];
const C_WORDS =
  'auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false NULL';
export const C = curly(C_WORDS, () => DIRECTIVES);
export const CPP = curly(
  `${C_WORDS} alignas alignof and catch class co_await co_return co_yield concept consteval constexpr const_cast decltype delete dynamic_cast explicit export final friend mutable namespace new noexcept not nullptr operator or override private protected public reinterpret_cast requires static_assert static_cast template this throw try typeid typename using virtual wchar_t`,
  () => [...DIRECTIVES, { pattern: /R"\(/, kind: 's', push: stringMode(/\)"/, { lines: true, escapes: null }) }],
);

export const CSHARP = curly(
  'abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double dynamic else enum event explicit extern false finally fixed float for foreach from get global goto if implicit in init int interface internal is lock long nameof namespace new not null object operator or out override params partial private protected public readonly record ref required return sbyte sealed select set short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using var virtual void volatile when where while with yield',
  (self) => [
    { pattern: /^#[ \t]*\w+/, kind: 'k' },
    TRIPLE,
    string(/(?:\$@|@\$)"/, /"/, { lines: true, escapes: /""|\{\{/ }, () => [{ pattern: /\{(?!\{)/, push: self }]),
    string(/@"/, /"/, { lines: true, escapes: /""/ }),
    string(/\$"/, /"/, { escapes: /\\[^\r\n]|\{\{/ }, () => [{ pattern: /\{(?!\{)/, push: self }]),
  ],
);

export const GO = curly(
  'break case chan const continue default defer else fallthrough false for func go goto if import interface iota map nil package range return select struct switch true type var',
  () => [string(/`/, /`/, { lines: true, escapes: null })],
  {
    builtins: words(
      'any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr',
    ),
    types: false,
  },
);

export const JAVA = curly(
  'abstract assert boolean break byte case catch char class const continue default do double else enum extends false final finally float for goto if implements import instanceof int interface long native new non-sealed null package permits private protected public record return sealed short static strictfp super switch synchronized this throw throws transient true try var void volatile while yield',
  () => [{ pattern: /@interface\b/, kind: 'k' }, ANNOTATION, TRIPLE],
);

export const KOTLIN = curly(
  'abstract actual annotation as break by catch class companion const constructor continue crossinline data do else enum expect external false final finally for fun get if import in infix init inline inner interface internal is lateinit lazy noinline null object open operator out override package private protected public reified return sealed set super suspend tailrec this throw true try typealias val var vararg when where while',
  (self) => {
    const holes = (): Rule[] => [{ pattern: /\$\{/, push: self }];
    return [ANNOTATION, string(/"""/, /"""/, { lines: true, escapes: null }, holes), string(/"/, /"/, {}, holes)];
  },
);

export const RUST = curly(
  'as async await break const continue crate dyn else enum extern false fn for if impl in let loop macro_rules match mod move mut pub ref return self Self static struct super trait true type union unsafe use where while',
  () => [
    { pattern: /#!?\[[^\]\r\n]{0,200}\]/, kind: 'p' },
    string(/b?r#"/, /"#/, { lines: true, escapes: null }),
    string(/b?r"/, /"/, { lines: true, escapes: null }),
    string(/b?"/, /"/, { lines: true }),
    { pattern: /b?'(?:[^'\\\r\n]|\\[^'\r\n]{1,10}|\\')'/, kind: 's' },
    { pattern: /'[a-z_]\w*/ },
    { pattern: /\b[a-z_]\w*!(?!=)/, kind: 'f' },
  ],
  {
    builtins: words('bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize'),
    calls: /\(|::<[\w .,:&[\]|]{1,60}>\(/y,
  },
);

export const SWIFT = curly(
  'Any Self actor as associatedtype async await break case catch class continue convenience default defer deinit do else enum extension fallthrough false fileprivate final for func guard if import in indirect init inout internal is isolated lazy let mutating nil nonisolated nonmutating open operator override private precedencegroup protocol public repeat required rethrows return self set some static struct subscript super switch throw throws true try typealias unowned var weak where while willSet didSet get any',
  (self) => {
    const inner: Mode = mode(() => [{ pattern: /\(/, push: inner }, { pattern: /\)/, pop: true }, ...self.rules()]);
    const holes = (): Rule[] => [{ pattern: /\\\(/, push: inner }];
    return [
      { pattern: /[@#][A-Za-z_]\w*/, kind: 'p' },
      string(/"""/, /"""/, { lines: true }, holes),
      string(/"/, /"/, {}, holes),
    ];
  },
);

const PHP_WORDS =
  'abstract and array as bool break callable case catch class clone const continue declare default die do echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile enum exit extends false final finally float fn for foreach function global goto if implements include include_once instanceof insteadof int interface isset iterable list match mixed namespace never new null object or parent print private protected public readonly require require_once return self static string switch throw trait true try unset use var void while xor yield';
/** PHP, also when its first mark is left out. */
export const PHP = curly(
  PHP_WORDS,
  (self) => {
    const html: Mode = mode(() => [{ pattern: /<\?(?:php\b|=)?/, kind: 'k', pop: true }, ...MARKUP.rules()]);
    return [
      { pattern: /(?<![^])(?=<[a-z!])/, push: html },
      { pattern: /<\?(?:php\b|=)?/, kind: 'k' },
      { pattern: /\?>/, kind: 'k', push: html },
      { pattern: /#\[[^\]\r\n]{0,200}\]/, kind: 'p' },
      HASH,
      untilMark(/<<<[ \t]{0,4}["']?\w{1,60}["']?/),
      { pattern: /\$\w+/ },
      string(/"/, /"/, { lines: true }, () => [{ pattern: /\{(?=\$)/, push: self }]),
      string(/'/, /'/, { lines: true }),
    ];
  },
  { declaring: words('class enum extends function implements interface namespace new trait') },
);
