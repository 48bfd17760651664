import { isFunctionWord, termOf, termsOf, type Term } from './terms.ts';
import { formOf } from './word-form.ts';

/**
 * The purpose that an alias names, as a verb and its object: "code review" is to review code. Undefined if it names none.
 * @param alias the words of the alias
 */
export function purposeOf(alias: string): Purpose | undefined {
  const words = termsOf(alias).filter(({ written }, index) => index === 0 || !isFunctionWord(written));
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || words.length < 2) return undefined;
  const verb = VERB_OF.get(last.term);
  if (verb !== undefined) return { verb, object: words.slice(0, -1).map(({ written }) => formOf(written)) };
  if (!VERBS.has(first.written)) return undefined;
  return { verb: first.term, object: words.slice(1).map(({ written }) => formOf(written)) };
}

/**
 * Finds purposes in a sentence that are written as a verb and its object, in order: "reviews every line of code", "triages
 * open issues". The object ends its phrase: "reviews code samples" is about samples.
 * @param purposes what to look for, by the term of the verb
 */
export function findPurposes<P extends Purpose>(
  text: string,
  terms: readonly Term[],
  purposes: ReadonlyMap<string, readonly P[]>,
): PurposeMatch<P>[] {
  return terms.flatMap(({ term, written }, at) => {
    const known = purposes.get(term) ?? [];
    if (known.length === 0 || NO_VERB.test(written) || (ALSO_NOUNS.has(term) && !beginsPhrase(text, terms, at)))
      return [];
    const objects = objectsAfter(text, terms, at);
    return known.flatMap((purpose) => {
      const length = objects.get(purpose.object.join(' '));
      return length === undefined ? [] : [{ purpose, at, length }];
    });
  });
}

/** The ends of the phrases that follow a verb, each with the number of words from the verb to its end. */
function objectsAfter(text: string, terms: readonly Term[], verb: number): Map<string, number> {
  const objects = new Map<string, number>();
  // "Reviews and improves code" is to review code; "writes plans and reviews code" is not to write code.
  let isAmongVerbs = true;
  for (let at = verb + 1; at <= verb + MAX_DISTANCE && at < terms.length; at += 1) {
    if (ENDS_CLAUSE.test(between(text, terms, at)) || LEAVES_OBJECT.test(terms[at]?.written ?? '')) break;
    const isVerb = isVerbAt(text, terms, at);
    const goesOn = isVerb || CONJUNCTION.test(terms[at]?.written ?? '');
    if (isAmongVerbs ? !goesOn && between(text, terms, at).includes(',') : isVerb) break;
    isAmongVerbs &&= goesOn;
    if (goesOn || !endsPhrase(text, terms, at)) continue;
    let phrase = '';
    for (let start = at; start > verb && start > at - MAX_OBJECT; start -= 1) {
      phrase = `${formOf(terms[start]?.written ?? '')} ${phrase}`.trim();
      if (!objects.has(phrase)) objects.set(phrase, at - verb + 1);
    }
  }
  return objects;
}

/** Whether a word is a verb: "plans" and "plans and" end a phrase, so there it is a noun. */
function isVerbAt(text: string, terms: readonly Term[], at: number): boolean {
  const { term = '' } = terms[at] ?? {};
  return KNOWN_VERBS.has(term) && !(ALSO_NOUNS.has(term) && endsPhrase(text, terms, at));
}

/** Whether a word may begin a phrase, as a verb does: "design" in "a system design" does not. */
function beginsPhrase(text: string, terms: readonly Term[], at: number): boolean {
  const before = terms[at - 1];
  return before === undefined || between(text, terms, at) !== ' ' || PRECEDES_VERB.test(before.written);
}

/** Whether no further noun follows a word in its phrase. */
function endsPhrase(text: string, terms: readonly Term[], at: number): boolean {
  const next = terms[at + 1];
  return next === undefined || !/^[ -]$/.test(between(text, terms, at + 1)) || FOLLOWS.test(next.written);
}

/** What is between a word and the one before. */
function between(text: string, terms: readonly Term[], at: number): string {
  const before = terms[at - 1];
  return before === undefined ? '' : text.slice(before.start + before.written.length, terms[at]?.start);
}

