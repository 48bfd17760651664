import { z } from 'zod';
import { hooksSchema } from './hooks.ts';

// One long file, because it is one table: the eighteen fields in the order of their documentation.
// Each field has metadata, for editors and for the reference in the guides: `description`; `source`, where it is
// documented; `absent`, what applies without it; `allowed`, what it may hold unless it is a choice of words; `examples`.

/** Claude Code's documentation of subagents, where the fields are defined. */
const SUBAGENTS = 'https://code.claude.com/docs/en/sub-agents';

/** Names in a comma-separated string or in a list. */
const nameList = z.union([z.string(), z.array(z.string())]);
/** A boolean of the frontmatter; Claude Code also reads the words in quotes, and nothing else. */
const flag = z.union([z.boolean(), z.literal(['true', 'false'])]);

/** The colours that Claude Code can show. */
export const COLORS = ['red', 'blue', 'green', 'yellow', 'purple', 'orange', 'pink', 'cyan'] as const;

/**
 * The frontmatter of an agent file: the eighteen fields that Claude Code reads. Only `name` and `description` are
 * required. Other fields are allowed, because Claude Code ignores them without an error.
 * @see https://code.claude.com/docs/en/sub-agents
 */
export const agentSchema = z.looseObject({
  /**
   * The name that the agent is called by: any text without `:` that does not start with `-`; by convention, lowercase
   * letters, digits and hyphens. It identifies the agent; the file may have another name.
   * @see https://code.claude.com/docs/en/sub-agents
   */
  name: z
    .string()
    .regex(/^(?!-)\s*[^:\s][^:]*$/, 'must be text without ":" that does not start with "-"')
    .meta({
      description: 'The name that the agent is called by.',
      source: SUBAGENTS,
      absent: 'required: the file is skipped',
      allowed: 'text without “:” that does not start with “-”; by convention, lowercase letters, digits and hyphens',
      examples: ['code-reviewer'],
    }),

  /**
   * When to delegate to the agent: any text. It is in the context of every session, so a short one is cheaper.
   * @see https://code.claude.com/docs/en/sub-agents
   */
  description: z
    .string()
    .regex(/\S/, 'must not be empty')
    .meta({
      description: 'When to delegate to the agent; always in context.',
      source: SUBAGENTS,
      absent: 'required: the file is skipped',
      allowed: 'text that is not empty',
      examples: ['Reviews changes to SQL migrations. Call it before a migration is merged.'],
    }),

  /**
   * The tools that the agent may use: a comma-separated string or a list, each `Tool` or `Tool(specifier)`.
   * @default absent: every tool that subagents can have
   * @see https://code.claude.com/docs/en/tools-reference
   */
  tools: nameList.optional().meta({
    description: 'The tools that the agent may use.',
    source: SUBAGENTS,
    absent: 'every tool that a subagent can have',
    allowed: 'names separated by commas, or a list; each may have a limit in brackets',
    examples: ['Read, Grep, Glob', 'Read, Bash(git log *)'],
  }),

  /**
   * The tools that the agent may not use, applied before `tools`. It takes the same forms as `tools`, but a specifier
   * does not narrow it: the whole tool is denied.
   * @default absent: none
   * @see https://code.claude.com/docs/en/sub-agents
   */
  disallowedTools: nameList.optional().meta({
    description: 'The tools that the agent may not use, applied before “tools”.',
    source: SUBAGENTS,
    absent: 'no tool is denied',
    allowed: 'names separated by commas, or a list',
    examples: ['Bash, WebFetch'],
  }),

  /**
   * The model: `sonnet`, `opus`, `haiku`, `fable`, a full ID such as `claude-sonnet-5`, or `inherit`.
   * @default inherit: the model of the session
   * @see https://code.claude.com/docs/en/sub-agents
   */
  model: z
    .stringFormat(
      'model',
      /^(?:sonnet|opus|haiku|fable|inherit|(?:[\w-]{1,64}[./:]){0,12}claude-[\w.:@-]{1,128})(?:\[1m\])?$/,
    )
    .optional()
    .meta({
      description: 'The model that the agent runs on.',
      source: SUBAGENTS,
      absent: 'the model of the session',
      allowed: 'sonnet, opus, haiku, fable, inherit, or a full model ID',
      examples: ['sonnet', 'claude-sonnet-5'],
    }),

  /**
   * How Claude Code asks for permissions: `default`, `acceptEdits`, `auto`, `dontAsk`, `bypassPermissions`, `plan`, or
   * `manual`, which is the same as `default`. Ignored in plugins.
   * @default the mode of the session
   * @see https://code.claude.com/docs/en/sub-agents
   */
  permissionMode: z
    .enum(['default', 'acceptEdits', 'auto', 'dontAsk', 'bypassPermissions', 'plan', 'manual'])
    .optional()
    .meta({
      description: 'How Claude Code asks for permissions. Ignored in plugins.',
      source: SUBAGENTS,
      absent: 'the mode of the session',
      examples: ['plan', 'acceptEdits'],
    }),

  /**
   * The number of turns after which the agent stops: a whole number above zero.
   * @default absent: no limit
   * @see https://code.claude.com/docs/en/sub-agents
   */
  maxTurns: z
    .int()
    .positive()
    .optional()
    .meta({
      description: 'The number of turns after which the agent stops.',
      source: SUBAGENTS,
      absent: 'no limit',
      allowed: 'a whole number above zero',
      examples: [20],
    }),

  /**
   * The names of the skills whose full text is in the agent's context when it starts.
   * @default absent: none
   * @see https://code.claude.com/docs/en/sub-agents
   */
  skills: nameList.optional().meta({
    description: 'The skills whose text is in the agent’s context when it starts.',
    source: SUBAGENTS,
    absent: 'none',
    allowed: 'names separated by commas, or a list',
    examples: [['release-notes']],
  }),

  /**
   * The agent's MCP servers: a list, in which each entry is the name of a configured server or a map from a name to a
   * configuration. Ignored in plugins.
   * @default absent: the servers of the session
   * @see https://code.claude.com/docs/en/sub-agents
   */
  mcpServers: z
    .union([z.array(z.union([z.string(), z.record(z.string(), z.unknown())])), z.record(z.string(), z.unknown())])
    .optional()
    .meta({
      description: 'The agent’s MCP servers. Ignored in plugins.',
      source: SUBAGENTS,
      absent: 'the servers of the session',
      allowed: 'a list of server names, or of names with their configuration',
      examples: [['context7']],
    }),

  /**
   * Commands that run on events while the agent works: a map from an event to a list of matchers with their hooks.
   * Ignored in plugins.
   * @default absent: none
   * @see https://code.claude.com/docs/en/sub-agents
   */
  hooks: hooksSchema.optional().meta({
    description: 'Commands that run on events while the agent works. Ignored in plugins.',
    source: SUBAGENTS,
    absent: 'none',
    allowed: 'a map from an event to its matchers and commands',
    examples: [{ PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: './check.sh' }] }] }],
  }),

  /**
   * Where the agent keeps notes between sessions: `user`, `project` or `local`. This gives the agent Read, Write and
   * Edit, for any file.
   * @default absent: no memory
   * @see https://code.claude.com/docs/en/sub-agents
   */
  memory: z
    .enum(['user', 'project', 'local'])
    .optional()
    .meta({
      description: 'Where the agent keeps notes between sessions. It also gets Read, Write and Edit, for any file.',
      source: SUBAGENTS,
      absent: 'no memory',
      examples: ['project'],
    }),

  /**
   * Whether the agent always runs in the background: `true` or `false`.
   * @default false
   * @see https://code.claude.com/docs/en/sub-agents
   */
  background: flag.optional().meta({
    description: 'Whether the agent always runs in the background.',
    source: SUBAGENTS,
    absent: 'false: the session decides',
    allowed: 'true or false',
    examples: [true],
  }),

  /**
   * Whether the agent starts without the CLAUDE.md files: `true` or `false`.
   * @default false
   * @see https://code.claude.com/docs/pt/sub-agents
   */
  omitClaudeMd: flag.optional().meta({
    description: 'Whether the agent starts without the CLAUDE.md files.',
    source: SUBAGENTS,
    absent: 'false: the files are read',
    allowed: 'true or false',
    examples: [true],
  }),

  /**
   * How much the model thinks: `low`, `medium`, `high`, `xhigh`, `max`, or a whole number.
   * @default the effort of the session
   * @see https://code.claude.com/docs/en/sub-agents
   */
  effort: z
    .union([z.enum(['low', 'medium', 'high', 'xhigh', 'max']), z.int()])
    .optional()
    .meta({
      description: 'How much the model thinks.',
      source: SUBAGENTS,
      absent: 'the effort of the session',
      allowed: 'low, medium, high, xhigh, max or a whole number',
      examples: ['high', 'max'],
    }),

  /**
   * `worktree` gives the agent its own git worktree, `remote` a machine elsewhere.
   * @default absent: the agent works where the session works
   * @see https://code.claude.com/docs/en/sub-agents
   */
  isolation: z
    .enum(['worktree', 'remote'])
    .optional()
    .meta({
      description: 'Where the agent works: in its own git worktree, or on another machine.',
      source: SUBAGENTS,
      absent: 'the agent works where the session works',
      examples: ['worktree'],
    }),

  /**
   * The colour of the agent's name on screen: `red`, `blue`, `green`, `yellow`, `purple`, `orange`, `pink` or `cyan`.
   * @default absent: no colour
   * @see https://code.claude.com/docs/en/sub-agents
   */
  color: z
    .enum(COLORS)
    .optional()
    .meta({
      description: 'The colour of the agent’s name.',
      source: SUBAGENTS,
      absent: 'no colour',
      examples: ['blue'],
    }),

  /**
   * The first user turn when the agent runs as the main thread (`claude --agent`). Ignored in plugins.
   * @default absent: the user writes the first turn
   * @see https://code.claude.com/docs/pt/sub-agents
   */
  initialPrompt: z
    .string()
    .optional()
    .meta({
      description: 'The first user turn when the agent runs as the main thread. Ignored in plugins.',
      source: SUBAGENTS,
      absent: 'you write the first turn',
      allowed: 'text',
      examples: ['Read the open issues and suggest one.'],
    }),

  /**
   * Settings that may change: `cacheTtl` with `5m` or `1h`.
   * @default absent: none
   * @see https://github.com/anthropics/claude-code/releases/tag/v2.1.248
   */
  experimental: z
    .looseObject({
      /** How long the prompt cache lasts: `5m` or `1h`. */
      cacheTtl: z.enum(['5m', '1h']).optional(),
    })
    .optional()
    .meta({
      description: 'Settings that may change, such as cacheTtl.',
      source: 'https://github.com/anthropics/claude-code/releases/tag/v2.1.248',
      absent: 'none',
      allowed: 'a map, in which cacheTtl may be 5m or 1h',
      examples: [{ cacheTtl: '1h' }],
    }),
});

/** The names of the eighteen fields, in the order of the documentation. */
export const FIELD_NAMES: readonly string[] = Object.keys(agentSchema.shape);
