/**
 * Takes the ending off a Russian word, so that its cases and numbers are one term: проверка, проверки, проверкой.
 * @param word in lower case and without accents, so that й is и
 */
export function russianStem(word: string): string {
  return word.replace(ENDING, '');
}

/** Whether a word is written in Cyrillic letters. */
export function isCyrillic(word: string): boolean {
  return CYRILLIC.test(word);
}

const CYRILLIC = /^[\u0400-\u04FF]+$/;
/** Endings of nouns and adjectives, after at least three letters; the longest wins. */
const ENDING =
  /(?<=.{3})(?:иями|ями|ами|ыми|ими|ого|его|ому|ему|ием|иеи|иям|иях|ыи|ии|ои|еи|ая|яя|ия|ое|ее|ые|ие|ую|юю|ию|ью|ов|ев|ях|ах|ых|их|ям|ам|ом|ем|ым|им|а|я|о|е|ы|и|у|ю|ь)$/;
