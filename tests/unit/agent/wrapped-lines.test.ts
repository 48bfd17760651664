import { describe, expect, test } from 'vitest';
import { joinedLines } from '../../../src/agent/wrapped-lines.ts';

describe('lines that were wrapped at some width are joined', () => {
  test.each([
    [
      'in the middle of a sentence',
      'Plans the berths of a harbour for the coming week, and moves ships to other\nberths when the tide or a late arrival asks for it.',
      'Plans the berths of a harbour for the coming week, and moves ships to other berths when the tide or a late arrival asks for it.',
    ],
    [
      'after a sentence, among others that are wrapped within one',
      'Plans the berths of a harbour for the coming week, and moves ships to other\nberths when the tide or a late arrival asks for it. It never moves any tug.\nPilots are told by another agent.',
      'Plans the berths of a harbour for the coming week, and moves ships to other berths when the tide or a late arrival asks for it. It never moves any tug. Pilots are told by another agent.',
    ],
    [
      'within an item of a list',
      'Use it for:\n- berths that have to be planned for more than one week in one go, with the\n  tides of each day\n- tugs',
      'Use it for:\n- berths that have to be planned for more than one week in one go, with the tides of each day\n- tugs',
    ],
  ])('%s', (_, text, joined) => {
    expect(joinedLines(text)).toBe(joined);
  });
});

describe('lines that were meant to end stay apart', () => {
  test.each([
    ['a list', 'Knows everything about the berths of a harbour and about\n- the tides of each day\n- the tugs'],
    [
      'a numbered list',
      'Knows everything about the berths of a harbour and about\n1. the tides of each day\n2. the tugs',
    ],
    ['short lines', 'Berths\nTides\nTugs'],
    ['a paragraph', 'Plans the berths of a harbour for the coming week, and moves ships to\n\nother berths.'],
    [
      'sentences',
      'Plans the berths of a harbour for the coming week and the next.\nMoves ships to other berths when the tide asks for it.',
    ],
    [
      'lines with labels',
      'Plans the berths of a harbour for the coming week and moves ships\nInput: a list of arrivals\nOutput: a plan',
    ],
    ['what follows a colon', 'Plans the berths of a harbour, and says for each of the ships there:\nits berth'],
    [
      'a line that had room for more',
      'Plans the berths of a harbour for the coming week and moves ships\nTides\nThe berths of a harbour for the coming week and the ships that are in it now',
    ],
  ])('%s', (_, text) => {
    expect(joinedLines(text)).toBe(text);
  });
});
