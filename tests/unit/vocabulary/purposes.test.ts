import { describe, expect, test } from 'vitest';
import { findPurposes, purposeOf, type Purpose } from '../../../src/vocabulary/purposes.ts';
import { termOf, termsOf } from '../../../src/vocabulary/terms.ts';

const REVIEW = purpose('code review');

function purpose(alias: string): Purpose {
  const found = purposeOf(alias);
  if (found === undefined) throw new Error(`"${alias}" names no purpose.`);
  return found;
}

function found(text: string, alias = 'code review'): string[] {
  const sought = purpose(alias);
  const terms = termsOf(text);
  return findPurposes(text, terms, new Map([[sought.verb, [sought]]])).map(({ at, length }) => {
    const last = terms[at + length - 1];
    return text.slice(terms[at]?.start, last === undefined ? 0 : last.start + last.written.length);
  });
}

describe('an alias names a purpose', () => {
  test('with the verb last, as a noun', () => {
    expect(purposeOf('code review')).toEqual({ verb: 'review', object: ['code'] });
    expect(purposeOf('codebase exploration')?.verb).toBe(termOf('explore'));
  });

  test('with the verb first, unless the verb also begins names', () => {
    expect(purposeOf('fix bugs')?.object).toEqual(['bug']);
    expect(purposeOf('design system')).toBeUndefined();
    expect(purposeOf('migration path')).toBeUndefined();
  });

  test('only of several words', () => {
    expect(purposeOf('review')).toBeUndefined();
  });
});

describe('a purpose is found', () => {
  test.each([
    ['next to its verb', 'Reviews code for mistakes.', ['Reviews code']],
    ['after other words', 'Reviews all recently written code.', ['Reviews all recently written code']],
    ['after several verbs', 'Reviews, refactors and improves code.', ['Reviews, refactors and improves code']],
    ['in every form of the verb', 'Good at reviewing code.', ['reviewing code']],
    ['among several objects', 'Reviews plans, code and tests.', ['Reviews plans, code']],
  ])('%s', (_, text, spans) => {
    expect(found(text)).toEqual(spans);
  });

  test.each([
    ['technical debt reduction', 'Reduces technical debt.'],
    ['requirements gathering', 'Gathers requirements.'],
    ['dead code removal', 'Removes dead code.'],
    ['usability testing', 'Tests usability.'],
  ])('for "%s"', (alias, text) => {
    expect(found(text, alias)).toEqual([text.slice(0, -1)]);
  });

  test('by an object of several words', () => {
    expect(found('Writes clear user stories.', 'user story writing')).toEqual(['Writes clear user stories']);
  });
});

describe('a purpose is not found', () => {
  test.each([
    ['in another clause', 'Reviews plans; writes code.'],
    ['after another verb and object', 'Reviews plans and writes code.'],
    ['after a preposition', 'Reviews plans for code.'],
    ['in the name of something else', 'Reviews code samples.'],
    ['without its object', 'Reviews plans.'],
    ['after an adjective', 'Good reviewable code.'],
    ['across an arrow', 'Review → plan → code.'],
    ['after who does it', 'Asks the reviewer code questions.'],
    ['if its verb is a noun', 'Collects reviews, code and plans.'],
    ['far from its verb', 'Reviews each and every one of the many plans, code.'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

test('a sentence of verbs takes no time that grows with its square', () => {
  const terms = termsOf('review '.repeat(20_000));
  expect(findPurposes('review '.repeat(20_000), terms, new Map([['review', [REVIEW]]]))).toEqual([]);
});
