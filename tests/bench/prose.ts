import type { Capability } from '../../src/vocabulary/capability.ts';
import type { Chance } from './chance.ts';

/** Writes sentences about capabilities in the vocabulary's own words, so that coverage finds them as in real files. */
export class Prose {
  readonly #chance: Chance;
  readonly #subjects: readonly Capability[];
  readonly #others: readonly Capability[];

  /**
   * @param subjects the capabilities that nearly every sentence is about
   * @param others the capabilities that an occasional sentence is about
   */
  constructor(chance: Chance, subjects: readonly Capability[], others: readonly Capability[]) {
    this.#chance = chance;
    this.#subjects = subjects;
    this.#others = others;
  }

  /** A term of the field, such as "connection pooling". */
  term(): string {
    return this.#chance.pick(this.subject().aliases);
  }

  /** A request by someone who needs the agent, without a full stop. */
  need(): string {
    const { needs, title } = this.subject();
    return needs.length === 0 ? `help with ${title.toLowerCase()}` : this.#chance.pick(needs);
  }

  /** A heading. */
  title(): string {
    const { title } = this.subject();
    return this.#chance.pick([title, `${this.#chance.pick(STAGES)}: ${this.term()}`, sentence(this.term())]);
  }

  /** A full sentence. */
  sentence(): string {
    return sentence(this.#fill(this.#chance.pick(SENTENCES)));
  }

  /** A list item, sometimes with a term in front. */
  item(): string {
    const text = this.#fill(this.#chance.pick(ITEMS));
    return this.#chance.happens(0.4) ? `**${sentence(this.term())}**: ${text}` : sentence(text);
  }

  /** A paragraph. @param max the most sentences */
  paragraph(max = 5): string {
    return Array.from({ length: this.#chance.between(1, max) }, () => this.sentence()).join(' ');
  }

  /** An identifier, such as `rotateLedgerEntry`. */
  identifier(): string {
    const words = `${this.#chance.pick(VERBS)} ${this.#chance.pick(NOUNS)} ${this.#chance.pick(NOUNS)}`.split(' ');
    return words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  }

  /** A capability to write about. */
  subject(): Capability {
    return this.#chance.pick(this.#chance.happens(0.12) ? this.#others : this.#subjects);
  }

  #fill(pattern: string): string {
    return pattern.replace(/\{(\w+)\}/g, (whole, slot: string) => {
      switch (slot) {
        case 'term':
          return this.term();
        case 'need':
          return this.need();
        case 'covers':
          return this.subject().covers.replace(/\s+/g, ' ').replace(/\.$/, '');
        case 'verb':
          return this.#chance.pick(VERBS);
        case 'noun':
          return this.#chance.pick(NOUNS);
        case 'manner':
          return this.#fill(this.#chance.pick(MANNERS));
        case 'number':
          return String(this.#chance.between(2, 500));
        case 'code':
          return `\`${this.identifier()}\``;
        default:
          return whole;
      }
    });
  }
}

/** A text with its first letter capitalised. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const VERBS =
  'measure trace split merge check name record compare retry restore migrate rotate validate batch publish schedule sample document review remove collect limit isolate replay confirm rank cache stream parse rebuild observe balance archive approve import export test profile reduce prepare discover describe rewrite inspect protect'.split(
    ' ',
  );
const NOUNS =
  'request response ledger entry invoice customer queue worker token session schema table column report branch release service client module pipeline failure threshold window budget record batch document template account message event metric deadline owner reviewer change plan risk boundary contract fixture dashboard snapshot region tenant payload header baseline estimate result input output assumption'.split(
    ' ',
  );
const MANNERS =
  'before anything else is touched;in small steps that can each be undone;with figures from the running system;as the team already does it elsewhere;without changing what callers see;and say what is still unknown;behind a switch that can be turned off;in the order of what hurts most;and keep the old way until the new one is proven;one {noun} at a time;with the smallest example that shows it;and write down why'.split(
    ';',
  );
const STAGES =
  'Before you start;Analysis;Approach;How to decide;Checks;Hand-over;Common mistakes;When to stop;Review'.split(';');
const SENTENCES = [
  'start with {term} and {verb} every {noun} {manner}.',
  'when the {noun} grows past {number} entries, look at {term} first, because it is where the {noun} is usually lost.',
  'you {verb} the {noun}, {verb} the {noun} that depends on it, and report what changed.',
  'ask which {noun} matters most when somebody says "{need}".',
  '{covers}.',
  'prefer {term} over {term} unless the {noun} has fewer than {number} users.',
  'a {noun} without {term} is a {noun} that nobody can {verb} later, so {verb} it {manner}.',
  'if {code} fails, {verb} the {noun} and compare it with the {noun} of the last release.',
  'do not {verb} the {noun} until the {noun} is agreed, however small it looks.',
  'name the {noun} after what it holds, and keep {term} out of the {noun} that callers see.',
  'explain the trade-off between {term} and {term} in two sentences, then recommend one.',
  'every {noun} is either {term} or it is a {noun}; there is no third kind in this project.',
  'the first {noun} should be ready within {number} minutes, and the rest can follow {manner}.',
  'use {code} where the {noun} is shared between several teams, and {code} everywhere else.',
  'most of the time "{need}" means that {term} is missing or was set up for another {noun}.',
  'finish with a short list: what was done, what was left, and which {noun} to {verb} next.',
  'it is easier to {verb} a {noun} than to {verb} it twice, so {verb} the {noun} {manner}.',
  'read the existing {noun} first; teams have often solved {term} once and forgotten where.',
];
const ITEMS = [
  '{verb} the {noun} and the {noun} that it depends on',
  '{term} for each {noun}, {manner}',
  'no {noun} is left without an owner',
  '{verb} {term} {manner}',
  'at most {number} of them for one {noun}',
  '{code} returns the {noun} unchanged',
  'what to do when somebody says "{need}"',
  '{term}, {term} and the {noun} between them',
  'the {noun} can be undone within {number} minutes',
  'compare {term} with {term} and say which one fits',
];
