import fc from 'fast-check';
import type { Agent, AgentFile } from '../../../src/agent/agent-file.ts';
import { portableForm } from '../../../src/agent/portable.ts';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { FUZZ_SEED, fuzzRuns, remembering } from '../fuzz.ts';
import { agentOf } from '../make/agent-file.ts';
import { bytesOf, textOf } from '../make/bytes.ts';
import { described, layout } from './examples/random-descriptions.ts';

/** How many files each property is tried on. */
export const RUNS = fuzzRuns(300, 100);

/** Characters that mean something to YAML, to Markdown, to dialogues or to a reader's eye. */
const telling = fc.constantFrom(
  ...['\n', '\n\n', '\r\n', '\r', '\t', ' ', '---', '...', '\n---\n', ': ', ':', '- ', '# ', '|\n  ', '>-\n'],
  ...['"', "'", '\\', '\\n', '\\"', '\\\\n', '`', '```\n', '*', '&a', '*a', '!t ', '<<: ', '?', '%', '@', '{', '}'],
  ...['[', ']', ',', 'Context: ', 'user: ', 'assistant: ', 'Examples:', '<example>', '</example>', '<commentary>'],
  ...['~', '0x1'],
  ...['\0', '\u0007', '\u007F', '\u0085', '\u00A0', '\u200B', '\u200D', '\u2028', '\u202E', '\uFEFF', '\uFFFD', '👩‍💻'],
  ...['é', 'e\u0301', '世', '\u{E0041}', 'name: ', 'tools: ', 'description: ', 'true', 'null', '1.0'],
  ...['=', '$', '\uFFFE'],
);

/** Text full of such characters, or any text. */
const anything = fc.oneof(
  { weight: 3, arbitrary: fc.array(telling, { maxLength: 12 }).map((parts) => parts.join('')) },
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ maxLength: 20 }),
);

const extraField = fc.constantFrom(
  'tools: Read, Grep',
  'tools: *',
  'tools:\n  - Read\n  - Bash(git log *)',
  'tools: &t [Read]',
  'disallowedTools: *t',
  'model: Sonnet',
  'color: "#ff8800"',
  'maxTurns: 1e2',
  'background: yes',
  'hooks:\n  Stop:\n    - matcher: "*"\n      hooks: [{ type: command, command: "echo a: b" }]',
  'skills: [a, "b: c", 2024-01-01, ~]',
  'version: 1.0',
  'updated: 2024-01-01',
  'Version: two',
  '"quoted key": 0o17',
  '? complex\n: key',
  'allowed-tools: Read',
  'experimental: { cacheTtl: 5m }',
  'initialPrompt: |\n  One: two\n\n  Three',
  '# a comment',
  '',
);

const nameText = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5}){0,2}$/) },
  fc.constantFrom(
    '1.0',
    '0x10',
    'True',
    '2024-01-01',
    '"a\\tb"',
    'Ärger',
    'a b',
    "it's",
    '[a, b]',
    '"\\x7F"',
    '~a',
    '👋',
  ),
);

const body = fc.oneof(
  fc.constantFrom(
    '',
    '\n',
    '\nDo the work.\n',
    '\n---\nname: other\n---\n',
    '\uFEFFx',
    '```\nopen',
    '## Example\n\nuser: "a"\n',
  ),
  described,
  anything,
);

/** Files as people write them. */
const wellFormed = fc
  .record({ nameText, described, layout, extra: fc.array(extraField, { maxLength: 3 }), body, nameFirst: fc.boolean() })
  .map(({ nameText, described, layout, extra, body, nameFirst }) => {
    const fields = [`description: ${layout(described)}`, ...extra];
    const header = nameFirst ? [`name: ${nameText}`, ...fields] : [...fields, `name: ${nameText}`];
    return `---\n${header.join('\n')}\n---\n${body}`;
  });

const accident: fc.Arbitrary<Accident> = fc.record({
  kind: fc.constantFrom('delete', 'insert', 'duplicate line', 'drop line', 'truncate', 'swap', 'crlf', 'mark'),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 12 }),
  text: anything,
});

function mangle(text: string, { kind, place, length, text: inserted }: Accident): string {
  const at = Math.floor(place * text.length);
  const lines = text.split('\n');
  const line = Math.floor(place * (lines.length - 1));
  switch (kind) {
    case 'delete':
      return text.slice(0, at) + text.slice(at + length);
    case 'insert':
      return text.slice(0, at) + inserted + text.slice(at);
    case 'duplicate line':
      return lines.toSpliced(line, 0, lines[line] ?? '').join('\n');
    case 'drop line':
      return lines.toSpliced(line, 1).join('\n');
    case 'truncate':
      return text.slice(0, at);
    case 'swap':
      return text.slice(at) + text.slice(0, at);
    case 'crlf':
      return text.replaceAll('\n', '\r\n');
    case 'mark':
      return `\uFEFF${text}`;
  }
}

const mangled = fc
  .tuple(wellFormed, fc.array(accident, { minLength: 1, maxLength: 4 }))
  .map(([text, accidents]) => accidents.reduce(mangle, text));

