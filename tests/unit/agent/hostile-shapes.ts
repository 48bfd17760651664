/**
 * Files that an attacker could write to make the reader slow. Each shape makes a file of a size; a file of twice the size
 * may take at most twice the work to read.
 */
export const HOSTILE_SHAPES: Readonly<Record<string, (size: number) => string>> = {
  'unknown fields': (size) => withFields(lines(size, (at) => `key${at}: ${at}`)),
  'near misses of fields': (size) => withFields(lines(size, (at) => `tool${'-'.repeat(at % 7)}${at}s: Read`)),
  'fields in a header that is not strict': (size) =>
    withFields(`hint: a: b\n${lines(size, (at) => `key${at}: ${at}`)}`),
  'one field repeated': (size) => withFields(lines(size, () => 'color: red')),
  'keys of one map inside a field': (size) => withFields(`hooks:\n${lines(size, (at) => `  key${at}: ${at}`)}`),
  'keys of one map on one line': (size) => withFields(`hooks: { ${parts(size, ', ', (at) => `key${at}: ${at}`)} }`),
  'unclosed quotes': (size) => withFields(lines(size, (at) => `key${at}: "open`)),
  'entries of a list': (size) => withFields(`skills:\n${lines(size, (at) => `  - skill${at}`)}`),
  'entries of the wrong kind': (size) => withFields(`mcpServers:\n${lines(size, (at) => `  - ${at}`)}`),
  'aliases of one anchor': (size) => withFields(`base: &base x\n${lines(size, (at) => `key${at}: *base`)}`),
  'anchors and aliases in one list': (size) =>
    withFields(`skills: [${parts(size, ', ', (at) => `&a${at} x, *a${at}`)}]`),
  'brackets inside brackets': (size) => withFields(`hooks: ${'['.repeat(size)}${']'.repeat(size)}`),
  'unclosed brackets': (size) => withFields(`hooks: ${'['.repeat(size)}`),
  'maps inside maps on one line': (size) => withFields(`hooks: ${'{a: '.repeat(size)}${'}'.repeat(size)}`),
  'lists inside lists': (size) => withFields(`hooks:\n  ${'- '.repeat(size)}x`),
  'explicit keys inside explicit keys': (size) => withFields(`hooks:\n  ${'? '.repeat(size)}x`),
  'comments in the header': (size) => withFields(lines(size, (at) => `# ${at}`)),
  'empty lines in the header': (size) => withFields('\n'.repeat(size)),
  'tags in the header': (size) => withFields(lines(size, (at) => `key${at}: !t x`)),
  'documents in the header': (size) => withFields(lines(size, (at) => `...\nkey${at}: x`)),
  'indented lines of an unquoted text': (size) => withFields(`hint: a\n${lines(size, () => '  b')}`),
  'lines of a block': (size) => withFields(`hint: |\n${lines(size, () => '  b')}`),
  'unknown tools': (size) => withFields(`tools: ${parts(size, ', ', (at) => `Tool${at}`)}`),
  'unknown tools, one a line': (size) => withFields(`tools:\n${lines(size, (at) => `  - Tool${at}`)}`),
  'one tool repeated': (size) => withFields(`tools: ${parts(size, ', ', () => 'Read')}`),
  'tools that are denied one by one': (size) =>
    withFields(
      `tools: ${parts(size, ', ', (at) => `mcp__a${at}`)}\ndisallowedTools: ${parts(size, ', ', (at) => `mcp__b${at}`)}`,
    ),
  'tools that are inherited and denied': (size) =>
    withFields(`disallowedTools: ${parts(size, ', ', (at) => `mcp__b${at}`)}`),
  'tools written with escapes': (size) => withFields(`tools: "${parts(size, ', ', (at) => `\\x41${at}`)}"`),
  'examples in the description': (size) =>
    described(parts(size, '\\n', (at) => `<example>user: 'a${at}' assistant: 'b${at}'</example>`)),
  'examples on lines of the description': (size) =>
    withHeader(
      `description: |\n${lines(size, (at) => `  <example>\n  user: "a${at}"\n  assistant: "b${at}"\n  </example>`)}`,
    ),
  'examples written with escapes': (size) =>
    withHeader(`description: "x\n${lines(size, (at) => `  <example>user: '\\x41${at}' assistant: 'b'</example>`)}"`),
  'untagged examples': (size) => described(parts(size, '\\n', (at) => `Example ${at}:\\nuser: 'a'\\nassistant: 'b'`)),
  'questions without answers': (size) => described(`${parts(size, '\\n', () => `user: 'a'`)}\\nassistant: 'b'`),
  'alternating questions and answers': (size) =>
    described(parts(size, '\\n', () => `Context: x\\nuser: 'a'\\nassistant: 'b'`)),
  'alternating tagged and untagged examples': (size) =>
    described(
      parts(size, '\\n', () => `<example>user: 'a' assistant: 'b'</example>\\nExample: user: 'a' assistant: 'b'`),
    ),
  'turns of one example': (size) =>
    described(`<example>${parts(size, '\\n', () => `user: 'a'\\nassistant: 'b'`)}</example>`),
  'unclosed quotations': (size) => described(`<example>${parts(size, '\\n', () => `user: “a`)}</example>`),
  'quotations that close at the very end': (size) =>
    described(`<example>${parts(size, '\\n', () => `user: “a`)}” end</example>`),
  'escapes in the description': (size) => withHeader(`description: Helps. ${'a\\n'.repeat(size)}`),
  'examples in the body': (size) =>
    withBody(lines(size, (at) => `<example>\nuser: "a${at}"\nassistant: "b${at}"\n</example>`)),
  'examples on one line of the body': (size) =>
    withBody(parts(size, ' ', (at) => `<example>user: "a${at}" assistant: "b${at}"</example>`)),
  'examples that call other agents': (size) =>
    withBody(
      lines(size, (at) => `<example>\nuser: "a"\nassistant: "I will use the other-${at % 50} agent."\n</example>`),
    ),
  'unclosed tags': (size) => withBody('<example>\n'.repeat(size)),
  'closing tags without opening ones': (size) => withBody('</example>\n'.repeat(size)),
  'headings that announce examples': (size) => withBody(lines(size, () => '## Example\nuser: "a"\nassistant: "b"')),
  'labels that announce examples': (size) => withBody(lines(size, () => 'Example: user: "a"\nuser: b\nassistant: "b"')),
  'code fences': (size) => withBody('```\nx\n```\n'.repeat(size)),
  'code fences of growing length': (size) => withBody(lines(Math.ceil(Math.sqrt(size)), (at) => '`'.repeat(at + 3))),
  'lines that only look like code fences': (size) => withBody('``` a ` b\n'.repeat(size)),
  'one long fence marker': (size) => withBody(`${'`'.repeat(size)}\nx`),
  'HTML comments': (size) => withBody('<!-- x -->\n'.repeat(size)),
  'hidden characters': (size) => withBody('\u200B'.repeat(size)),
  'tag characters in a row': (size) => withBody(`\u{1F3F4}${'\u{E0041}'.repeat(size)}`),
  'joiners in a row': (size) => withBody('\u200D'.repeat(size)),
  'NUL characters': (size) => withBody('\0'.repeat(size)),
  'empty lines': (size) => withBody('\n'.repeat(size)),
  'Windows line endings': (size) => withBody('x\r\n'.repeat(size)),
  'dashes in the body': (size) => withBody('---\n'.repeat(size)),
  'an unclosed header': (size) => `---\n${lines(size, (at) => `key${at}: x`)}`,
  'empty lines above the header': (size) => `${'\n'.repeat(size)}---\nname: a\n---\n`,
};

const COPILOT = '.github/agents/agent.md';
const OPENCODE = '.opencode/agents/agent.md';
const CODEX = '.codex/agents/agent.toml';
const KIRO = '.kiro/agents/agent.json';
const TOML = 'name = "a"\ndescription = "A."\n';

/** The same in the forms of other tools. */
export const FOREIGN_SHAPES: readonly { place: string; what: string; shape: (size: number) => string }[] = [
  {
    place: COPILOT,
    what: 'unknown tools',
    shape: (size) => withFields(`tools: [${parts(size, ', ', (at) => `"a b${at}"`)}]`),
  },
  {
    place: COPILOT,
    what: 'unknown tools with escapes',
    shape: (size) => withFields(`tools: [${parts(size, ', ', (at) => `"a \\x41${at}"`)}]`),
  },
  {
    place: '.gemini/agents/agent.md',
    what: 'unknown tools on lines',
    shape: (size) => withFields(`tools:\n${lines(size, (at) => `  - Tool${at}`)}`),
  },
  { place: COPILOT, what: 'no header', shape: (size) => lines(size, (at) => `# Title ${at}`) },
  { place: COPILOT, what: 'no letters', shape: (size) => lines(size, () => '- 1') },
  {
    place: OPENCODE,
    what: 'permissions',
    shape: (size) => withFields(`permission:\n  "*": deny\n${lines(size, (at) => `  tool${at}: allow`)}`),
  },
  {
    place: OPENCODE,
    what: 'patterns',
    shape: (size) => withFields(`permission:\n  "*": deny\n  bash:\n${lines(size, (at) => `    "git ${at}": allow`)}`),
  },
  {
    place: OPENCODE,
    what: 'uses that add up',
    shape: (size) =>
      withFields(
        `permissions:\n  - { action: "*", effect: deny }\n${lines(size, (at) => `  - { action: bash, resource: "a${at}", effect: allow }`)}`,
      ),
  },
  { place: CODEX, what: 'keys', shape: (size) => `${TOML}${lines(size, (at) => `key${at} = ${at}`)}` },
  { place: CODEX, what: 'tables', shape: (size) => `${TOML}${lines(size, (at) => `[a${at}]\nb = 1`)}` },
  { place: CODEX, what: 'dotted keys', shape: (size) => `${TOML}${lines(size, (at) => `a.b${at} = 1`)}` },
  { place: CODEX, what: 'a list', shape: (size) => `${TOML}a = [\n${lines(size, (at) => `  ["${at}"],`)}\n]` },
  {
    place: CODEX,
    what: 'lines of a prompt',
    shape: (size) => `${TOML}developer_instructions = """\n${lines(size, (at) => `key${at} = "a`)}\n"""`,
  },
  {
    place: CODEX,
    what: 'backslashes',
    shape: (size) => `${TOML}developer_instructions = "${'\\\\'.repeat(size)}"`,
  },
  { place: CODEX, what: 'an open string', shape: (size) => `${TOML}a = """${'""\\\n'.repeat(size)}` },
  { place: KIRO, what: 'keys', shape: (size) => `{${parts(size, ',\n', (at) => `"key${at}": ${at}`)}}` },
  {
    place: KIRO,
    what: 'unknown tools',
    shape: (size) => `{"prompt": "x", "tools": [${parts(size, ', ', (at) => `"tool${at}"`)}]}`,
  },
  { place: KIRO, what: 'lines of a prompt', shape: (size) => `{"prompt": "${'line\\n'.repeat(size)}"}` },
  { place: KIRO, what: 'open brackets', shape: (size) => `{"prompt": "x", "a": ${'['.repeat(size)}` },
];

/** A file with this description, in double quotes. */
function described(inside: string): string {
  return withHeader(`description: "Helps.\\n${inside}"`);
}

function withFields(fields: string): string {
  return withHeader(`description: Helps.\n${fields}`);
}

function withBody(body: string): string {
  return `---\nname: helper\ndescription: Helps.\n---\n\n${body}`;
}

function withHeader(header: string): string {
  return `---\nname: helper\n${header}\n---\n\nDo the work.\n`;
}

function lines(count: number, line: (at: number) => string): string {
  return parts(count, '\n', line);
}

function parts(count: number, between: string, part: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => part(at)).join(between);
}
