import { expect, test } from 'vitest';
import { isAnswered, isDialogue, readTurns } from '../../../../src/agent/examples/dialogue.ts';

function said(text: string): string[] {
  return readTurns(text).turns.map((turn) => `${turn.role}: ${turn.text}`);
}

test('reads turns on separate lines', () => {
  expect(said('Context: A form.\nuser: "Mend it"\nassistant: "At once"')).toEqual([
    'context: A form.',
    'user: Mend it',
    'assistant: At once',
  ]);
});

test('reads turns on one line', () => {
  expect(said('Context: A form. user: "Mend it" assistant: "At once"')).toEqual([
    'context: A form.',
    'user: Mend it',
    'assistant: At once',
  ]);
});

test.each([
  ['User: a', 'user: a'],
  ['Human: a', 'user: a'],
  ['User request: a', 'user: a'],
  ['Agent: a', 'assistant: a'],
  ['Claude: a', 'assistant: a'],
  ['Situation: a', 'context: a'],
  ['Reasoning: a', 'commentary: a'],
  ['**User**: a', 'user: a'],
  ['**User:** a', 'user: a'],
  ['- user: a', 'user: a'],
  ['1. user: a', 'user: a'],
  ['> user: a', 'user: a'],
])('reads "%s"', (text, turn) => {
  expect(said(text)).toEqual([turn]);
});

test.each([
  ['<user>a</user>', 'user: a'],
  ['<user_request>a</user_request>', 'user: a'],
  ['<assistant_response>a</assistant_response>', 'assistant: a'],
  ['<delegation>a</delegation>', 'assistant: a'],
  ['<commentary>a</commentary>', 'commentary: a'],
  ['<context>a</context>', 'context: a'],
  ['<context kind="x">a</context>', 'context: kind="x"\na'],
])('reads the tag in "%s"', (text, turn) => {
  expect(said(text)).toEqual([turn]);
});

test.each([
  ['<user note="x">a</user>', ['context: note="x"', 'user: a']],
  ['<user x y>a</user>', ['context: x y', 'user: a']],
  ['<user_request\nx="y">a</user_request>', ['context: x="y"', 'user: a']],
  ['<commentary x>a</commentary>', ['context: x', 'commentary: a']],
  ['<user>a</user x>', ['user: a', 'context: x']],
  ['<user>a</user x> b', ['user: a', 'context: x\nb']],
  ['<user x="1">', ['context: x="1"']],
  ['<user \uFEFF>a</user>', ['context: \uFEFF', 'user: a']],
])('keeps what the tags in %j say besides their names', (text, turns) => {
  expect(said(text)).toEqual(turns);
});

test('keeps hidden characters around a turn', () => {
  expect(said('user: \uFEFF"a"\u2028\nassistant: \f')).toEqual(['user: \uFEFF"a"\u2028', 'assistant: \f']);
});

test('takes text before the first speaker as context', () => {
  expect(said('A form is broken.\nuser: "Mend it"')[0]).toBe('context: A form is broken.');
});

test('joins two turns of the same speaker', () => {
  expect(said('user: "One"\nuser: "Two"')).toEqual(['user: One\nTwo']);
});

test('does not start a turn inside a quotation', () => {
  expect(said('user: "Write user: and assistant: before each line"')).toEqual([
    'user: Write user: and assistant: before each line',
  ]);
});

test('does not start a turn in the middle of a sentence', () => {
  expect(said('assistant: I tell the user: wait here')).toEqual(['assistant: I tell the user: wait here']);
});

test('keeps quotation marks inside a turn', () => {
  expect(said('user: "Call it "kestrel" from now on"')).toEqual(['user: Call it "kestrel" from now on']);
});

test('keeps the marks of two quotations in one turn', () => {
  expect(said('user: "One." or "Two."')).toEqual(['user: "One." or "Two."']);
});

test('removes typographic quotation marks', () => {
  expect(said('user: “Mend it”')).toEqual(['user: Mend it']);
});

test('keeps a line break inside a turn', () => {
  expect(said('assistant: "One\n\nTwo"')).toEqual(['assistant: One\n\nTwo']);
});

test('drops an empty turn', () => {
  expect(said('user: ""\nassistant: "At once"')).toEqual(['assistant: At once']);
});

test('separates text that follows the last quotation and an empty line', () => {
  expect(readTurns('user: "a"\nassistant: "b"\n\nNot for tables.').tail).toBe('Not for tables.');
});

test('keeps text after the last turn when nothing is quoted', () => {
  expect(readTurns('user: a\nassistant: b\n\nc').tail).toBe('');
});

test('reads no turn in an empty text', () => {
  expect(said('')).toEqual([]);
});

test('text in which somebody speaks is a dialogue', () => {
  expect(isDialogue([{ role: 'user', text: 'a' }])).toBe(true);
});

test('context alone is not a dialogue', () => {
  expect(isDialogue([{ role: 'context', text: 'a' }])).toBe(false);
});

test('a dialogue is answered when the assistant speaks after the user', () => {
  expect(
    isAnswered([
      { role: 'user', text: 'a' },
      { role: 'assistant', text: 'b' },
    ]),
  ).toBe(true);
});

test('a dialogue is not answered when only the user speaks', () => {
  expect(isAnswered([{ role: 'user', text: 'a' }])).toBe(false);
});
