import fc from 'fast-check';
import { stringify as tomlText } from 'smol-toml';
import type { DialectId } from '../../../../src/agent/dialects/dialect.ts';

/** An agent file of any dialect, with the fields and the tools that its tool knows. */
export function anyDialect(): fc.Arbitrary<DialectFile> {
  return fc.oneof(
    ...DIALECT_FILES.map(([dialect, folder, fields]) => markdownFiles(dialect, folder, fields)),
    codexFiles(),
    kiroFiles(),
  );
}

const words = fc.constantFrom(
  ...[
    'Reviews changes.',
    ' Use it when: a test fails. ',
    '"Quoted" words, ',
    "it's ",
    'größe ',
    '世界。',
    '👩‍💻 ',
    '# no comment ',
    '- a list ',
  ],
  ...[
    '\n',
    '\n\n',
    'a\\b ',
    '{x} ',
    '[y] ',
    '`code` ',
    'yes',
    '12',
    'Second sentence of some length, for a description that grows. ',
  ],
);
const text = fc.array(words, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
const description = fc
  .oneof(
    text,
    text.map((each) => each.repeat(8)),
  )
  .filter((each) => each.trim() !== '');
const prompt = fc
  .array(fc.oneof(words, fc.constantFrom('---\n', '${HOME} ', "''' ", '""" ', '\t', 'Do the work.\n')), {
    minLength: 1,
    maxLength: 10,
  })
  .map((parts) => parts.join(''))
  .filter((each) => each.trim() !== '');
const name = fc.constantFrom(
  ...[
    'helper',
    'code-reviewer',
    'Code Reviewer',
    'größe',
    '世界',
    'a_b',
    'x',
    'explore',
    'task',
    'default',
    'team/planner',
  ],
);

/** Some of the names, as a list. */
function listOf(...names: string[]): fc.Arbitrary<string[]> {
  return fc.array(fc.constantFrom(...names), { maxLength: 5 }).map((some) => [...new Set(some)]);
}

/** The same as a list or as text with commas. */
function listOrText(...names: string[]): fc.Arbitrary<string[] | string> {
  return fc.oneof(
    listOf(...names),
    listOf(...names).map((some) => some.join(', ')),
  );
}

type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>;

const count = fc.integer({ min: 1, max: 90 });
const temperature = fc.constantFrom(0, 0.2, 1);
const effort = fc.constantFrom('low', 'medium', 'high', 'xhigh');
const servers = fc.constant({ docs: { command: 'docs-server', args: ['--stdio'] } });
const action = fc.constantFrom<unknown>('allow', 'ask', 'deny', { '*': 'deny' }, { '*': 'deny', 'git *': 'allow' });
const hooks = fc.constant({ PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: 'check' }] }] });

