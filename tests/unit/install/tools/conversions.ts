import fc from 'fast-check';
import { expect } from 'vitest';
import { parseDocument } from 'yaml';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { bodyOf, type Agent, type AgentFile } from '../../../../src/agent/agent-file.ts';
import type { Ability } from '../../../../src/agent/fields/tools.ts';
import { prepare, type Prepared } from '../../../../src/install/files/prepare.ts';
import type { InstallTarget } from '../../../../src/install/tools/target.ts';
import { agentOf, read } from '../../make/agent-file.ts';
import { bytesOf, textOf } from '../../make/bytes.ts';

/** Set FUZZ_RUNS for a longer look than the suite can take. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 200);

/** What a tool is given for a file. */
export function given(target: InstallTarget, file: AgentFile): Given {
  const agent = agentOf(file);
  const prepared = prepare(target, agent, 'helper', file.bytes);
  return { agent, body: bodyOf(file.bytes, agent), text: textOf(prepared.bytes), ...prepared };
}

/** What a tool is given for an agent with these lines in its header. */
export function givenWith(target: InstallTarget, lines: string): Given {
  return given(target, read(`---\nname: helper\ndescription: Helps.\n${lines}\n---\n\nDo the work.\n`));
}

/** The header of a Markdown file, as a strict reader of YAML takes it, and the body. */
export function markdownOf(text: string): { header: Readonly<Record<string, unknown>>; body: string } {
  const [, yaml, body] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
  if (yaml === undefined || body === undefined) throw new Error('not a Markdown file with a header');
  const document = parseDocument(yaml, { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  const header: unknown = document.toJS();
  if (!isRecord(header)) throw new Error('not a header');
  return { header, body };
}

/** Checks something for many agents whose names, descriptions, bodies and fields are as odd as they can be. */
export function forOddAgents(target: InstallTarget, check: (there: Given) => void): void {
  fc.assert(
    fc.property(oddFile, (text) => {
      const file = readAgent(bytesOf(text), 'agent.md');
      fc.pre(file.agent !== undefined);
      check(given(target, file));
    }),
    { numRuns },
  );
}

/** Checks that nothing is possible that Claude Code does not allow, unless the losses say so. */
export function expectNoSilentGain(agent: Agent, losses: readonly string[], there: Iterable<Ability>): void {
  const limited = agent.access.abilities.filter(({ allowed, tools }) => allowed && tools.every(isLimited));
  const has = new Set(
    agent.access.abilities
      .filter((each) => each.allowed && (!limited.includes(each) || each.tools.length === 0))
      .map(({ ability }) => ability),
  );
  const gained = [...there].filter((ability) => !has.has(ability));
  if (gained.length > 0) expect(losses.join('\n'), `gains ${gained.join(', ')}`).toMatch(TOOL_GAIN);
}

/** What a list of another tool's names allows. */
export function abilitiesOf(table: Readonly<Record<string, Ability>>, names: Iterable<string>): Set<Ability> {
  return new Set([...names].flatMap((name) => (Object.hasOwn(table, name) ? (table[name] ?? []) : [])));
}

/** The strings of a list. */
export function stringsOf(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Error('not a list');
  return value.map((each) => {
    if (typeof each !== 'string') throw new Error('not a list of strings');
    return each;
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLimited(tool: string): boolean {
  return tool.includes('(') && !/^(?:Agent|Task)\(|\(\*\)$/.test(tool);
}

/** A sentence about what an agent gains through its tools, not through other fields. */
const TOOL_GAIN = /(?:tool lists|deny lists|cannot deny|no narrower tools|groups tools|has no limits).* could /;

/** Signs that mean something to YAML, TOML or Markdown. */
const signs = fc.constantFrom(
  ...['\n', '\n\n', '\r', '\t', ' ', '---', '\n---\n', '...', ': ', '- ', '# ', '|', '>', '&a', '*a', '!t ', '<<'],
  ...['"', '""', '"""', "'", "''", "'''", '\\', '\\n', '\\u0041', '\\"', '=', '[', ']', '{', '}', ',', '`', '%', '@'],
  ...[
    '\0',
    '\x07',
    '\x1B',
    '\x7F',
    '\x85',
    '\x90',
    '\u2028',
    '\uFEFF',
    '\uFFFE',
    '\u202E',
    '\u{E0041}',
    '👩‍💻',
    'é',
    '世',
  ],
  ...['Use it. ', 'helper', 'true', '1', '~'],
);
const oddText = fc.oneof(
  fc.string({ unit: signs, maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constant('One sentence of some length. '.repeat(40)),
  fc.constant('word '.repeat(300)),
  fc.constant('👋'.repeat(400)),
);

const tool = fc.constantFrom(
  ...['Read', 'Grep', 'Glob', 'LS', 'Write', 'Edit', 'MultiEdit', 'NotebookEdit', 'NotebookRead', 'LSP', 'Monitor'],
  ...['Bash', 'Bash(git *)', 'Bash(npm run test:*)', 'Bash(*)', 'Bash(what?)', 'BashOutput', 'PowerShell', 'Skill'],
  ...['Read(src/**)', 'WebFetch', 'WebFetch(domain:example.com)', 'WebSearch', 'Task', 'Agent(worker)', 'TodoWrite'],
  ...[
    'mcp__github',
    'mcp__github__get_issue',
    'mcp__github__*',
    'mcp__my_server__x',
    'mcp__a b',
    'mcp__*',
    'mcp__a__b*',
  ],
  ...['Nothing', 'read', 'shell', 'constructor', 'AskUserQuestion', 'ExitPlanMode'],
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

/** JSON holds signs that YAML does not take. */
function escaped(json: string): string {
  return json.replace(
    /[\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What a tool is given, and the agent that it was made from. */
export interface Given extends Prepared {
  agent: Agent;
  /** The agent's body, with LF. */
  body: string;
  text: string;
}
