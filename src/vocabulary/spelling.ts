/** Changes a plain word from British to American spelling, where a rule can: "optimise", "colour", "licence", "catalogue", "modelling". */
export function american(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/, (found, at: number) =>
      NEVER_Z.test(word.slice(0, at + 2)) ? found : 'iz',
    )
    .replace(/ys(?=(?:e|ed|es|ing)$)/, 'yz')
    .replace(/(?<=[a-z]{3})our(?=s|ed|ing|al|als|able|ite|ites|ful|$)/, (found, at: number) =>
      ALWAYS_OUR.test(word.slice(0, at + 3)) ? found : 'or',
    )
    .replace(/(?<=^(?:lic|def|off))ence(?=s?$)/, 'ense')
    .replace(/(?<=(?:cata|dia|ana|mono))logue/, 'log')
    .replace(/(?<=[aeiou])ll(?=(?:ed|ing|er|ers)$)/, (found, at: number) =>
      DOUBLES.has(word.slice(0, at + 1)) ? 'l' : found,
    )
    .replace(/^(?:program)me(?=s?$)/, 'program')
    .replace(/(?<=cent|met|fib|theat)re(?=s?$)/, 'er');
}

/** What ends in "-ise" in American spelling too. */
const NEVER_Z =
  /(?:adv|comprom|dev|disgu|exerc|expert|franch|improv|merchand|prem|prom|rev|superv|surpr|telev|otherw|likew|conc|prec|enterpr|compr|no|ra|pra|cru|bru|adverti)is$/;
const ALWAYS_OUR = /(?:source|course|your|hour|four|pour|tour|sour|detour|contour|velour|resour|cour|jour)$/;
const DOUBLES = new Set([
  'model',
  'label',
  'travel',
  'cancel',
  'level',
  'channel',
  'signal',
  'total',
  'fuel',
  'tunnel',
]);
