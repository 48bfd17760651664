import { expect, test } from 'vitest';
import { bodyOf } from '../../../../src/agent/agent-file.ts';
import { portableForm } from '../../../../src/agent/portable.ts';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { toolReadings } from '../../../../src/install/tools/readings.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { agentOf, readWith } from '../../make/agent-file.ts';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'];

test.each(NAMES)('a field called %s is like any other to every tool', (key) => {
  const file = readWith(`${key}: pwned`);
  const agent = agentOf(file);
  const plain = agentOf(readWith('another: pwned'));
  const readings = toolReadings(TARGETS, agent, bodyOf(file.bytes, agent)).map(({ tool, asIs, file: given }) => [
    tool,
    asIs,
    given,
  ]);
  expect(readings).toEqual(
    toolReadings(TARGETS, plain, bodyOf(file.bytes, agent)).map(({ tool, asIs, file: given }) => [tool, asIs, given]),
  );
});

test.each(NAMES)('a field called %s keeps its value in the portable form', (key) => {
  const file = readWith(`${key}: pwned`);
  const again = agentOf(readAgent(portableForm(file.bytes, agentOf(file)), 'agent.md'));
  expect(again.fields.find((field) => field.key === key)?.value).toBe('pwned');
});
