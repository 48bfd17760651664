import { expect, test } from 'vitest';
import { bodyOf } from '../../../../src/agent/agent-file.ts';
import { readingOf } from '../../../../src/install/tools/readings.ts';
import { opencode } from '../../../../src/install/tools/opencode.ts';
import type { AsIs } from '../../../../src/install/tools/target.ts';
import { agentOf, read } from '../../make/agent-file.ts';

const WITHHELD = 'OpenCode lets this agent start no other agents, and gives it no to-do list.';

/** What OpenCode does with a file as it is, whose header has these lines. */
function asIs(lines: string, description = 'description: Helps.', name = 'helper'): AsIs | undefined {
  const file = read(`---\nname: ${name}\n${description}\n${lines}\n---\n\nDo the work.\n`);
  const agent = agentOf(file);
  return readingOf(opencode, agent, bodyOf(file.bytes, agent));
}

function refusing(fields: string): AsIs {
  return {
    kind: 'no',
    why: [`OpenCode does not start with this file in its folder: it refuses the value of ${fields}.`],
  };
}

test.each(['tools: Read, Grep', 'tools: [Read]', 'tools: []', 'tools:'])(
  'a tool list keeps it from starting, in any form: %s',
  (line) => {
    expect(asIs(line)).toEqual(refusing('tools'));
  },
);

test.each(['red', '"#abc"', '#aabbcc'])('the colour %s keeps it from starting', (color) => {
  expect(asIs(`color: ${color}`)).toEqual(refusing('color'));
});

test.each(['"#AABBCC"', 'primary'])('the colour %s is accepted', (color) => {
  expect(asIs(`color: ${color}`)).toEqual({ kind: 'part', why: [WITHHELD] });
});

test.each(['mode: agent', 'steps: many', 'temperature: "0.1"', 'hidden: "yes"', 'options: x', 'permission: plan'])(
  'a field of its own with an odd value keeps it from starting: %s',
  (line) => {
    expect(asIs(line)).toEqual(refusing(line.replace(/:.*/, '')));
  },
);

test('every field that is refused is named', () => {
  expect(asIs('tools: Read\nmodel:\ncolor: red')).toEqual(refusing('model, color and tools'));
});

test('its own forms of tools and permissions are accepted', () => {
  expect(asIs('tools:\n  write: false\npermission:\n  bash:\n    "git *": allow\n  edit: deny')).toEqual({
    kind: 'whole',
  });
});

test('an agent that is switched off is left out', () => {
  expect(asIs('disable: true')?.kind).toBe('no');
});

test('denied tools are not denied', () => {
  expect(asIs('disallowedTools: Bash, Agent')).toEqual({
    kind: 'part',
    why: ['OpenCode does not read disallowedTools: this agent could use Bash and Agent there.'],
  });
});

test.each(['opus', 'inherit', 'claude-opus-5'])('the model %s is taken for a provider', (model) => {
  expect(asIs(`model: ${model}`)).toEqual({
    kind: 'part',
    why: [`OpenCode looks for a provider called ${model}: this agent fails there when it is called.`, WITHHELD],
  });
});

test('a model with its provider is accepted', () => {
  expect(asIs('model: anthropic/claude-opus-5')).toEqual({ kind: 'part', why: [WITHHELD] });
});

test('fields that it does not know are reported as for a converted file', () => {
  expect(asIs('maxTurns: 5\nskills: [a]')).toEqual({
    kind: 'part',
    why: [WITHHELD, 'Not kept in OpenCode: maxTurns and skills.'],
  });
});

test('an agent with the name of a built-in one changes that', () => {
  expect(asIs('', 'description: Helps.', 'Explore')).toEqual({
    kind: 'part',
    why: [WITHHELD, 'OpenCode has its own agent called Explore: this file changes that one.'],
  });
});

test('a description with a colon is read at the second attempt', () => {
  expect(asIs('permission: deny', 'description: Use this: now')).toEqual({ kind: 'whole' });
  expect(asIs('tools: Read', 'description: Use this: now')).toEqual(refusing('tools'));
  expect(asIs('skills:\n  - a\n  - b\npermission: deny', 'description: Use this: now')?.kind).toBe('part');
});

test('a file that the second attempt does not save is skipped', () => {
  expect(asIs('', 'description: Use this: now\nand then')).toEqual({
    kind: 'no',
    why: ['OpenCode skips this file: it cannot read the header.'],
  });
});

test.each([
  ['', 'OpenCode cannot read the header, and puts it into the prompt.'],
  [
    'tools: Read',
    'OpenCode cannot read the header, and puts it into the prompt: this agent could use every tool there.',
  ],
])('a header without a second attempt becomes part of the prompt, with %j', (line, sentence) => {
  expect(asIs(line, 'description: "Use" this')).toEqual({
    kind: 'part',
    why: [sentence, 'Without a description, no other agent calls this one there.'],
  });
});
