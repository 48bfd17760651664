import { expect, test } from 'vitest';
import { measure } from '../../../src/agent/size.ts';

test('counts bytes of UTF-8', () => {
  expect(measure('ü👋').bytes).toBe(6);
});

test('counts words between white space', () => {
  expect(measure(' one two\n\nthree-and-a-half\t').words).toBe(3);
});

test('counts no word in an empty text', () => {
  expect(measure('').words).toBe(0);
});

test('estimates one token for every four characters, rounded up', () => {
  expect(measure('a'.repeat(9)).tokens).toBe(3);
});

test.each([
  ['Chinese', '审查后端与前端改动里的安全缺陷', 15, 15],
  ['Japanese', 'コードをレビューして報告します', 15, 15],
  ['Chinese beyond the first plane', '𠀀𠀁𠀂', 3, 3],
  ['Korean', '변경 사항을 검토하고 결함을 보고합니다', 8, 14],
  ['Russian', 'Проверяет изменения на уязвимости', 10, 16],
  ['Arabic', 'يراجع التغييرات قبل الدمج', 8, 13],
  ['Thai', 'ตรวจสอบการเปลี่ยนแปลงก่อนรวม', 12, 19],
  ['Hindi', 'परिवर्तनों की समीक्षा करता है', 11, 19],
  ['Hebrew', 'בודק שינויים לפני מיזוג', 7, 12],
  ['Greek', 'Ελέγχει τις αλλαγές πριν', 8, 12],
])('estimates tokens by the script: %s', (_, text, least, most) => {
  const { tokens } = measure(text);
  expect(tokens).toBeGreaterThanOrEqual(least);
  expect(tokens).toBeLessThanOrEqual(most);
});

test('adds the tokens of several scripts', () => {
  expect(measure('检查 SQL code').tokens).toBe(5);
});

test.each([
  ['Chinese', '修改代码之后请主动使用。', 5, 8],
  ['Japanese', 'コードをレビューして報告します。', 5, 10],
  ['Thai', 'ตรวจสอบการเปลี่ยนแปลง', 2, 6],
  ['Chinese with English', '检查 SQL 注入、XSS。', 4, 4],
  ['Korean', '변경 사항을 검토합니다.', 3, 3],
  ['Russian', 'Проверяет изменения на уязвимости.', 4, 4],
])('counts the words of a text without spaces between them: %s', (_, text, least, most) => {
  const { words } = measure(text);
  expect(words).toBeGreaterThanOrEqual(least);
  expect(words).toBeLessThanOrEqual(most);
});

test('cuts long runs, so that the work grows with their length', () => {
  expect(measure('代码'.repeat(5000)).words).toBe(5000);
});
