import { plain } from '../../vocabulary/plain.ts';
import {
  isFunctionWord,
  isWrittenAsName,
  joinedTermsOf,
  termOf,
  termsOf,
  withoutNumber,
} from '../../vocabulary/terms.ts';
import type { PassageKind, ReadPassage } from '../../vocabulary/passages.ts';
import type { Capability } from '../../vocabulary/capability.ts';
import { MAX_IMPACT } from '../format/postings.ts';

/**
 * Computes how much an agent is about each term, from 0 to 1. Name and summary weigh most, then requests in examples
 * and headings, then the prompt's text.
 * @param passages all passages of the agent's file
 * @param tool the name of the tool that the file is written for; empty if its words shall not find the agent
 */
export function agentTerms(passages: readonly ReadPassage[], tool = ''): Map<string, number> {
  const lengths = new Map<AgentField, number>();
  const counts = new Map<AgentField, Map<string, number>>();
  for (const { kind, text, terms, aside } of passages) {
    const pairs = PAIRED.has(kind);
    for (const { key, length } of [
      ...keysOf(text, pairs, terms, kind === 'name'),
      ...(kind === 'name' ? namePartsOf(text) : []),
    ]) {
      const amount = aside ? ASIDE : 1;
      const known = counts.get(kind) ?? new Map<string, number>();
      counts.set(kind, known);
      known.set(key, (known.get(key) ?? 0) + amount);
      lengths.set(kind, (lengths.get(kind) ?? 0) + length);
    }
  }
  const named = keysOf(tool, true);
  counts.set('tool', new Map(named.map(({ key }) => [key, 1])));
  lengths.set('tool', named.length);
  return weigh(counts, lengths, FIELDS);
}

/** Computes how much a capability is about each term, from 0 to 1: by its names in every language, needs and description. */
export function capabilityTerms({
  title,
  aliases,
  introductions = [],
  translations = {},
  needs,
  covers,
}: Capability): Map<string, number> {
  const counts = new Map<CapabilityField, Map<string, number>>();
  const lengths = new Map<CapabilityField, number>();
  const count = (field: CapabilityField, texts: readonly string[]): void => {
    const known = new Map<string, number>();
    for (const text of texts) {
      // A name of one word counts even if the word is a function word elsewhere, as in Go.
      const isName = (field === 'title' || field === 'aliases') && !text.includes(' ');
      for (const { key, length } of keysOf(text, field !== 'translations', termsOf(text), isName)) {
        known.set(key, (known.get(key) ?? 0) + 1);
        lengths.set(field, (lengths.get(field) ?? 0) + length);
      }
    }
    counts.set(field, known);
  };
  count('title', [title]);
  count('aliases', [...aliases, ...introductions]);
  // A field of their own, so that an alias in English weighs the same however many translations there are; and without
  // pairs of words, which would double what they add to the index.
  count('translations', Object.values(translations).flat());
  count('needs', needs);
  count('covers', [covers]);
  return weigh(counts, lengths, CAPABILITY_FIELDS);
}

/**
 * The longest word of an agent's text for each term that is not itself the whole word: “authentication” for “authent”. It is
 * what a beginning that somebody types is compared with.
 */
export function longestForms(passages: readonly ReadPassage[]): Map<string, string> {
  const forms = new Map<string, string>();
  for (const { kind, terms } of passages) {
    if (kind === 'code') continue;
    for (const { term, written } of terms) {
      if (isFunctionWord(written) || !/^\p{L}{4,}$/u.test(written)) continue;
      const word = plain(written);
      if (word !== term && word.length > (forms.get(term)?.length ?? 0)) forms.set(term, word);
    }
  }
  return forms;
}

/**
 * Packs terms into a text with one line per term: its impact in the index and the term, and after a tab the longest form of
 * the word, if it is another.
 */
export function packTerms(terms: ReadonlyMap<string, number>, forms: ReadonlyMap<string, string> = new Map()): string {
  const lines: string[] = [];
  for (const [term, amount] of terms) {
    const impact = Math.round(amount * MAX_IMPACT);
    const form = forms.get(term);
    if (impact > 0) lines.push(`${impact} ${term}${form === undefined ? '' : `\t${form}`}`);
  }
  return lines.join('\n');
}

/** Reverses {@link packTerms}, which drops terms without impact. */
export function unpackTerms(packed: string): PackedTerm[] {
  return (packed === '' ? [] : packed.split('\n')).map((line) => {
    const space = line.indexOf(' ');
    const tab = line.indexOf('\t');
    return {
      term: line.slice(space + 1, tab < 0 ? undefined : tab),
      impact: Number(line.slice(0, space)),
      form: tab < 0 ? undefined : line.slice(tab + 1),
    };
  });
}

