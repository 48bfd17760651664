import { createHash } from 'node:crypto';
import fc from 'fast-check';
import matter from 'gray-matter';
import { describe, expect, test } from 'vitest';
import { readAgent } from '../../../src/agent/read-agent.ts';
import type { LocatedExample } from '../../../src/agent/examples/examples.ts';
import type { Agent, AgentFile } from '../../../src/agent/agent-file.ts';
import { splitDescription } from '../../../src/agent/examples/description.ts';
import { portableForm } from '../../../src/agent/portable.ts';
import { decodeSource } from '../../../src/agent/header/source.ts';
import { agentOf } from '../make/agent-file.ts';
import { bytesOf, textOf } from '../make/bytes.ts';

/** Set FUZZ_RUNS for a longer look than the suite can take. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

/** Characters that mean something to YAML, to Markdown, to dialogues or to a reader's eye. */
const telling = fc.constantFrom(
  ...['\n', '\n\n', '\r\n', '\r', '\t', ' ', '---', '...', '\n---\n', ': ', ':', '- ', '# ', '|\n  ', '>-\n'],
  ...[
    '"',
    "'",
    '\\',
    '\\n',
    '\\"',
    '\\\\n',
    '`',
    '```\n',
    '*',
    '&a',
    '*a',
    '!t ',
    '<<: ',
    '?',
    '%',
    '@',
    '{',
    '}',
    '[',
  ],
  ...[
    ']',
    ',',
    'Context: ',
    'user: ',
    'assistant: ',
    'Examples:',
    '<example>',
    '</example>',
    '<commentary>',
    '~',
    '0x1',
  ],
  ...['\0', '\u0007', '\u007F', '\u0085', '\u00A0', '\u200B', '\u200D', '\u2028', '\u202E', '\uFEFF', '\uFFFD', '👩‍💻'],
  ...[
    'é',
    'e\u0301',
    '世',
    '\u{E0041}',
    'name: ',
    'tools: ',
    'description: ',
    'true',
    'null',
    '1.0',
    '=',
    '$',
    '\uFFFE',
  ],
);
const anything = fc.oneof(
  { weight: 3, arbitrary: fc.array(telling, { maxLength: 12 }).map((parts) => parts.join('')) },
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ maxLength: 20 }),
);

/** Words that occur nowhere else, so that each can be followed through a file. */
const word = (index: number): string => `kestrel${index}x`;

/** A description with a shape of its own, its words numbered from 0. */
const described = fc
  .record({
    opening: fc.constantFrom('# #', '#.', '# # #. #', '# (#), #: #'),
    label: fc.constantFrom(
      '',
      ' Examples:',
      '\n\nExamples:\n',
      '\n\nHere are some examples:',
      '\n\n**Examples**:\n',
      ' #:',
    ),
    examples: fc.array(
      fc.record({
        open: fc.constantFrom('\n<example>\n', ' <example> ', '\n- <example>', '\n\nExample 1:\n', '\n\n', ' ', '\n- '),
        context: fc.constantFrom('', 'Context: # #.\n', 'Context: #. ', '<context>#</context>\n', '# #\n'),
        user: fc.constantFrom(
          'user: "# #"',
          "user: '#, # it's #'",
          'User: #',
          '<user_request>#</user_request>',
          '- user: "#"',
        ),
        between: fc.constantFrom('\n', ' ', '\n\n', '\n  '),
        assistant: fc.constantFrom(
          'assistant: "# #"',
          "assistant: '# I'll #'",
          'Assistant: # #',
          '**Agent**: "#"',
          '<delegation>#</delegation>',
          'assistant: "#" and "#"',
          'assistant: "Says "#" aloud"',
          '',
        ),
        commentary: fc.constantFrom('', '\n<commentary>\n# #\n</commentary>', '\nCommentary: #', ' #', '\n\n# #'),
        close: fc.constantFrom('\n</example>', '</example>', '', '\n', '\n\n'),
      }),
      { maxLength: 4 },
    ),
    closing: fc.constantFrom('', '\n\n# #.', ' #', '\n#', '\n\nNot for # examples'),
  })
  .map(({ opening, label, examples, closing }) => {
    const shapes = examples.flatMap((each) => [
      each.open,
      each.context,
      each.user,
      each.between,
      each.assistant,
      each.commentary,
      each.close,
    ]);
    let count = 0;
    return [opening, label, ...shapes, closing].join('').replaceAll('#', () => word(count++));
  });

