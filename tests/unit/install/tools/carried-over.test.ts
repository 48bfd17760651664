import { expect, test } from 'vitest';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { prepare } from '../../../../src/install/files/prepare.ts';
import { codex } from '../../../../src/install/tools/codex.ts';
import { cursor } from '../../../../src/install/tools/cursor.ts';
import { geminiCli } from '../../../../src/install/tools/gemini-cli.ts';
import { opencode } from '../../../../src/install/tools/opencode.ts';
import { qwenCode } from '../../../../src/install/tools/qwen-code.ts';
import type { InstallTarget } from '../../../../src/install/tools/target.ts';
import { agentOf } from '../../make/agent-file.ts';
import { bytesOf, textOf } from '../../make/bytes.ts';

/** The file that a tool is given for one with these lines in its header, in another tool’s folder. */
function carried(place: string, lines: string, target: InstallTarget): { text: string; losses: string[] } {
  const bytes = bytesOf(`---\nname: helper\ndescription: Helps.\n${lines}\n---\nDo the work.\n`);
  const { losses, bytes: there } = prepare(target, agentOf(readAgent(bytes, place, place)), 'helper', bytes);
  return { text: textOf(there), losses };
}

const GEMINI = '.gemini/agents/helper.md';
const OPENCODE = '.opencode/agents/helper.md';
const CURSOR = '.cursor/agents/helper.md';

test.each([
  [GEMINI, 'temperature: 0.2', opencode, 'temperature: 0.2'],
  [OPENCODE, 'temperature: 0.2', geminiCli, 'temperature: 0.2'],
  [GEMINI, 'max_turns: 15', opencode, 'steps: 15'],
  [OPENCODE, 'steps: 15', geminiCli, 'max_turns: 15'],
  [GEMINI, 'model: gemini-3-pro', opencode, 'model: "google/gemini-3-pro"'],
  [OPENCODE, 'model: google/gemini-3-pro', geminiCli, 'model: "gemini-3-pro"'],
  [OPENCODE, 'model: openai/gpt-5', codex, 'model = "gpt-5"'],
  [CURSOR, 'is_background: true', qwenCode, 'background: true'],
])('a file from %s keeps "%s"', (place, lines, target, kept) => {
  const { text, losses } = carried(place, lines, target);
  expect(text).toContain(kept);
  expect(losses.filter((loss) => loss.startsWith('Not kept'))).toEqual([]);
});

test('fields that only their own tool knows are named', () => {
  expect(carried(GEMINI, 'temperature: 0.2\ntimeout_mins: 5', cursor).losses).toContain(
    'Not kept in Cursor: temperature and timeout_mins.',
  );
});

test('a prompt that is the address of a file is reported', () => {
  const text = '{"name": "helper", "description": "Helps.", "prompt": "file://./helper.md"}';
  const place = '.kiro/agents/helper.json';
  const { losses } = prepare(codex, agentOf(readAgent(bytesOf(text), place, place)), 'helper', bytesOf(text));
  expect(losses).toContain('Its prompt is in another file, which is not converted: file://./helper.md.');
});