const DIALECT_FILES: readonly (readonly [DialectId, string, Fields])[] = [
  [
    'claude-code',
    '.claude/agents/helper.md',
    {
      tools: listOrText(
        'Read',
        'Grep',
        'Glob',
        'Write',
        'Edit',
        'Bash',
        'Bash(git *)',
        'WebFetch',
        'WebSearch',
        'Agent',
        'TodoWrite',
        'mcp__docs__find',
        'mcp__docs',
        'LS',
      ),
      disallowedTools: listOf('Bash', 'Write', 'Edit', 'WebFetch', 'Agent', 'mcp__docs'),
      model: fc.constantFrom('opus', 'inherit', 'claude-opus-5'),
      effort,
      maxTurns: count,
      background: fc.boolean(),
      color: fc.constantFrom('red', 'cyan'),
      permissionMode: fc.constantFrom('plan', 'default', 'acceptEdits'),
      skills: fc.constant(['one']),
      hooks,
    },
  ],
  [
    'copilot',
    '.github/agents/helper.agent.md',
    {
      tools: listOrText(
        'read',
        'search',
        'edit',
        'execute',
        'web',
        'agent',
        'todo',
        'codebase',
        'edit/editFiles',
        'runCommands',
        'search/codebase',
        'web/fetch',
        'docs/find',
        'docs/*',
        '*',
        'execute/runInTerminal',
        'Read',
        'Bash',
      ),
      model: fc.oneof(
        fc.constantFrom('GPT-5', 'Claude Sonnet 4.5 (copilot)'),
        fc.constant(['GPT-5', 'Claude Sonnet 5']),
      ),
      target: fc.constantFrom('vscode', 'github-copilot'),
      'argument-hint': text,
      'mcp-servers': servers,
      handoffs: fc.constant([{ label: 'Next', agent: 'other', prompt: 'go' }]),
      'reasoning-effort': effort,
      'disable-model-invocation': fc.boolean(),
    },
  ],
  [
    'cursor',
    '.cursor/agents/helper.md',
    {
      model: fc.constantFrom('inherit', 'fast', 'gpt-5', 'claude-opus-5[effort=high]'),
      readonly: fc.boolean(),
      is_background: fc.boolean(),
    },
  ],
  [
    'opencode',
    '.opencode/agents/helper.md',
    {
      mode: fc.constantFrom('primary', 'subagent', 'all'),
      model: fc.constantFrom('anthropic/claude-sonnet-4-5', 'openai/gpt-5'),
      temperature,
      top_p: temperature,
      steps: count,
      hidden: fc.boolean(),
      color: fc.constantFrom('#ff0000', 'primary'),
      tools: fc.dictionary(
        fc.constantFrom('write', 'edit', 'bash', 'read', 'webfetch', 'task', 'docs_find', 'docs_*'),
        fc.boolean(),
      ),
      permission: fc.dictionary(
        fc.constantFrom('*', 'edit', 'bash', 'read', 'webfetch', 'task', 'grep', 'docs_*', 'skill'),
        action,
      ),
    },
  ],
  [
    'gemini-cli',
    '.gemini/agents/helper.md',
    {
      kind: fc.constant('local'),
      tools: listOf(
        'read_file',
        'write_file',
        'replace',
        'run_shell_command',
        'grep_search',
        'glob',
        'list_directory',
        'web_fetch',
        'google_web_search',
        'write_todos',
        'mcp_docs_find',
        'mcp_docs_*',
        'mcp_*',
        '*',
        'read_many_files',
      ),
      model: fc.constantFrom('gemini-3-pro', 'inherit'),
      temperature,
      max_turns: count,
      timeout_mins: count,
      mcp_servers: servers,
    },
  ],
  [
    'antigravity',
    '.agents/agents/helper.md',
    {
      mainAgent: fc.constant(true),
      tools: listOf(
        'view_file',
        'grep_search',
        'find_by_name',
        'list_dir',
        'write_to_file',
        'replace_file_content',
        'run_command',
        'search_web',
        'read_url_content',
        'invoke_subagent',
      ),
      model: fc.constantFrom('inherit', 'flash', 'pro'),
      commandExecutionPolicy: fc.constantFrom('off', 'auto'),
    },
  ],
  [
    'qwen-code',
    '.qwen/agents/helper.md',
    {
      tools: listOrText(
        'read_file',
        'write_file',
        'edit',
        'run_shell_command',
        'grep_search',
        'glob',
        'list_directory',
        'web_fetch',
        'web_search',
        'agent',
        'todo_write',
        'mcp__docs__find',
        '*',
        'Shell',
      ),
      disallowedTools: listOf('run_shell_command', 'write_file', 'edit', 'mcp__docs', 'agent'),
      model: fc.constantFrom('inherit', 'qwen3-coder', 'fast'),
      approvalMode: fc.constantFrom('plan', 'default', 'auto-edit', 'yolo'),
      maxTurns: count,
      runConfig: fc.constant({ max_turns: 5, max_time_minutes: 5 }),
      color: fc.constantFrom('red', 'auto'),
      background: fc.boolean(),
      mcpServers: servers,
      hooks,
    },
  ],
  [
    'factory',
    '.factory/droids/helper.md',
    {
      tools: fc.oneof(
        listOrText(
          'Read',
          'Grep',
          'Glob',
          'LS',
          'Create',
          'Edit',
          'ApplyPatch',
          'Execute',
          'WebSearch',
          'FetchUrl',
          'TodoWrite',
        ),
        fc.constantFrom('read-only', 'edit', 'execute', 'web', 'mcp'),
      ),
      model: fc.constantFrom('inherit', 'gpt-5', 'claude-opus-5'),
      reasoningEffort: effort,
      mcpServers: fc.constant(['docs']),
    },
  ],
  [
    'devin',
    '.devin/agents/helper.md',
    {
      'allowed-tools': listOf(
        'read',
        'grep',
        'glob',
        'edit',
        'write',
        'exec',
        'run_subagent',
        'web_search',
        'webfetch',
        'mcp__docs__find',
        'mcp__docs__*',
        'mcp__*',
      ),
      model: fc.constantFrom('sonnet', 'swe-1-7'),
      'max-nesting': fc.integer({ min: 0, max: 3 }),
    },
  ],
  [
    'pi',
    '.pi/agents/helper.md',
    {
      tools: listOrText(
        'read',
        'write',
        'edit',
        'bash',
        'powershell',
        'grep',
        'find',
        'ls',
        'codemode',
        'mcp:docs',
        'mcp:docs/find',
        'web_search',
      ),
      model: fc.constantFrom('anthropic/claude-sonnet-5', 'claude-opus-5'),
      thinking: fc.constantFrom('low', 'high', 'off'),
      defaultProgress: fc.boolean(),
      output: fc.constant('report.md'),
    },
  ],
];

