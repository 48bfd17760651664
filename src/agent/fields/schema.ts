import { z } from 'zod';

// Every field says of itself, for editors and for the reference among the guides: its description; its `source`; `absent`,
// what holds when the field is not there; `allowed`, what it may hold where that is not a choice of words; `examples`.

/** Claude Code's documentation of subagents, where the fields are defined. */
const SUBAGENTS = 'https://code.claude.com/docs/en/sub-agents';

const toolList = z.union([z.string(), z.array(z.string())]);
/** Frontmatter booleans may also be written yes, no, on, off, 1 and 0. */
const flag = z.union([z.boolean(), z.literal([0, 1]), z.stringFormat('yes or no', /^(?:true|false|yes|no|on|off)$/i)]);

/** The model names that are not full model ids. */
export const MODEL_ALIASES = ['sonnet', 'opus', 'haiku', 'fable', 'inherit'] as const;

/** The colours that Claude Code can show. */
export const COLORS = ['red', 'blue', 'green', 'yellow', 'purple', 'orange', 'pink', 'cyan'] as const;

/**
 * The frontmatter of an agent file: the eighteen fields that Claude Code reads. Only `name` and `description` are
 * required; fields that are not listed are ignored by Claude Code without an error, so they are allowed here.
 * @see https://code.claude.com/docs/en/sub-agents
 */
