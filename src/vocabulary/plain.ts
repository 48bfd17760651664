/**
 * A word in lower case, in one form of Unicode, but not stemmed. Latin, Greek and Cyrillic letters lose their accents;
 * elsewhere a mark makes another letter, as in Japanese か and が.
 */
export function plain(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase();
}

/** Most words; sparing them the rest makes reading a collection faster. */
const ASCII = /^[\0-\x7F]*$/;
