import fc from 'fast-check';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import type { InstallTarget } from '../../../../src/install/tools/target.ts';
import { FUZZ_SEED, fuzzRuns, remembering } from '../../fuzz.ts';
import { bytesOf } from '../../make/bytes.ts';
import { given, type Given } from './conversions.ts';

/**
 * Checks a property of what a tool is given for agents whose names, descriptions, bodies and fields are as odd as they can
 * be. All tools look at the same agents, each of which is read once.
 */
export function forOddAgents(target: InstallTarget, check: (there: Given) => void): void {
  fc.assert(
    fc.property(oddFile, (text) => {
      const file = readOnce(text);
      fc.pre(file.agent !== undefined);
      check(given(target, file));
    }),
    { numRuns: fuzzRuns(200, 50), seed: FUZZ_SEED },
  );
}

const readOnce = remembering((text: string) => readAgent(bytesOf(text), 'agent.md'));

/** Characters that mean something to YAML, TOML or Markdown. */
const characters = fc.constantFrom(
  ...['\n', '\n\n', '\r', '\t', ' ', '---', '\n---\n', '...', ': ', '- ', '# ', '|', '>', '&a', '*a', '!t ', '<<'],
  ...['"', '""', '"""', "'", "''", "'''", '\\', '\\n', '\\u0041', '\\"', '=', '[', ']', '{', '}', ',', '`', '%', '@'],
  ...['\0', '\x07', '\x1B', '\x7F', '\x85', '\x90', '\u2028', '\uFEFF', '\uFFFE', '\u202E', '\u{E0041}', '👩‍💻'],
  ...['é', '世', 'Use it. ', 'helper', 'true', '1', '~'],
);
const oddText = fc.oneof(
  fc.string({ unit: characters, maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constant('One sentence of some length. '.repeat(40)),
  fc.constant('word '.repeat(300)),
  fc.constant('👋'.repeat(400)),
);

const tool = fc.constantFrom(
  ...['Read', 'Grep', 'Glob', 'LS', 'Write', 'Edit', 'MultiEdit', 'NotebookEdit', 'NotebookRead', 'LSP', 'Monitor'],
  ...['Bash', 'Bash(git *)', 'Bash(npm run test:*)', 'Bash(*)', 'Bash(what?)', 'BashOutput', 'PowerShell', 'Skill'],
  ...['Read(src/**)', 'WebFetch', 'WebFetch(domain:example.com)', 'WebSearch', 'Task', 'Agent(worker)', 'TodoWrite'],
  ...['mcp__github', 'mcp__github__get_issue', 'mcp__github__*', 'mcp__my_server__x', 'mcp__a b', 'mcp__*'],
  ...['mcp__a__b*', 'Nothing', 'read', 'shell', 'constructor', 'AskUserQuestion', 'ExitPlanMode'],
);
const tools = fc.oneof(
  { weight: 8, arbitrary: fc.array(tool, { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom('*', '') },
  { weight: 2, arbitrary: fc.array(tool, { minLength: 1, maxLength: 6 }).map((names) => names.join(', ')) },
);
const fields = fc.record(
  {
    tools,
    disallowedTools: tools,
    model: fc.constantFrom('opus', 'inherit', 'claude-opus-5', 'gpt-5'),
    effort: fc.constantFrom('low', 'xhigh', 'max', 'odd'),
    color: fc.constantFrom('red', 'Pink', '#00FF00', 'constructor', 'beige', 7),
    maxTurns: fc.constantFrom(7, 0, -1, 1.5, 1e20, '7'),
    permissionMode: fc.constantFrom('plan', 'default', 'bypassPermissions', 'odd'),
    background: fc.constantFrom(true, false, 'yes', 0),
    memory: fc.constant('project'),
    isolation: fc.constant('worktree'),
    skills: fc.constant(['one', 'two']),
    hooks: fc.constantFrom<unknown>(
      { PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: 'a: b\n' }] }] },
      'odd',
    ),
    mcpServers: fc.constantFrom<unknown>(
      ['github'],
      [{ github: { type: 'http', url: 'https://x.example' } }],
      { a: {} },
      'odd',
    ),
    initialPrompt: oddText,
    unknown: oddText,
  },
  { requiredKeys: [] },
);
const name = fc.oneof(
  fc.constantFrom('helper', 'Code Reviewer', '_x', 'größe', '世界', 'a/../b', '"""', "it's", 'true', '1'),
  oddText.map((text) => text.replaceAll(':', '').replace(/^\s*-+/, 'x')),
);
const oddFile = fc.record({ name, description: oddText, fields, body: oddText }).map((odd) => {
  const header = { name: odd.name, description: odd.description, ...odd.fields };
  const lines = Object.entries(header).map(([key, value]) => `${key}: ${escaped(JSON.stringify(value))}\n`);
  return `---\n${lines.join('')}---\n${odd.body}`;
});

/** Escapes characters that JSON allows and YAML does not. */
function escaped(json: string): string {
  return json.replace(
    /[\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