/** Damaged files with single bytes overwritten, which breaks UTF-8. */
const corrupted = fc
  .tuple(mangled, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }))
  .map(([text, changes]) => {
    const bytes = bytesOf(text);
    for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
    return bytes;
  });

const inHeader = anything.map((text) => bytesOf(`---\n${text}\n---\nBody.\n`));
const inDescription = anything.map((text) => bytesOf(`---\nname: helper\ndescription: ${text}\n---\nBody.\n`));

/** Files of every kind: well-formed, damaged, or odd in their header. */
export const anyFile = fc
  .oneof(
    { weight: 3, arbitrary: corrupted },
    { weight: 2, arbitrary: mangled.map(bytesOf) },
    { weight: 2, arbitrary: wellFormed.map(bytesOf) },
    inHeader,
    inDescription,
  )
  .map((bytes) => ({ bytes, shown: textOf(bytes) }));

/** Paths that show what tool a file is for. */
export const PLACES = [
  ...['.github/agents/a.agent.md', '.cursor/agents/a.md', '.opencode/agents/a.md', '.gemini/agents/a.md'],
  ...['.agents/agents/a.md', '.qwen/agents/a.md', '.factory/droids/a.md', '.kiro/agents/a.md', '.devin/agents/a.md'],
  ...['.pi/agents/a.md', '.codex/agents/a.md'],
];

/** The fields of agents in any dialect, with values of any kind. */
const anyValues = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      ...['name', 'description', 'prompt', 'developer_instructions', 'tools', 'permission', 'permissions', 'model'],
      ...['disallowedTools', 'excludedTools', 'allowed-tools', 'mcpServers', 'mcp_servers', 'hooks', 'runConfig'],
      ...['resources', 'thinking', 'constructor'],
    ),
    fc.string({ maxLength: 6 }),
  ),
  fc.oneof(fc.string({ maxLength: 30 }), anything, fc.jsonValue({ maxDepth: 3 }), fc.array(anything, { maxLength: 4 })),
  { maxKeys: 8 },
);

/** JSON with such fields, mostly whole. */
export const anyJson = fc
  .tuple(anyValues, fc.constantFrom(undefined, 2), fc.nat(200))
  .map(([values, indent, cut]) => JSON.stringify(values, undefined, indent).slice(0, cut < 20 ? cut : undefined))
  .map(bytesOf);

/** TOML with such fields, mostly whole. */
export const anyToml = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...['a', 'name', 'description', 'developer_instructions']), anything)),
    fc.nat(3),
  )
  .map(([fields, kind]) =>
    fields
      .map(([key, text], index) => {
        const value =
          [JSON.stringify(text), `'''${text}'''`, `"""\n${text}"""`, `[${JSON.stringify(text)}]`][kind] ?? '';
        return `${index < 4 ? '' : 'x.'}${key}${index < 4 && index > 0 ? index : ''} = ${value}`;
      })
      .join('\n'),
  )
  .map(bytesOf);

/** Arbitrary bytes, alone or where a header, the value of a field or the body is expected. */
export const anyBytes = fc
  .tuple(
    fc.constantFrom('', '---\n', '---\nname: a\ndescription: ', '---\nname: a\ndescription: b\n---\n'),
    fc.uint8Array({ maxLength: 200 }),
    fc.constantFrom('', '\n---\n', '\n---\nBody.\n'),
  )
  .map(([before, bytes, after]) => Uint8Array.from([...bytesOf(before), ...bytes, ...bytesOf(after)]));

/** Checks a property of files of every kind. All properties look at the same files, each of which is read once. */
export function forFiles(check: (file: AgentFile) => void): void {
  fc.assert(
    fc.property(anyFile, ({ bytes }) => {
      check(readOnce(Buffer.from(bytes).toString('latin1')).file);
    }),
    { numRuns: RUNS, seed: FUZZ_SEED },
  );
}

/** Checks a property of the files that are agents, and of their portable forms. */
export function forAgents(check: (agent: Agent, again: Agent, file: AgentFile, portable: Uint8Array) => void): void {
  fc.assert(
    fc.property(anyFile, ({ bytes }) => {
      const read = readOnce(Buffer.from(bytes).toString('latin1'));
      if (read.file.agent === undefined) return;
      read.portable ??= portableForm(read.file.bytes, read.file.agent);
      read.again ??= agentOf(readAgent(read.portable, 'agent.md'));
      check(read.file.agent, read.again, read.file, read.portable);
    }),
    { numRuns: RUNS, seed: FUZZ_SEED },
  );
}

const readOnce = remembering((latin1: string): Read => {
  return { file: readAgent(new Uint8Array(Buffer.from(latin1, 'latin1')), 'agent.md') };
});

/** A file that was read, and what its portable form is read as. */
interface Read {
  file: AgentFile;
  portable?: Uint8Array;
  again?: Agent;
}

/** One thing that goes wrong with a file. */
interface Accident {
  kind: 'delete' | 'insert' | 'duplicate line' | 'drop line' | 'truncate' | 'swap' | 'crlf' | 'mark';
  /** How far into the file, from 0 to 1. */
  place: number;
  length: number;
  text: string;
}