/** Words with the stem of a verb that are nouns: "developer" in "developer skills", "generation" in "generation tasks". */
const NO_VERB =
  /(?:able|tion|(?<!^implem|^docum|^experim|^suppl[eé]m)ent|(?<!^refact|^monit|^auth|^gath|^deliv|^discov|^rend)(?:er|or))s?$/i;
/** How many words after its verb an object may end, and of how many words it may be. */
const MAX_DISTANCE = 5;
const MAX_OBJECT = 3;
const ENDS_CLAUSE = /[.;:!?()—–→]/;
const LEAVES_OBJECT =
  /^(?:for|in|with|from|by|to|on|using|when|that|which|who|after|before|into|as|against|via|so|then|is|are|not|without|about|through|during|between|within|at)$/i;
const PRECEDES_VERB =
  /^(?:and|or|then|to|you|i|it|that|who|which|when|will|can|must|may|should|help|helps|by|for|in|at|agent|proactively|also|\w+ly|\w+er|\w+or|\w+ist)$/i;
const CONJUNCTION = /^(?:and|or|then)$/i;
const FOLLOWS =
  /^(?:and|or|for|in|with|from|by|to|on|using|when|that|which|who|after|before|into|as|against|via|so|then|is|are|without|of|at|across|through|within|while|based|including|such|changes?|diffs?|tasks?|files?)$/i;

/** Verbs as they begin an alias, such as "fix bugs". Others, such as "design", also begin the names of things. */
const VERBS: ReadonlySet<string> = new Set(
  `analyze coordinate create debug delegate deploy explore find fix generate implement investigate locate migrate optimize
  orchestrate refactor resolve spawn translate triage update validate verify write`.split(/\s+/),
);
/** Verbs by the nouns that end an alias, such as "code review", and by themselves. */
const VERB_OF: ReadonlyMap<string, string> = new Map(
  `analysis analyze
  assessment assess
  audit audit
  authoring author
  automation automate
  building build
  collection collect
  configuration configure
  coordination coordinate
  creation create
  debugging debug
  decomposition decompose
  delegation delegate
  deployment deploy
  design design
  detection detect
  development develop
  diagnosis diagnose
  drafting draft
  editing edit
  enforcement enforce
  estimation estimate
  evaluation evaluate
  execution execute
  exploration explore
  extraction extract
  fixing fix
  gathering gather
  generation generate
  identification identify
  implementation implement
  improvement improve
  inspection inspect
  investigation investigate
  maintenance maintain
  migration migrate
  modernization modernize
  monitoring monitor
  optimization optimize
  orchestration orchestrate
  planning plan
  prevention prevent
  prioritization prioritize
  profiler profile
  profiling profile
  recovery recover
  reduction reduce
  refactoring refactor
  removal remove
  research research
  resolution resolve
  review review
  scanning scan
  scraping scrape
  simplification simplify
  simulation simulate
  summarization summarize
  synthesis synthesize
  testing test
  translation translate
  triage triage
  tuning tune
  understanding understand
  validation validate
  verification verify
  visualization visualize
  writing write`
    .split('\n')
    .map((line): [string, string] => {
      const [noun = '', verb = ''] = line.trim().split(' ').map(termOf);
      return [noun, verb];
    }),
);

/** Verbs that are the same as nouns. */
const ALSO_NOUNS: ReadonlySet<string> = new Set(
  'audit build check design document draft estimate fix plan profile research review run scan test triage'
    .split(' ')
    .map(termOf),
);
/** All these verbs, and others that often share their object with them: "reviews and improves code". */
const KNOWN_VERBS: ReadonlySet<string> = new Set([
  ...ALSO_NOUNS,
  ...VERB_OF.values(),
  ...[...VERBS, 'enhance', 'execute', 'improve', 'manage', 'rewrite'].map(termOf),
]);

/** Something that an agent does to something. */
export interface Purpose {
  /** The term of the verb. */
  verb: string;
  /** The forms of the words of its object. */
  object: readonly string[];
}

/** A purpose found in a text. */
export interface PurposeMatch<P> {
  purpose: P;
  /** The index of the verb among the text's terms. */
  at: number;
  /** The number of words from the verb to the end of the object. */
  length: number;
}
