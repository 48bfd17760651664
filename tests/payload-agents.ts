import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BREAKOUTS, hostileBody } from './payload-words.ts';

/** Empties a folder and fills it with files that try to run, hide, get lost, or break what is made of them. */
export function writePayloadAgents(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(PAYLOADS)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  for (const [file, target] of Object.entries(LINKS)) symlinkSync(target, join(folder, file));
  // A file name that is not valid UTF-8.
  if (LINUX)
    writeFileSync(
      Buffer.concat([Buffer.from(join(folder, 'bytes-')), Buffer.of(0xff, 0xfe), Buffer.from('.md')]),
      agent('x'),
    );
}

/** Whether the file system takes arbitrary file names. */
const LINUX = process.platform === 'linux';

/** The fields of the schema, and some that people add. */
const FIELDS = [
  ...['tools', 'disallowedTools', 'model', 'permissionMode', 'maxTurns', 'skills', 'mcpServers', 'hooks', 'memory'],
  ...['background', 'omitClaudeMd', 'effort', 'isolation', 'color', 'initialPrompt', 'experimental'],
  ...['license', 'author', 'version', 'source', 'homepage', 'tags', 'category', '__proto__', 'constructor', 'toString'],
];

/** Names that could be mistaken for paths, devices, pages of the site, or properties that every object has. */
const NAMES: Readonly<Record<string, string>> = {
  up: '../../pwned',
  'up-windows': '..\\..\\pwned',
  'two-dots': '..',
  dot: '.',
  root: '/etc/pwned',
  percent: '%2e%2e%2f%2e%2e%2fpwned',
  nul: 'x\u0000/../../pwned',
  home: '~',
  device: 'con',
  'device-with-ending': 'nul.md',
  option: '--output=pwned',
  drive: 'C:\\pwned',
  long: 'x'.repeat(300),
  'long-and-wide': '名'.repeat(300),
  'line-break': 'x\r\nSet-Cookie: x=1',
  index: 'index',
  page: 'page',
  install: 'install',
  'only-signs': '?#/\\<>',
  'hidden-file': '.htaccess',
  query: 'x?y=1&z#content',
  'case-one': 'Same-Name',
  'case-two': 'same-name',
  'case-three': 'SAME NAME',
  'accent-one': 'caf\u00e9',
  'accent-two': 'cafe\u0301',
  proto: '__proto__',
  constructor: 'constructor',
  'to-string': 'toString',
};

/** YAML that expands, refers to itself, or is more than data. */
const YAML: Readonly<Record<string, string>> = {
  'alias-bomb': `${Array.from(
    { length: 10 },
    (_, at) =>
      `a${at}: &a${at} [${Array(10)
        .fill(at === 0 ? 'ha' : `*a${at - 1}`)
        .join(', ')}]`,
  ).join('\n')}\n`,
  'alias-of-itself': 'skills: &a [*a]\n',
  'merge-of-itself': 'hooks: &a\n  <<: *a\n',
  'deep-flow': `hooks: ${'['.repeat(5000)}${']'.repeat(5000)}\n`,
  'deep-map': `hooks: ${'{a: '.repeat(3000)}1${'}'.repeat(3000)}\n`,
  'deep-lines': `hooks:\n${Array.from({ length: 300 }, (_, at) => `${' '.repeat(at + 1)}a:`).join('\n')} 1\n`,
  'proto-top': '__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\ntoString: {polluted: true}\n',
  'proto-deep': 'hooks: {__proto__: {polluted: true}, constructor: {prototype: {polluted: true}}}\n',
  'proto-merged': 'a: &a {__proto__: {polluted: true}}\nhooks: {<<: *a}\n',
  'proto-list':
    'tools: [__proto__, constructor, toString]\nskills: [__proto__]\ncolor: constructor\nmodel: __proto__\n',
  types: 'a: !!js/function "__pwned=1"\nb: !!binary aGk=\nc: .nan\nd: 1e999\ne: 2001-01-01\nf: !!set {x}\n',
  'odd-keys': '? {a: b}\n: c\n? [d]\n: e\n~: f\n1: g\ntrue: h\n"": i\n',
  directives: '%TAG ! tag:evil.example,2000:\n%YAML 1.1\n',
  'many-keys': Array.from({ length: 10_000 }, (_, at) => `${at.toString(36)}k:`).join('\n') + '\n',
  'as-many-keys-as-may-be': Array.from({ length: 6_000 }, (_, at) => `${at.toString(36)}k:`).join('\n') + '\n',
  'long-key': `${'k'.repeat(2000)}: x\n`,
  'long-line': `color: ${'x '.repeat(200_000)}\n`,
};