/**
 * The index keys of a text: its content words, its compound words and, if wanted, pairs of neighbouring words.
 * @param isName whether it is a name, in which every word counts
 */
function keysOf(text: string, pairs: boolean, terms = termsOf(text), isName = false): Key[] {
  const words = terms.filter(({ written }) => isName || !isFunctionWord(written) || isWrittenAsName(written));
  const keys = words.map(({ term }) => ({ key: term, length: 1 }));
  for (const { term } of joinedTermsOf(text, terms)) keys.push({ key: term, length: 0 });
  for (const { written } of words) {
    const head = withoutNumber(written);
    if (head !== undefined) keys.push({ key: termOf(head), length: 0 });
  }
  if (!pairs) return keys;
  for (const [index, { term }] of words.entries()) {
    const next = words[index + 1]?.term;
    if (next !== undefined) keys.push({ key: `${term} ${next}`, length: 0 });
  }
  return keys;
}

/** The keys by which people find a name that they write with fewer or more spaces: "code reviewer", "CodeReviewer". */
function namePartsOf(name: string): Key[] {
  const words = termsOf(name);
  const joined = words.slice(1).map(({ written }, at) => termOf(plain((words[at]?.written ?? '') + written)));
  const humps = name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  const parts = humps === name ? [] : termsOf(humps).map(({ term }) => term);
  return [...joined, ...parts].map((key) => ({ key, length: 0 }));
}

/** BM25F: an occurrence weighs by its field, less in a long field, and less with each repetition. */
function weigh<Field>(
  counts: ReadonlyMap<Field, ReadonlyMap<string, number>>,
  lengths: ReadonlyMap<Field, number>,
  fields: ReadonlyMap<Field, FieldWeight>,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [field, terms] of counts) {
    const { weight, averageLength, b } = fields.get(field) ?? { weight: 0, averageLength: 1, b: 0 };
    const length = 1 - b + b * ((lengths.get(field) ?? 0) / averageLength);
    for (const [term, amount] of terms)
      sums.set(term, (sums.get(term) ?? 0) + (weight * amount) / Math.max(0.3, length));
  }
  return new Map([...sums].map(([term, sum]) => [term, sum / (K1 + sum)]));
}

/** How slowly repetitions lose weight. */
const K1 = 2.6;
/** The weight of an aside, such as a passage about other agents. */
const ASIDE = 0.15;

/** Passages whose pairs of words are indexed; the pairs of all prose would triple the size of the index. */
const PAIRED: ReadonlySet<PassageKind> = new Set(['name', 'summary', 'asked', 'heading']);

const FIELDS: ReadonlyMap<AgentField, FieldWeight> = new Map([
  ['name', { weight: 5, averageLength: 2, b: 0.3 }],
  ['summary', { weight: 4, averageLength: 25, b: 0.5 }],
  ['asked', { weight: 2, averageLength: 40, b: 0.5 }],
  ['answered', { weight: 0.6, averageLength: 60, b: 0.5 }],
  ['heading', { weight: 1.6, averageLength: 40, b: 0.6 }],
  ['list', { weight: 0.6, averageLength: 300, b: 0.7 }],
  ['prose', { weight: 0.4, averageLength: 200, b: 0.7 }],
  ['code', { weight: 0.1, averageLength: 200, b: 0.7 }],
  ['tool', { weight: 0.5, averageLength: 1, b: 0 }],
]);

const CAPABILITY_FIELDS: ReadonlyMap<CapabilityField, FieldWeight> = new Map([
  ['title', { weight: 3, averageLength: 2, b: 0.3 }],
  ['aliases', { weight: 1.2, averageLength: 24, b: 0.3 }],
  ['translations', { weight: 1, averageLength: 60, b: 0.3 }],
  ['needs', { weight: 2, averageLength: 110, b: 0.3 }],
  ['covers', { weight: 0.6, averageLength: 18, b: 0.3 }],
]);

/** The passages, and the name of the tool that the file is written for. */
type AgentField = PassageKind | 'tool';

type CapabilityField = 'title' | 'aliases' | 'translations' | 'needs' | 'covers';

/** A term of an agent, as kept between reading the file and writing the index. */
interface PackedTerm {
  term: string;
  /** From 1 to `MAX_IMPACT`. */
  impact: number;
  /** The longest word that it stands for, if that is not the term itself. */
  form: string | undefined;
}

/** A key of the index, and how much it adds to the length of its text, in words. */
interface Key {
  key: string;
  length: number;
}

interface FieldWeight {
  weight: number;
  /** In words. */
  averageLength: number;
  /** How much a field's length reduces its weight, from 0 to 1. */
  b: number;
}