const KIRO: Fields = {
  tools: listOf(
    'read',
    'write',
    'shell',
    'web',
    'subagent',
    'todo_list',
    'fs_read',
    'fs_write',
    'execute_bash',
    'grep',
    'glob',
    '@docs',
    '@docs/find',
    '@mcp',
    '@builtin',
    '*',
    'knowledge',
  ),
  excludedTools: listOf('write', 'shell', 'web', '@docs', '@mcp'),
  allowedTools: listOf('read', 'grep'),
  model: fc.constantFrom('claude-sonnet-4', 'auto'),
  resources: fc.constant(['file://README.md']),
  mcpServers: servers,
  welcomeMessage: text,
};

function markdownFiles(dialect: DialectId, place: string, fields: Fields): fc.Arbitrary<DialectFile> {
  return fc.record({ name, description, prompt, values: fc.record(fields, { requiredKeys: [] }) }).map((file) => ({
    dialect,
    place,
    text: `---\n${Object.entries({ name: file.name, description: file.description, ...file.values })
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}\n`)
      .join('')}---\n${file.prompt}`,
  }));
}

function codexFiles(): fc.Arbitrary<DialectFile> {
  const values = fc.record(
    {
      model: fc.constantFrom('gpt-5', 'gpt-5-codex'),
      model_reasoning_effort: fc.constantFrom('low', 'high', 'minimal'),
      sandbox_mode: fc.constantFrom('read-only', 'workspace-write'),
      nickname_candidates: fc.constant(['Ada']),
      mcp_servers: servers,
    },
    { requiredKeys: [] },
  );
  return fc.record({ name, description, prompt, values }).map((file) => ({
    dialect: 'codex',
    place: '.codex/agents/helper.toml',
    text: tomlText({
      name: file.name,
      description: file.description,
      developer_instructions: file.prompt,
      ...file.values,
    }),
  }));
}

function kiroFiles(): fc.Arbitrary<DialectFile> {
  const json = fc
    .record({ name, description, prompt, values: fc.record(KIRO, { requiredKeys: [] }) })
    .map(({ values, ...file }): DialectFile => ({
      dialect: 'kiro',
      place: '.kiro/agents/helper.json',
      text: JSON.stringify({ ...file, ...values }, null, 2),
    }));
  return fc.oneof(json, markdownFiles('kiro', '.kiro/agents/helper.md', KIRO));
}

/** An agent file, and where it would be in a project. */
export interface DialectFile {
  dialect: DialectId;
  place: string;
  text: string;
}
