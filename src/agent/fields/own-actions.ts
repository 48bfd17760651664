import { isMap } from '../is-map.ts';
import { hooksSchema } from './hooks.ts';

/**
 * What an agent does, gets or is allowed by itself: everything of its header, besides the description and the tools, that a
 * model or a shell gets. The texts are whole.
 * @param values the header's fields by key, of any type
 */
export function ownActions(values: Readonly<Record<string, unknown>>): OwnAction[] {
  return OWN_FIELDS.flatMap(({ key, read }) => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (value === undefined || value === null || value === '') return [];
    return read(value).map((action) => ({ field: key, ...action }));
  });
}

/** The texts in a value, each with the path to it. Depth and number of its parts are bounded by those of a header. */
export function textsIn(value: unknown, path: readonly string[] = []): { path: readonly string[]; text: string }[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object') return [{ path, text: JSON.stringify(value) }];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    textsIn(inner, Array.isArray(value) ? path : [...path, key]),
  );
}

/** The hooks, whatever their shape. */
function readHooks(value: unknown): Action[] {
  const parsed = hooksSchema.safeParse(value);
  if (!parsed.success) {
    return [{ kind: 'unknown', words: 'Has hooks in a shape that Claude Code does not know', text: plain(value) }];
  }
  return Object.entries(parsed.data).flatMap(([event, matchers]) =>
    (matchers ?? []).flatMap(({ matcher, hooks, ...others }) =>
      hooks.map((hook) => {
        const { kind, does, text, known } = readHook(hook);
        const tools = matcher === undefined || matcher === '' || matcher === '*' ? '' : ` (${matcher})`;
        return {
          kind,
          words: `On ${event}${tools}, ${does}`,
          text,
          also: extras({ ...others, ...without(hook, known) }),
        };
      }),
    ),
  );
}

function readHook(hook: Hook): Omit<Action, 'words' | 'also'> & { does: string; known: string[] } {
  switch (hook.type) {
    case 'command':
      return { kind: 'shell', does: 'runs', text: hook.command, known: ['type', 'command'] };
    case 'prompt':
      return { kind: 'model', does: 'asks a model', text: hook.prompt, known: ['type', 'prompt'] };
    case 'agent':
      return { kind: 'model', does: 'starts an agent with', text: hook.prompt, known: ['type', 'prompt'] };
    case 'http':
      return { kind: 'network', does: 'sends what happened to', text: hook.url, known: ['type', 'url'] };
    case 'mcp_tool':
      return {
        kind: 'network',
        does: 'calls a tool of an MCP server',
        text: `${hook.server}: ${hook.tool}`,
        known: ['type', 'server', 'tool'],
      };
  }
}

function readServers(value: unknown): Action[] {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry) => {
    if (!isMap(entry)) return [{ kind: 'setting', words: 'Uses the configured MCP server', text: plain(entry) }];
    return Object.entries(entry).map(([name, server]) => readServer(name, server));
  });
}

function readServer(name: string, server: unknown): Action {
  if (!isMap(server)) return { kind: 'unknown', words: `Has the MCP server ${name}`, text: plain(server) };
  const { command, args, url } = server;
  if (typeof command === 'string') {
    const words = [command, ...(Array.isArray(args) ? args.map(plain) : args === undefined ? [] : [plain(args)])];
    return {
      kind: 'shell',
      words: `Starts the MCP server ${name}`,
      also: extras(without(server, ['command', 'args'])),
      text: words.join(' '),
    };
  }
  if (typeof url === 'string') {
    return {
      kind: 'network',
      words: `Connects to the MCP server ${name}`,
      also: extras(without(server, ['url'])),
      text: url,
    };
  }
  return { kind: 'unknown', words: `Has the MCP server ${name}`, text: plain(server) };
}

function readSkills(value: unknown): Action[] {
  const names = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value.map(plain) : [plain(value)];
  const text = names.map((name) => name.trim()).join(', ');
  return [{ kind: 'model', words: 'Has the text of these skills in its context', text }];
}

/** The reader of a field with one of a few values. @param words what each value means */
function oneOf(words: Readonly<Record<string, string>>): (value: unknown) => Action[] {
  return (value) => {
    const text = plain(value);
    const known = Object.hasOwn(words, text) ? words[text] : undefined;
    return [
      known === undefined
        ? { kind: 'unknown', words: 'Has a value that Claude Code does not know', text }
        : { kind: 'setting', words: known, text },
    ];
  };
}

/** The rest of a configuration, on one line. */
function extras(rest: Readonly<Record<string, unknown>>): string {
  return plain(rest).replaceAll('\n', ', ');
}

/** Any value as text: a text itself, and for a list or a map the texts in it. */
function plain(value: unknown): string {
  if (value === null) return 'null';
  return textsIn(value)
    .map(({ path, text }) => (path.length === 0 ? text : `${path.join(' › ')}: ${text}`))
    .join('\n');
}

function without(map: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

/** The fields, in the order in which the page shows them. */
const OWN_FIELDS: readonly { key: string; read: (value: unknown) => Action[] }[] = [
  {
    key: 'initialPrompt',
    read: (value) => [
      { kind: 'model', words: 'Starts with this message when it runs as the main thread', text: plain(value) },
    ],
  },
  { key: 'hooks', read: readHooks },
  { key: 'mcpServers', read: readServers },
  { key: 'skills', read: readSkills },
  {
    key: 'permissionMode',
    read: oneOf({
      default: 'Asks before it changes or runs anything that is not allowed already',
      manual: 'Asks before it changes or runs anything that is not allowed already',
      acceptEdits: 'Changes files without asking',
      auto: 'Lets a model decide what needs your consent',
      dontAsk: 'Refuses whatever is not allowed already, without asking',
      bypassPermissions: 'Never asks for permission',
      plan: 'Only reads and plans',
    }),
  },
  {
    key: 'memory',
    read: oneOf({
      user: 'Keeps notes for all your projects, and may read and write any file',
      project: 'Keeps notes in the project, and may read and write any file',
      local: 'Keeps notes in the project that git ignores, and may read and write any file',
    }),
  },
  {
    key: 'isolation',
    read: oneOf({ worktree: 'Works in a git worktree of its own', remote: 'Works on another machine' }),
  },
  {
    key: 'background',
    read: oneOf({ true: 'Always runs in the background', false: 'Runs in the background only if you say so' }),
  },
  {
    key: 'omitClaudeMd',
    read: oneOf({ true: 'Starts without the CLAUDE.md files', false: 'Starts with the CLAUDE.md files' }),
  },
  { key: 'maxTurns', read: (value) => [{ kind: 'setting', words: 'Stops after this many turns', text: plain(value) }] },
  {
    key: 'experimental',
    read: (value) => [{ kind: 'setting', words: 'Has settings that may change', text: plain(value) }],
  },
];

type Hook = NonNullable<ReturnType<typeof hooksSchema.parse>[string]>[number]['hooks'][number];
type Action = Omit<OwnAction, 'field'>;

/** Something that an agent does by itself. */
export interface OwnAction {
  /** The field that says so. */
  field: string;
  /** Who gets the text; `setting` when nobody does, `unknown` when Claude Code does not know the value. */
  kind: 'shell' | 'network' | 'model' | 'setting' | 'unknown';
  /** What happens. */
  words: string;
  /** What a model or a shell gets, or the value. */
  text: string;
  /** The rest of its configuration, such as a limit of time. */
  also?: string;
}
