import { languageOf } from './language.ts';

/**
 * The language that a text is marked up with, so that browsers break its lines, choose its letters' shapes and pronounce it as
 * that language asks.
 * @param around the language of what the text stands in: Chinese characters alone are also Japanese and Korean
 * @returns a language tag such as `zh-Hant`; undefined for texts that show too little
 */
export function textLanguage(text: string, around?: string): string | undefined {
  const start = text.slice(0, MAX_CHARACTERS);
  const first = languageOf(start);
  // Words of languages that are alike may count for the wrong one, but English ones do not.
  const known = first === 'en' ? first : (otherWords(start) ?? first ?? otherScript(start));
  return known === 'zh' ? chineseIn(start, around) : known;
}

/**
 * The value of the attribute `lang` of a text: its language where it is another than that of the words around it.
 * @param around the language around it; the site's own words are English
 */
export function langOf(text: string, around = SITE_LANGUAGE): string | undefined {
  const own = textLanguage(text, around);
  return own === around ? undefined : own;
}

/**
 * The value of the attribute `lang` of a line of a text, within the site's own words: a line that shows no language has that
 * of its text.
 * @param whole the language of the text
 */
export function langOfLine(line: string, whole = SITE_LANGUAGE): string | undefined {
  // English in English needs no look at its words.
  if (whole === SITE_LANGUAGE && ASCII.test(line)) return undefined;
  const own = textLanguage(line, whole) ?? whole;
  return own === SITE_LANGUAGE ? undefined : own;
}

/**
 * The value of the attribute `lang` of a text whose language is named, within the site's own words.
 * @param named a language tag such as `pt-BR`; the text's own letters and words count for more, except for its region
 * @returns undefined for English
 */
export function langOfNamed(named: string, text: string): string | undefined {
  const own = textLanguage(text, named);
  const lang = own === undefined || primary(own) === primary(named) ? named : own;
  return primary(lang) === SITE_LANGUAGE ? undefined : lang;
}

/** The language of the words of every page that are the site's own. */
export const SITE_LANGUAGE = 'en';

function primary(tag: string): string {
  return tag.toLowerCase().replace(/-.*/, '');
}

const ASCII = /^[\0-\x7F]*$/;
/** The start of a text shows its language well enough. */
const MAX_CHARACTERS = 4_000;
/** The smallest share of a text's letters that shows its language. */
const MIN_SHARE = 0.3;
/** The fewest function words that show a language, and the smallest share of all words. */
const MIN_FUNCTION_WORDS = 3;
const MIN_FUNCTION_SHARE = 0.08;

/** Scripts by the language that most texts in them are in; where several are written in one, the letters that only some have. */
const SCRIPTS: readonly (readonly [script: RegExp, language: string, ...others: (readonly [string, RegExp])[]])[] = [
  [/\p{Script=Greek}/gu, 'el'],
  [
    /\p{Script=Cyrillic}/gu,
    'ru',
    ['kk', /[әғқңөұүһ]/iu],
    ['be', /ў/iu],
    ['uk', /[іїєґ]/iu],
    ['mk', /[ѓќѕ]/iu],
    ['sr', /[ђћљњџј]/iu],
  ],
  [/\p{Script=Arabic}/gu, 'ar', ['ur', /[ٹڈڑںے]/u], ['fa', /[پچژگیک]/u]],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Ethiopic}/gu, 'am'],
  [/\p{Script=Tibetan}/gu, 'bo'],
];

/**
 * Frequent words of languages in Latin letters that the vocabulary has no names in, without those that are words of English or of languages with
 * names: their texts would count for both.
 */
const FUNCTION_WORDS: readonly (readonly [language: string, words: ReadonlySet<string>])[] = (
  [
    ['it', 'il di che per gli della dei delle dal sono è nel alla anche più questo quando oppure'],
    ['nl', 'het een van voor niet zijn met aan ook wordt deze naar bij dat uit worden'],
    ['ca', 'els amb per dels és aquest aquesta quan més però aquests'],
    ['pl', 'nie się jest że dla oraz przez jak lub po od są aby tego które który na z w'],
    ['cs', 'je není se pro jako nebo které který při než jsou být také že'],
    ['sv', 'och att det är för inte som på av med den ett om kan när eller du'],
    ['da', 'og det er ikke som på af med til et kan når eller fra du skal brug'],
    ['nb', 'og det er ikke som på av med til et kan når eller fra du skal bruk'],
    ['fi', 'ja ei että joka kun tai ovat myös sekä mutta kuin sen jos käytä älä'],
    ['tr', 've bir için bu ile olarak değil veya daha gibi olan kadar sonra çok'],
    ['vi', 'và của là cho không các được có trong khi một những bạn với để này'],
    ['id', 'dan yang untuk dengan dari pada adalah tidak ini itu dalam atau akan oleh saat'],
    ['ro', 'și în pe cu este sunt pentru nu sau când să ale dintre'],
    ['hu', 'és az egy hogy nem ha vagy meg csak ezt kell ne'],
  ] satisfies [string, string][]
).map(([language, words]) => [language, new Set(words.split(' '))]);

/** Characters of one way of writing Chinese that are frequent, and that the other writes otherwise. */
const SIMPLIFIED = /[们这个说对为学产与关开后发时间应该体实现设计码审测试错误处输请务结构员负责统库档调动级并总节优]/gu;
const TRADITIONAL =
  /[們這個說對為學產與關開後發時間應該體實現設計碼審測試錯誤處輸請務結構員負責統庫檔調動級並總節優]/gu;

/** The language whose function words a text has far more often than chance gives. */
function otherWords(text: string): string | undefined {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const counts = FUNCTION_WORDS.map(([language, known]) => ({
    language,
    kinds: new Set(words.filter((word) => known.has(word))).size,
    count: words.filter((word) => known.has(word)).length,
  })).sort((a, b) => b.count - a.count || b.kinds - a.kinds);
  const [first] = counts;
  if (first === undefined || first.kinds < MIN_FUNCTION_WORDS) return undefined;
  return first.count >= words.length * MIN_FUNCTION_SHARE ? first.language : undefined;
}

function otherScript(text: string): string | undefined {
  const letters = countOf(text, /\p{L}/gu);
  for (const [script, language, ...others] of SCRIPTS) {
    if (countOf(text, script) < Math.max(1, letters * MIN_SHARE)) continue;
    return others.find(([, only]) => only.test(text))?.[0] ?? language;
  }
  return undefined;
}

function chineseIn(text: string, around: string | undefined): string {
  const hasOnlyHan = !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
  if (hasOnlyHan && (around === 'ja' || around === 'ko')) return around;
  const simplified = countOf(text, SIMPLIFIED);
  const traditional = countOf(text, TRADITIONAL);
  if (simplified === traditional) return around?.startsWith('zh') === true ? around : 'zh';
  return simplified > traditional ? 'zh-Hans' : 'zh-Hant';
}

function countOf(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