/** A description in which everything that has a meaning stands anywhere. */
const jumbled = fc
  .array(
    fc.constantFrom(
      ...[
        '#',
        '#',
        '#',
        ' # ',
        '# #.',
        '"',
        '"#"',
        "'#'",
        '“#”',
        '`#`',
        '(#)',
        '\n',
        '\n\n',
        ' ',
        '\t',
        '. ',
        ': ',
        '<',
      ],
      ...['- ', '1. ', '> ', '**', '# ## ', '•', '→', '*', '_', '—', '…', "I'll", '\n```\n', '\n---\n'],
      ...['user: ', 'User: ', 'assistant: ', 'Assistant: ', 'Context: ', 'agent: ', 'Commentary: ', 'user says: '],
      ...['<example>', '</example>', '<examples>', '</examples>', '<context>', '</context>', '<user>', '</user>'],
      ...['<commentary>', '</commentary>', '<reasoning>', 'Examples:', 'Example 1:', 'Example:', 'examples', 'example'],
      ...['For example', 'Here are some examples:', '\nuser: "#"', '\nassistant: "#"', '\n\n# #'],
      '<example>\nuser: "#"\nassistant: "#"\n</example>',
    ),
    { maxLength: 40, size: 'large' },
  )
  .map((parts) => {
    let count = 0;
    return parts.join('').replaceAll('#', () => word(count++));
  })
  .filter((text) => !/<[^<>]*kestrel[^<>]*>/.test(text));

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

/** How a description can stand in a header. */
const layout = fc.constantFrom<(text: string) => string>(
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(text).replaceAll('\\', '\\\\').replaceAll('\\\\"', '\\"'),
  (text) => text.replaceAll('\n', '\\n'),
  (text) => text,
  (text) => `|\n  ${text.replaceAll('\n', '\n  ')}`,
  (text) => `>-\n    ${text.replaceAll('\n', '\n    ')}`,
  (text) => `'${text.replaceAll("'", "''").replaceAll('\n', '\n\n  ')}'`,
  (text) => `"${text.replaceAll('\n', '\\n')}"`,
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

/** One thing that goes wrong with a file, at a place between 0 and 1. */
interface Accident {
  kind: 'delete' | 'insert' | 'duplicate line' | 'drop line' | 'truncate' | 'swap' | 'crlf' | 'mark';
  place: number;
  length: number;
  text: string;
}

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

/** Single bytes overwritten, so that UTF-8 breaks. */
const corrupted = fc
  .tuple(mangled, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }))
  .map(([text, changes]) => {
    const bytes = bytesOf(text);
    for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
    return bytes;
  });

const inHeader = anything.map((text) => bytesOf(`---\n${text}\n---\nBody.\n`));
const inDescription = anything.map((text) => bytesOf(`---\nname: helper\ndescription: ${text}\n---\nBody.\n`));

const files = fc
  .oneof(
    { weight: 3, arbitrary: corrupted },
    { weight: 2, arbitrary: mangled.map(bytesOf) },
    { weight: 2, arbitrary: wellFormed.map(bytesOf) },
    inHeader,
    inDescription,
  )
  .map((bytes) => ({ bytes, shown: textOf(bytes) }));