export const agentSchema = z.looseObject({
  /**
   * What the agent is called by. Any text without `:` that does not start with `-`; lowercase letters, digits and
   * hyphens by convention. The name is the identity: the file may be called otherwise.
   * @see https://code.claude.com/docs/en/sub-agents
   */
  name: z
    .string()
    .regex(/^(?!-)\s*[^:\s][^:]*$/, 'must be text without ":" that does not start with "-"')
    .meta({
      description: 'What the agent is called by: lowercase letters, digits and hyphens.',
      source: SUBAGENTS,
      absent: 'never: the file is skipped',
      allowed: 'text without “:” that does not start with “-”; lowercase letters, digits and hyphens by custom',
      examples: ['code-reviewer'],
    }),

  /**
   * When to delegate to the agent. Free text; it is in the context of every session, so short is cheap.
   * @see https://code.claude.com/docs/en/sub-agents
   */
  description: z
    .string()
    .regex(/\S/, 'must not be empty')
    .meta({
      description: 'When to delegate to the agent; always in context.',
      source: SUBAGENTS,
      absent: 'never: the file is skipped',
      allowed: 'text that is not empty',
      examples: ['Reviews changes to SQL migrations. Call it before a migration is merged.'],
    }),

  /**
   * The tools that the agent may use: a comma-separated string or a list, each `Tool` or `Tool(specifier)`.
   * @default absent: every tool that subagents can have
   * @see https://code.claude.com/docs/en/tools-reference
   */
  tools: toolList.optional().meta({
    description: 'Tools the agent may use. Absent means every tool.',
    source: SUBAGENTS,
    absent: 'every tool that a subagent can have',
    allowed: 'names on one line, with commas, or a list; each may have a limit in brackets',
    examples: ['Read, Grep, Glob', 'Read, Bash(git log *)'],
  }),

  /**
   * The tools that the agent may not use, taken away before `tools` is looked at. The same shapes as `tools`; a
   * specifier does not narrow it, the whole tool goes.
   * @default absent: none
   * @see https://code.claude.com/docs/en/sub-agents
   */
  disallowedTools: toolList.optional().meta({
    description: 'Tools the agent may not use, applied before “tools”.',
    source: SUBAGENTS,
    absent: 'none is taken away',
    allowed: 'names on one line, with commas, or a list',
    examples: ['Bash, WebFetch'],
  }),

  /**
   * The model: `sonnet`, `opus`, `haiku`, `fable`, a full id such as `claude-sonnet-5`, or `inherit`.
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
      description: 'sonnet, opus, haiku, fable, a full model id, or inherit (the default).',
      source: SUBAGENTS,
      absent: 'the model of the session',
      allowed: 'sonnet, opus, haiku, fable, inherit, or a full model id',
      examples: ['sonnet', 'claude-sonnet-5'],
    }),

  /**
   * How permissions are asked for: `default`, `acceptEdits`, `auto`, `dontAsk`, `bypassPermissions`, `plan`, or
   * `manual`, which is the same as `default`. Ignored in plugins.
   * @default the mode of the session
   * @see https://code.claude.com/docs/en/sub-agents
   */
  permissionMode: z
    .enum(['default', 'acceptEdits', 'auto', 'dontAsk', 'bypassPermissions', 'plan', 'manual'])
    .optional()
    .meta({
      description: 'How permissions are asked for. Ignored in plugins.',
      source: SUBAGENTS,
      absent: 'the mode of the session',
      examples: ['plan', 'acceptEdits'],
    }),

  /**
   * After how many turns the agent stops: a whole number above zero.
   * @default absent: no limit
   * @see https://code.claude.com/docs/en/sub-agents
   */
  maxTurns: z
    .int()
    .positive()
    .optional()
    .meta({
      description: 'After how many turns the agent stops.',
      source: SUBAGENTS,
      absent: 'no limit',
      allowed: 'a whole number above zero',
      examples: [20],
    }),

  /**
   * Names of skills whose full text is put into the agent's context when it starts.
   * @default absent: none
   * @see https://code.claude.com/docs/en/sub-agents
   */
  skills: toolList.optional().meta({
    description: 'Skills whose text the agent starts with.',
    source: SUBAGENTS,
    absent: 'none',
    allowed: 'names on one line, with commas, or a list',
    examples: [['release-notes']],
  }),

  /**
   * MCP servers for this agent: a list, each the name of a configured server or a map from a name to its
   * configuration. Ignored in plugins.
   * @default absent: the servers of the session
   * @see https://code.claude.com/docs/en/sub-agents
   */
  mcpServers: z
    .union([z.array(z.union([z.string(), z.record(z.string(), z.unknown())])), z.record(z.string(), z.unknown())])
    .optional()
    .meta({
      description: 'MCP servers for this agent. Ignored in plugins.',
      source: SUBAGENTS,
      absent: 'the servers of the session',
      allowed: 'a list of names of servers, or of names with a configuration',
      examples: [['context7']],
    }),

  /**
   * Commands run around the agent's work: a map from an event to a list of matchers with their hooks. Ignored in
   * plugins.
   * @default absent: none
   * @see https://code.claude.com/docs/en/sub-agents
   */
  hooks: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({
      description: 'Commands run around the agent’s work. Ignored in plugins.',
      source: SUBAGENTS,
      absent: 'none',
      allowed: 'a map from an event to its matchers and commands',
      examples: [{ PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: './check.sh' }] }] }],
    }),

  /**
   * Where the agent keeps notes between sessions: `user`, `project` or `local`. Turns Read, Write and Edit on for that
   * folder.
   * @default absent: no memory
   * @see https://code.claude.com/docs/en/sub-agents
   */
  memory: z
    .enum(['user', 'project', 'local'])
    .optional()
    .meta({
      description: 'Where the agent keeps notes between sessions.',
      source: SUBAGENTS,
      absent: 'no memory',
      examples: ['project'],
    }),

  /**
   * Whether the agent always runs in the background: `true` or `false`, also yes, no, on, off, 1, 0.
   * @default false
   * @see https://code.claude.com/docs/en/sub-agents
   */
  background: flag.optional().meta({
    description: 'Whether the agent stays in the background.',
    source: SUBAGENTS,
    absent: 'false: the session decides',
    allowed: 'true or false; also yes, no, on, off, 1 and 0',
    examples: [true],
  }),

  /**
   * Whether the agent starts without the CLAUDE.md files: `true` or `false`, also yes, no, on, off, 1, 0.
   * @default false
   * @see https://code.claude.com/docs/pt/sub-agents
   */
  omitClaudeMd: flag.optional().meta({
    description: 'Whether the agent starts without CLAUDE.md files.',
    source: SUBAGENTS,
    absent: 'false: the files are read',
    allowed: 'true or false; also yes, no, on, off, 1 and 0',
    examples: [true],
  }),

  /**
   * How much thought the model spends: `low`, `medium`, `high`, `xhigh` or `max`.
   * @default the effort of the session
   * @see https://code.claude.com/docs/en/sub-agents
   */
  effort: z
    .enum(['low', 'medium', 'high', 'xhigh', 'max'])
    .optional()
    .meta({
      description: 'How much thought the model spends.',
      source: SUBAGENTS,
      absent: 'the effort of the session',
      examples: ['high', 'max'],
    }),

  /**
   * `worktree` gives the agent a git worktree of its own.
   * @default absent: it works where the session works
   * @see https://code.claude.com/docs/en/sub-agents
   */
  isolation: z
    .enum(['worktree'])
    .optional()
    .meta({
      description: 'worktree: the agent works in a git worktree of its own.',
      source: SUBAGENTS,
      absent: 'it works where the session works',
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
   * @default absent: the user speaks first
   * @see https://code.claude.com/docs/pt/sub-agents
   */
  initialPrompt: z
    .string()
    .optional()
    .meta({
      description: 'The first user turn when the agent is the main thread.',
      source: SUBAGENTS,
      absent: 'you speak first',
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
      /** How long the prompt cache lives: `5m` or `1h`. */
      cacheTtl: z.enum(['5m', '1h']).optional(),
    })
    .optional()
    .meta({
      description: 'Settings that may change, such as cacheTtl.',
      source: 'https://github.com/anthropics/claude-code/releases/tag/v2.1.248',
      absent: 'none',
      allowed: 'a map; cacheTtl in it may be 5m or 1h',
      examples: [{ cacheTtl: '1h' }],
    }),
});

/** The names of the eighteen fields, in the order of the documentation. */
export const FIELD_NAMES: readonly string[] = Object.keys(agentSchema.shape);

/** Frontmatter whose values are all as documented. */
export type AgentFrontmatter = z.infer<typeof agentSchema>;
