import { expect, test } from 'vitest';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { withOwnName } from '../../../../src/install/tools/convert.ts';
import { kiro } from '../../../../src/install/tools/kiro.ts';
import { opencode } from '../../../../src/install/tools/opencode.ts';
import { agentOf } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';

function fileName(target: typeof kiro, path: string, text: string): string {
  const agent = agentOf(readAgent(bytesOf(text), path));
  return withOwnName(target, agent).fileName('helper-2');
}

const HEADER = 'description: Helps.\nmode: subagent\n---\nDo the work.\n';

test('a tool that calls an agent by its file gets a file of the agent’s name, whatever its address', () => {
  expect(fileName(opencode, '.opencode/agents/helper.md', `---\n${HEADER}`)).toBe('helper.md');
});

test('a tool that finds the name in the file gets a file of the address’s name', () => {
  expect(fileName(opencode, '.opencode/agents/x.md', `---\nname: helper\n${HEADER}`)).toBe('helper-2.md');
});

test('a file keeps the ending of its format', () => {
  expect(fileName(kiro, '.kiro/agents/x.json', '{ "name": "helper", "prompt": "Do the work." }')).toBe('helper-2.json');
});

test('other tools have their own names for the file', () => {
  expect(fileName(opencode, '.kiro/agents/x.json', '{ "name": "helper", "prompt": "Do it." }')).toBe('helper-2.md');
});