/** Any bytes at all, also where a header, a field's value or the body is expected. */
const anyBytes = fc
  .tuple(
    fc.constantFrom('', '---\n', '---\nname: a\ndescription: ', '---\nname: a\ndescription: b\n---\n'),
    fc.uint8Array({ maxLength: 200 }),
    fc.constantFrom('', '\n---\n', '\n---\nBody.\n'),
  )
  .map(([before, bytes, behind]) => Uint8Array.from([...bytesOf(before), ...bytes, ...bytesOf(behind)]));

/** Checks a property over all kinds of files. */
function forFiles(check: (file: AgentFile) => void): void {
  fc.assert(
    fc.property(files, ({ bytes }) => {
      check(readAgent(bytes, 'agent.md'));
    }),
    { numRuns },
  );
}

/** Checks a property over the files that are agents. */
function forAgents(check: (agent: Agent, again: Agent, file: AgentFile, portable: Uint8Array) => void): void {
  forFiles((file) => {
    if (file.agent === undefined) return;
    const portable = portableForm(file.bytes, file.agent);
    check(file.agent, agentOf(readAgent(portable, 'agent.md')), file, portable);
  });
}

describe('reading any bytes', () => {
  test('never throws for arbitrary bytes', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        readAgent(bytes, 'agent.md');
      }),
      { numRuns },
    );
  });

  test('never throws for arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readAgent(bytesOf(text), 'agent.md');
      }),
      { numRuns },
    );
  });

  test('never throws for files in which something went wrong', () => {
    forFiles((file) => {
      expect(file.file).toBe('agent.md');
    });
  });

  test('gives an agent, an error, or a note that there is no header', () => {
    forFiles(({ agent, findings }) => {
      const excused = findings.some(({ severity, code }) => severity === 'error' || code === 'header-missing');
      expect(excused).toBe(agent === undefined);
    });
  });

  test('keeps the bytes that were given', () => {
    fc.assert(
      fc.property(files, ({ bytes }) => {
        const copy = bytes.slice();
        expect(readAgent(bytes, 'agent.md').bytes).toEqual(copy);
      }),
      { numRuns },
    );
  });

  test('gives the SHA-256 that node gives', () => {
    forFiles(({ bytes, sha256 }) => {
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    });
  });

  test('gives the same answer twice', () => {
    forFiles((file) => {
      expect(readAgent(file.bytes, 'agent.md')).toEqual(file);
    });
  });

  test('gives an answer that can be written as JSON', () => {
    forFiles(({ agent, findings }) => {
      expect(() => JSON.stringify({ agent, findings })).not.toThrow();
    });
  });
});

