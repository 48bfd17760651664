import { plain } from './plain.ts';
import { stemmer } from 'stemmer';
import { memoise } from './memoise.ts';
import { isCyrillic, russianStem } from './russian.ts';
import { characterPairs, hasSpacelessScript } from './character-pairs.ts';
import { american } from './spelling.ts';

/**
 * Cuts a text into the terms that texts are compared by: in lower case, without accents, in American spelling, stemmed.
 * Function words are terms too; {@link isFunctionWord} recognises them. Words joined by hyphens or dots are separate terms.
 * In scripts without spaces, every two neighbouring characters are a term, which overlaps the next.
 */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!hasSpacelessScript(word)) {
      terms.push({ term: termOf(word), written: word, start: index });
      continue;
    }
    for (const { written, start, pair } of characterPairs(word)) {
      terms.push({ term: pair ? plain(written) : termOf(written), written, start: index + start });
    }
  }
  return terms;
}

/** The term of a single word. */
export function termOf(word: string): string {
  return knownTerm(word);
}

/**
 * Joins two words with a hyphen, dot or slash between them into one term: "front-end" gives "frontend", as many people
 * write it. Does the same with a verb and its particle: "logged in" gives "login", like "log-in".
 * @param terms the terms of the text, if they are known already
 */
export function joinedTermsOf(text: string, terms = termsOf(text)): JoinedTerm[] {
  const found: JoinedTerm[] = [];
  if (/[-.‑–/]/.test(text)) {
    for (const match of text.matchAll(JOINED)) {
      const term = termOf(match[0].replace(/[-.‑–/]/g, ''));
      found.push({ term, written: match[0], start: match.index, phrasal: false });
    }
  }
  for (const [index, { written, start }] of terms.entries()) {
    const verb = terms[index - 1];
    if (verb === undefined || !PARTICLES.has(written.toLowerCase())) continue;
    const end = verb.start + verb.written.length;
    const [, whole, cut] = end + 1 === start && text[end] === ' ' ? (PHRASAL.exec(verb.written) ?? []) : [];
    if (whole === undefined && cut === undefined) continue;
    found.push({
      term: termOf(plain(`${whole ?? `${cut ?? ''}e`}${written}`)),
      written: `${verb.written} ${written}`,
      start: verb.start,
      phrasal: true,
    });
  }
  return found;
}

/** Whether a word says nothing about a need: "the", "please", "how". */
export function isFunctionWord(written: string): boolean {
  return knownFunctionWord(written);
}

/** Whether a function word is written as a name: "Go", the language, or "IT". */
export function isWrittenAsName(written: string): boolean {
  return written === 'Go' || written === 'IT';
}

/** A name that has a version joined to it, without the version: "react" of "react19"; undefined if there is none. */
export function withoutNumber(written: string): string | undefined {
  return /^(\p{L}{3,})\d{1,3}$/u.exec(written)?.[1];
}

