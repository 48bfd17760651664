import { expect, test } from 'vitest';
import { bestAnchor, excerptOf } from '../../../../src/search/passages/excerpt.ts';

const anchors = [
  { id: 'one', text: 'First steps', location: 2 },
  { id: 'two', text: 'Second', location: 6 },
];
//               0     1     2     3      4   5    6       7   8
const content = 'Begin here. First steps. Do this. Second. Say “no”. Then 数 据 库 of all';

test('the section with most of the words is the one', () => {
  const places = [
    { weight: 2, locations: [4, 7] },
    { weight: 1, locations: [5] },
  ];
  expect(bestAnchor(anchors, places)?.id).toBe('one');
});

test('words before the first heading lead to no heading', () => {
  expect(bestAnchor(anchors, [{ weight: 1, locations: [0] }])).toBeUndefined();
});

test('the excerpt is the text of the section without its heading and marks words without their punctuation', () => {
  expect(excerptOf(content, { anchor: anchors[1], next: undefined }, [{ weight: 1, locations: [8] }])).toEqual([
    { text: 'Say “', marked: false },
    { text: 'no', marked: true },
    { text: '”. Then 数据库 of all', marked: false },
  ]);
});

test('the excerpt ends with its section', () => {
  expect(excerptOf(content, { anchor: anchors[0], next: anchors[1] }, [])).toEqual([
    { text: 'Do this.', marked: false },
  ]);
});

test('neighbouring characters of one word are marked together', () => {
  const marks = excerptOf(content, { anchor: anchors[1], next: undefined }, [{ weight: 1, locations: [10, 11, 12] }]);
  expect(marks).toContainEqual({ text: '数据库', marked: true });
});

test('a long section is shown around the words that tell most', () => {
  const long = Array.from({ length: 300 }, (_, index) => `w${index}`).join(' ');
  const pieces = excerptOf(long, { anchor: undefined, next: undefined }, [
    { weight: 1, locations: [3] },
    { weight: 5, locations: [200] },
  ]);
  expect(pieces.filter(({ marked }) => marked)).toEqual([{ text: 'w200', marked: true }]);
  expect(pieces.map(({ text }) => text).join('')).toMatch(/^…w194 .* …$/);
});