describe('places', () => {
  test('the line of every finding lies inside the file', () => {
    forFiles(({ bytes, findings }) => {
      const lines = decodeSource(bytes).lineStarts.length;
      expect(findings.filter(({ line }) => !(Number.isInteger(line) && line >= 1 && line <= lines))).toEqual([]);
    });
  });

  test('the column of every finding lies inside its line or just behind it', () => {
    forFiles(({ bytes, findings }) => {
      const lines = decodeSource(bytes).text.split('\n');
      const outside = findings.filter(
        ({ line, column }) =>
          !(Number.isInteger(column) && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1),
      );
      expect(outside).toEqual([]);
    });
  });

  test('the place of every finding about arbitrary bytes lies inside the file', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const lines = decodeSource(bytes).text.split('\n');
        const { findings } = readAgent(bytes, 'agent.md');
        expect(findings.filter(({ line, column }) => column > (lines[line - 1]?.length ?? -1) + 1)).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('the excerpt of every finding is the line that it stands on', () => {
    forFiles(({ bytes, findings }) => {
      const lines = decodeSource(bytes).text.split('\n');
      expect(findings.filter(({ line, excerpt }) => excerpt !== undefined && excerpt !== lines[line - 1])).toEqual([]);
    });
  });

  test('the fields lie inside the file', () => {
    forAgents(({ fields, bodyLine }) => {
      const outside = fields.filter(({ line, valueLine }) => line < 2 || valueLine < line || valueLine >= bodyLine);
      expect(outside).toEqual([]);
    });
  });

  test('the examples lie inside the file', () => {
    forAgents(({ examples }, _, { bytes }) => {
      const lines = decodeSource(bytes).lineStarts.length;
      expect(examples.filter(({ line }) => line < 2 || line > lines)).toEqual([]);
    });
  });

  test('the body starts where the closing dashes end', () => {
    forAgents(({ bodyOffset }, _, { bytes }) => {
      expect(textOf(bytes.subarray(0, bodyOffset))).toMatch(/(?:^|\n)---[ \t]*\r?\n?$/);
    });
  });
});

describe('the portable form', () => {
  test('is strict', () => {
    forAgents((_, again) => {
      expect(again.route).toBe('strict');
    });
  });

  test('has the same name', () => {
    forAgents((agent, again) => {
      expect(again.name).toBe(agent.name);
    });
  });

  test('has the same description', () => {
    forAgents((agent, again) => {
      expect(again.description).toBe(agent.description);
    });
  });

  test('has the same fields in the same order', () => {
    forAgents((agent, again) => {
      expect(again.fields.map(({ key }) => key)).toEqual(agent.fields.map(({ key }) => key));
    });
  });

  test('has the same values', () => {
    forAgents((agent, again) => {
      expect(otherValues(again)).toEqual(otherValues(agent));
    });
  });

  test('has the same examples', () => {
    forAgents((agent, again) => {
      expect(again.examples.map(withoutLine)).toEqual(agent.examples.map(withoutLine));
    });
  });

  test('has the same body, byte for byte', () => {
    forAgents((agent, again, { bytes }, portable) => {
      expect(portable.subarray(again.bodyOffset)).toEqual(bytes.subarray(agent.bodyOffset));
    });
  });

  test('loads with gray-matter under the same name', () => {
    forAgents((agent, _, __, portable) => {
      expect(loaded(portable)).toHaveProperty('name', agent.name);
    });
  });

  test('loads with gray-matter with the same description', () => {
    forAgents((agent, _, __, portable) => {
      expect(loaded(portable)).toHaveProperty('description', agent.description);
    });
  });

  test('is the same when it is made of itself', () => {
    forAgents((_, again, __, portable) => {
      expect(textOf(portableForm(portable, again))).toBe(textOf(portable));
    });
  });
});

describe('the words of a description', () => {
  test('are in the summary or in an example, each once', () => {
    fc.assert(
      fc.property(fc.oneof(described, jumbled), (text) => {
        const { summary, examples } = splitDescription(text);
        const told = [summary, ...examples.flatMap((each) => [each.text, ...each.turns.map((turn) => turn.text)])];
        expect(wordsOf(told.join('\n')).sort()).toEqual(wordsOf(text).sort());
      }),
      { numRuns: numRuns * 4 },
    );
  });

  test('are all in the fields of the file', () => {
    fc.assert(
      fc.property(described, layout, (text, write) => {
        const { agent } = readAgent(bytesOf(`---\nname: a\ndescription: ${write(text)}\n---\nBody.\n`), 'agent.md');
        expect(wordsOf(JSON.stringify(agent?.fields.map(({ key, value }) => [key, value])))).toEqual(wordsOf(text));
      }),
      { numRuns },
    );
  });
});

function wordsOf(text: string): string[] {
  return text.match(/kestrel\d+x/g) ?? [];
}

/** The values of all fields but name and description, which have properties of their own. */
function otherValues({ fields }: Agent): unknown[] {
  return fields.filter(({ key }) => key !== 'name' && key !== 'description').map(({ value }) => value);
}

function withoutLine({ origin, turns, text }: LocatedExample): Omit<LocatedExample, 'line'> {
  return { origin, turns, text };
}

/** What gray-matter reads of a header, its texts without the white space around them. */
function loaded(bytes: Uint8Array): Record<string, unknown> {
  const { data } = matter(textOf(bytes), {});
  return Object.fromEntries(
    Object.entries(data).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? value.trim() : value,
    ]),
  );
}
