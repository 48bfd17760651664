import { expect, test } from 'vitest';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { prepare } from '../../../../src/install/files/prepare.ts';
import { claudeCode } from '../../../../src/install/tools/claude-code.ts';
import { codex } from '../../../../src/install/tools/codex.ts';
import { factory } from '../../../../src/install/tools/factory.ts';
import { geminiCli } from '../../../../src/install/tools/gemini-cli.ts';
import { qwenCode } from '../../../../src/install/tools/qwen-code.ts';
import type { InstallTarget } from '../../../../src/install/tools/target.ts';
import { agentOf } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';

/** The sentences about names in a prompt. */
function namesIn(prompt: string, target: InstallTarget = codex, place = '.claude/agents/helper.md'): string[] {
  const bytes = bytesOf(`---\nname: helper\ndescription: Helps.\n---\n${prompt}\n`);
  const { losses } = prepare(target, agentOf(readAgent(bytes, place, place)), 'helper', bytes);
  return losses.filter((loss) => loss.startsWith('Its prompt names'));
}

test('a prompt for another tool that names files, folders and tools of Claude Code is reported', () => {
  expect(namesIn('Read CLAUDE.md first, then .claude/skills/x.md. Use the Task tool.')).toEqual([
    'Its prompt names CLAUDE.md, .claude/skills and the Task tool, which are Claude Code’s.',
  ]);
});

test('one name is reported as one', () => {
  expect(namesIn('Track the work with TodoWrite.')).toEqual(['Its prompt names TodoWrite, which is Claude Code’s.']);
});

test.each(['`Read` tool', 'the **Bash** tool', 'using Grep tool'])('%s is a tool', (text) => {
  expect(namesIn(`Look with ${text}.`)).toHaveLength(1);
});

test.each([
  'Read tool output closely.',
  'Write tool descriptions.',
  'You are Claude. Use claude.ai.',
  'An agent tool, a task tool.',
  'MyCLAUDE.md.txt and foo.claude/x',
])('"%s" names nothing of Claude Code', (text) => {
  expect(namesIn(text)).toEqual([]);
});

test('Claude Code knows its own names', () => {
  expect(namesIn('Read CLAUDE.md.', claudeCode)).toEqual([]);
});

test('a tool of the same name is no loss', () => {
  expect(namesIn('Search with the Grep tool and WebSearch.', factory)).toEqual([]);
});

test('a tool that the file’s own tool has as well is not called Claude Code’s', () => {
  expect(namesIn('Track the work with TodoWrite.', codex, '.factory/droids/helper.md')).toEqual([]);
});

test('a file for another tool has that tool’s names', () => {
  const prompt = 'Read GEMINI.md, then call google_web_search and read_file.';
  expect(namesIn(prompt, codex, '.gemini/agents/helper.md')).toEqual([
    'Its prompt names GEMINI.md, google_web_search and read_file, which are Gemini CLI’s.',
  ]);
  expect(namesIn(prompt, qwenCode, '.gemini/agents/helper.md')).toEqual([
    'Its prompt names GEMINI.md and google_web_search, which are Gemini CLI’s.',
  ]);
  expect(namesIn(prompt, geminiCli, '.gemini/agents/helper.md')).toEqual([]);
});