/** Letters and digits, with the signs in C++ and C#. What English contracts after an apostrophe is left out. */
const WORD =
  /(?<![\p{L}\p{M}\p{N}])(?<![\p{L}\p{N}]['’](?=(?:s|t|d|m|ll|re|ve)(?!\p{L})))[\p{L}\p{M}\p{N}]+(?:\+\+|#)?/giu;
const JOINED = /(?<![\p{L}\p{N}])\p{L}[\p{L}\p{N}]{0,15}[-.‑–/]\p{L}[\p{L}\p{N}]{0,15}(?![\p{L}\p{N}])/gu;
/** Verbs that mean something else with a particle: "log in", "logged in", "times out", "rolling back". */
const PHRASAL =
  /^(?:(back|break|build|check|clean|drill|fail|log|opt|plug|roll|set|shut|sign|slow|spin|start)(?:s|[gnpt]?(?:ed|ing))?|(scal|tim)(?:e|es|ed|ing))$/iu;
const PARTICLES: ReadonlySet<string> = new Set(['back', 'down', 'in', 'off', 'on', 'out', 'over', 'up']);

/** How many words are remembered: a few words make up most of every text. */
const MAX_WORDS = 50_000;
const knownTerm = memoise(MAX_WORDS, (word) => {
  const spelt = american(plain(word));
  if (isCyrillic(spelt)) return russianStem(spelt);
  return OWN_TERM.get(spelt) ?? stemmer(spelt);
});
const knownFunctionWord = memoise(MAX_WORDS, (word) => FUNCTION_WORDS.has(plain(word)));

/**
 * Words that the stemmer would merge with words of another meaning, such as "customer" with "custom" and "production" with
 * "product". Each line lists the forms of one term.
 */
const OWN_TERM: ReadonlyMap<string, string> = new Map(
  [
    'accessibility accessible',
    'animal animals',
    'authentication authenticate authenticated authenticates authenticating',
    'authenticity',
    'authorization authorizations authorize authorized authorizes authorizing',
    'business businesses',
    'communication communications communicate communicates communicating',
    'containerization containerize containerized containerizing',
    'conversation conversations conversational',
    'coverage',
    'coverity',
    'creative creatives creativity',
    'customer customers',
    'deliverable deliverables',
    'director directors',
    'electronic electronics',
    'embedding embeddings',
    'engine engines',
    'excellent excellence',
    'executable executables',
    'executive executives',
    'experience experiences experienced',
    'experiment experiments experimental experimentation',
    'expression expressions',
    'general generally',
    'generic generics',
    'important importance',
    'integrity',
    'international internationally',
    'internationalization internationalize',
    'ios',
    'locale locales',
    'localization localize localized localizing',
    'marketing',
    'modernization modernize modernized modernizing',
    'news',
    'normalization normalize normalized normalizing',
    'objective objectives',
    'observability',
    'operator operators',
    'organization organizations organizational',
    'organize organized organizes organizing organizer',
    'paging',
    'performance performances',
    'personal',
    'persona personas',
    'personality personalities',
    'primer primers',
    'production productions',
    'productive productivity',
    'puppeteer',
    'relational',
    'resolver resolvers',
    'responsible responsibility responsibilities',
    'responsive responsiveness',
    'restful',
    'serialization serialize serialized serializer',
    'serverless',
    'several',
    'solidity',
    'specification specifications',
    'tokenization tokenizer tokenizers',
    'virtualization virtualize virtualized',
    'wellness',
  ].flatMap((line) => {
    const [first = '', ...others] = line.split(' ');
    return [first, ...others].map((word) => [word, `${first}_`] as const);
  }),
);

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about after again all almost along already also although always am an and another any anybody anyone anything are
  around as at away be because been before behind being below between both but by came can cannot come comes could did do
  does doing done don down during each either else etc even ever every everyone everything few for from further get gets
  getting give gives go goes going gone gonna good got had has have having he hello help helps her here hers hey hi him
  his how however i if in instead into is it its itself just keep keeps know let lets like likes ll look looking lot lots
  made make makes making many may maybe me might mine more most much must my myself need needed needs neither never no
  none nor not nothing now of off often on once one only onto or other others ought our ours out over own per please put
  quite rather re really s same say see seem seems she should since so some somebody somehow someone something somewhere
  sort still stuff such sure t take takes tell than thanks that the their theirs them themselves then there these they
  thing things this those though through thus to together too toward towards try trying until up upon us use used useful
  uses using ve very via want wanted wants was way ways we well went were what whatever when whenever where wherever
  whether which while who whoever whole whom whose why will with within without would yet you your yours yourself
  agent agents someone’s isn doesn didn won couldn shouldn wouldn aren wasn hasn haven im ive id theres whats dont cant
  doesnt isnt wont`.split(/\s+/),
);

/** A word of a text. */
export interface Term {
  /** What it is compared by. */
  term: string;
  /** The word as written in the text. */
  written: string;
  /** Offset of its first letter in the text, in UTF-16 code units. */
  start: number;
}

/** Two words that make one term together. */
export interface JoinedTerm extends Term {
  /** Whether they are a verb and its particle. */
  phrasal: boolean;
}