/** The files, by path. */
const PAYLOADS: Readonly<Record<string, string | Uint8Array>> = {
  'body.md': agent('body', hostileBody()),
  ...Object.fromEntries(
    Object.entries(BREAKOUTS).flatMap(([place, word]) => [
      [`header-${place}.md`, hostileHeader(place, word)],
      // Unquoted: strict YAML rejects many of these, so the tolerant reader takes over.
      [`bare-${place}.md`, `---\nname: bare-${place}\ndescription: ${word}\ntools: ${word}\n---\n${word}\n`],
    ]),
  ),
  ...Object.fromEntries(Object.entries(NAMES).map(([file, name]) => [`names/${file}.md`, agent(name)])),
  ...Object.fromEntries(
    Object.entries(YAML).map(([file, header]) => [
      `yaml/${file}.md`,
      `---\n${header}name: ${file}\ndescription: Is YAML.\n---\nDo it.\n`,
    ]),
  ),
  'large/header.md': agent('large', '', `x: ${'x'.repeat(5_000_000)}\n`),
  'large/description.md': `---\nname: large-description\ndescription: ${JSON.stringify('<example>user: "x"</example> '.repeat(3000))}\n---\nDo it.\n`,
  'bytes/everywhere.md': broken(agent('by\u0001tes', 'Do \u0001 it.', 'model: \u0001\n\u0001: x\n')),
  'bytes/wide.md': Buffer.from(agent('wide'), 'utf16le'),
  'bytes/nothing.md': '',
  'bytes/zeros.md': new Uint8Array(1000),
  'javascript.md': '---js\n{ name: (globalThis.__pwned = 1) }\n---\n',
  'not-closed.md': '---\nname: not-closed\ndescription: <script>__pwned=1</script>\n',
  'not-an-agent.md': '# <script>__pwned=1</script>\n',
  '__proto__/agent.md': agent('in-proto'),
  'constructor/agent.md': agent('in-constructor'),
  '..pwned/%2e%2e/agent.md': agent('in-dots'),
  ...(LINUX
    ? {
        '<img src=x onerror=__pwned=1>.md': agent('file-name'),
        '"><script>__pwned=1<\u2215script>.md': '---\nname: x\n---\n',
        "';touch pwned;'$(touch pwned)/`touch pwned`.md": agent('file-in-a-shell'),
        'a\nb\u202e/c\u001b[2J.md': agent('file-with-controls'),
        '" onmouseover="__pwned=1/-rf.md': '---\nname: y\n---\n',
      }
    : {}),
};

const LINKS: Readonly<Record<string, string>> = LINUX
  ? {
      'link-to-a-file-outside.md': '/etc/passwd',
      'link-to-a-folder-outside': '/etc',
      'link-to-itself.md': 'link-to-itself.md',
      'link-to-nothing.md': 'nothing.md',
      'link-inside.md': 'body.md',
    }
  : {};

function agent(name: string, body = 'Do it.\n', more = ''): string {
  return `---\nname: ${JSON.stringify(name)}\ndescription: ${JSON.stringify(`Calls itself ${name}`)}\n${more}---\n\n${body}`;
}

function hostileHeader(place: string, word: string): string {
  const quoted = JSON.stringify(word);
  const fields = FIELDS.map((field) => `${field}: ${quoted}\n`);
  const nested = `"${place} hooks": {${quoted}: [${quoted}, {${quoted}: ${quoted}}]}\n${quoted}: ${quoted}\n`;
  // A colon would make the name invalid.
  return agent(
    `${place} ${word.replaceAll(':', '')}`,
    `<example>\nuser: ${word}\n</example>\n`,
    fields.join('') + nested,
  );
}

/** Replaces each U+0001 with a byte that is not UTF-8. */
function broken(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text), (byte) => (byte === 1 ? 0xff : byte));
}
