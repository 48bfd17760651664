/**
 * Recognises the language of a text by its script or, in Latin letters, by its function words. Prompts in every language
 * have names and code in Latin letters, so another script needs only a fair share of the letters.
 * @returns `undefined` for other languages, and for texts that show too little
 */
export function languageOf(text: string): Language | undefined {
  const start = text.slice(0, MAX_CHARACTERS);
  if (!HAS_OTHER_SCRIPT.test(start)) return languageOfWords(start);
  const letters = lettersOf(start);
  // A prompt full of code may have few letters of its own script, but then it has few English words too.
  return languageOfScript(letters, start, 1) ?? languageOfWords(start) ?? languageOfScript(letters, start, 0.5);
}

/** The start of a text shows its language well enough. */
const MAX_CHARACTERS = 20_000;
const MIN_CHARACTERS = 2;
/** How many letters there are for each Latin one; a Chinese, Japanese or Korean character says as much as several letters. */
const MIN_ASIAN = 0.2;
const MIN_CYRILLIC = 0.5;
const MIN_KANA = 0.2;
/** The fewest function words that show a language, and the smallest share of all words; code has few, and stray ones. */
const MIN_FUNCTION_WORDS = 2;
const MIN_ENGLISH_SHARE = 0.03;
const MIN_OTHER_SHARE = 0.06;

const WORD = /\p{L}+/gu;
/** A letter of a script that shows a language; most texts have none. */
const HAS_OTHER_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}]/u;
/** Letters that Ukrainian, Belarusian, Serbian, Macedonian and Kazakh have, and Russian does not. */
const OTHER_CYRILLIC = /[іїєґўјљњћђѓќџәғқңөұүһ]/iu;

/**
 * Frequent words of each language that English does not have. `other` are languages that are recognised only so that they
 * are not taken for one of these: Italian, Dutch and Catalan.
 */
const FUNCTION_WORDS = (
  [
    ['en', 'the and of to is for with you are this that your from when be or by it not an'],
    ['es', 'el los las una del con para por que y es en al como su sus más sin cuando esta este'],
    ['pt', 'não os uma da dos das com para por que é em ao à como seu sua mais sem quando você'],
    ['de', 'der die das und ist nicht ein eine einen mit für von zu auf den dem werden wird sind oder bei nach wie du'],
    ['fr', 'le les des une est et pour dans avec sur du au aux ce cette que qui pas vous plus sans être'],
    ['other', 'il di che per gli una con della sono è het een voor van niet met zijn els amb per una dels els è és'],
  ] satisfies [Language | 'other', string][]
).map(([language, words]) => ({ language, words: words.split(' ') }));

/** The languages that each function word is of. */
const LANGUAGES_OF = Map.groupBy(
  FUNCTION_WORDS.flatMap(({ language, words }) => words.map((word) => ({ language, word }))),
  ({ word }) => word,
);

/** @param share how much of the usual share of letters is enough */
function languageOfScript(letters: Letters, text: string, share: number): Language | undefined {
  const { han, kana, hangul, cyrillic, latin } = letters;
  const asian = han + kana + hangul;
  if (asian >= Math.max(MIN_CHARACTERS, (latin + cyrillic) * MIN_ASIAN * share)) {
    if (hangul > kana + han) return 'ko';
    // Japanese text is never without kana; Chinese text may quote a Japanese word.
    return kana >= asian * MIN_KANA ? 'ja' : 'zh';
  }
  const isRussian = cyrillic >= Math.max(MIN_CHARACTERS, latin * MIN_CYRILLIC * share) && !OTHER_CYRILLIC.test(text);
  return isRussian ? 'ru' : undefined;
}

function lettersOf(text: string): Letters {
  return {
    han: count(text, /\p{Script=Han}+/gu),
    kana: count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu),
    hangul: count(text, /\p{Script=Hangul}+/gu),
    cyrillic: count(text, /\p{Script=Cyrillic}+/gu),
    latin: count(text, /\p{Script=Latin}+/gu),
  };
}

function count(text: string, letters: RegExp): number {
  let sum = 0;
  for (const { 0: run } of text.matchAll(letters)) sum += run.length;
  return sum;
}

/** The language that most of a text's function words are of, if they are frequent enough. */
function languageOfWords(text: string): Language | undefined {
  const words = text.normalize('NFC').toLowerCase().match(WORD) ?? [];
  const found = new Map<Language | 'other', number>();
  for (const word of words) {
    for (const { language } of LANGUAGES_OF.get(word) ?? []) found.set(language, (found.get(language) ?? 0) + 1);
  }
  const counts = FUNCTION_WORDS.map(({ language }) => ({ language, count: found.get(language) ?? 0 })).sort(
    (a, b) => b.count - a.count,
  );
  const [first, second] = counts;
  if (first === undefined || first.language === 'other' || first.count === second?.count) return undefined;
  const share = first.language === 'en' ? MIN_ENGLISH_SHARE : MIN_OTHER_SHARE;
  return first.count >= Math.max(MIN_FUNCTION_WORDS, words.length * share) ? first.language : undefined;
}

interface Letters {
  han: number;
  kana: number;
  hangul: number;
  cyrillic: number;
  latin: number;
}

/** A language that is recognised, by its code in BCP 47. */
export type Language = 'en' | 'zh' | 'ja' | 'ko' | 'ru' | 'es' | 'pt' | 'de' | 'fr';
