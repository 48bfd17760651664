import { expect, test } from 'vitest';
import type { AgentFile } from '../../../../src/agent/agent-file.ts';
import { codesOf, findingOf, placeOf } from '../../findings.ts';
import { fileWith, read } from '../../make/agent-file.ts';
import { readFixture } from '../../make/fixture.ts';

function answering(...answers: string[]): AgentFile {
  const examples = answers.map((answer) => `<example>\nuser: "Help"\nassistant: "${answer}"\n</example>`);
  return read(fileWith(`description: ${JSON.stringify(`Helps.\n\n${examples.join('\n')}`)}`));
}

test('an example that calls another agent is a warning', () => {
  expect(findingOf(readFixture('agents/other-agent-in-example.md'), 'example-other-agent').severity).toBe('warning');
});

test('the warning names the other agent', () => {
  expect(findingOf(readFixture('agents/other-agent-in-example.md'), 'example-other-agent').message).toContain(
    '"release-herald"',
  );
});

test('the warning is on a line of the example', () => {
  const { line } = findingOf(readFixture('agents/other-agent-in-example.md'), 'example-other-agent');
  expect([6, 7, 8]).toContain(line);
});

test.each([
  "I'll use the code-reader agent.",
  'Launching the code-reader agent now.',
  'I will delegate this to the `code-reader` agent.',
  "Let me invoke the 'code-reader' subagent.",
  'Let me call the code-reader sub-agent.',
])('"%s" calls another agent', (answer) => {
  expect(codesOf(answering(answer))).toContain('example-other-agent');
});

test.each([
  "I'll use the helper agent.",
  "I'll use the helper agent, then the code-reader agent.",
  "I'll use a well-suited agent.",
  "I'll use the general-purpose agent.",
  "I'll use the cloud-based agent.",
  'The code-reader agent is not needed.',
])('"%s" is fine', (answer) => {
  expect(codesOf(answering(answer))).toEqual([]);
});

test('two examples that call the same agent give one finding', () => {
  const file = answering("I'll use the code-reader agent.", 'Using the code-reader agent again.');
  expect(codesOf(file)).toEqual(['example-other-agent']);
});

test('the message says how many examples call the agent', () => {
  const file = answering("I'll use the code-reader agent.", 'Using the code-reader agent again.');
  expect(findingOf(file, 'example-other-agent').message).toMatch(/^2 examples/);
});

test('two other agents give two findings', () => {
  const file = answering("I'll use the code-reader agent.", "I'll use the code-writer agent.");
  expect(codesOf(file)).toEqual(['example-other-agent', 'example-other-agent']);
});

test('words of the user do not call an agent', () => {
  const file = read(
    fileWith("description: \"Helps. <example>user: 'Use the code-reader agent' assistant: 'I can do that'</example>\""),
  );
  expect(codesOf(file)).toEqual([]);
});

test('the finding is at the name of the other agent', () => {
  const file = read(
    fileWith("description: \"Helps. <example>user: 'Help' assistant: 'I use the code-reader agent.'</example>\""),
  );
  expect(placeOf(findingOf(file, 'example-other-agent'))).toBe('3:66');
});
