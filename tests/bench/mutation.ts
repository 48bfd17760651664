/**
 * A pseudorandom generator that gives the same numbers for the same seed.
 * @param seed a whole number
 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    // Mulberry32: a counter, mixed.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/**
 * Makes a damaged file: one of the seeds, changed one to six times.
 * @param seeds files to start from, at least one
 */
export function mutate(seeds: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes = pick(seeds, random);
  const changes = 1 + Math.floor(random() * 6);
  for (let change = 0; change < changes; change += 1) bytes = pick(MUTATORS, random)(bytes, random, seeds);
  return bytes.subarray(0, MAX_BYTES);
}

/** Keeps repeated copying from growing a file without bound. */
const MAX_BYTES = 200_000;

const MUTATORS: readonly Mutator[] = [
  overwriteBytes,
  truncate,
  splice,
  onText(dropLines),
  onText(doubleLines),
  onText(swapLines),
  onText(indentLines),
  onText(repeatPart),
  onText(
    insertIn([
      '\r\n',
      '\r',
      '\u2028',
      '\0',
      '\u200B',
      '\u202E',
      '\u{E0041}',
      '\uFEFF',
      '\uD800',
      '\uFFFD',
      '👩‍💻',
      '\u0007',
    ]),
  ),
  onText(
    insertIn([
      ...[
        '<example>',
        '</example>',
        '<example type="a">',
        '<commentary>',
        '</commentary>',
        'Example 1:',
        'Examples:',
        '\n- ',
      ],
      ...[
        '\nuser: "',
        '\nassistant: "',
        'Context: ',
        '\\n',
        '\\"',
        '"',
        "'",
        '“',
        '```\n',
        '~~~\n',
        '<!--',
        '-->',
        '## Example\n',
      ],
    ]),
  ),
  onText(
    insertIn([
      ...[
        ': ',
        ' #',
        '\n---\n',
        '\n...\n',
        '- ',
        '? ',
        '[',
        ']',
        '{',
        '}',
        ',',
        '&a ',
        '*a',
        '!t ',
        '|\n',
        '>-\n',
        '%',
        '@',
        '`',
      ],
      ...[
        '\n<<: *a\n',
        '__proto__: 1\n',
        'constructor: {}\n',
        'name: ',
        'description: ',
        'tools: ',
        '\t',
        '~',
        'null',
        '.nan',
        '0x1',
      ],
    ]),
  ),
  onText(replaceHeader),
];

function overwriteBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = bytes.slice();
  for (let left = 1 + random() * 4; left > 0 && changed.length > 0; left -= 1) {
    changed[indexIn(changed.length, random)] = Math.floor(random() * 256);
  }
  return changed;
}

function truncate(bytes: Uint8Array, random: Random): Uint8Array {
  const at = indexIn(bytes.length, random);
  return random() < 0.5 ? bytes.subarray(0, at) : bytes.subarray(at);
}

/** The start of one file and the end of another. */
function splice(bytes: Uint8Array, random: Random, seeds: readonly Uint8Array[]): Uint8Array {
  const other = pick(seeds, random);
  const start = bytes.subarray(0, indexIn(bytes.length, random));
  const end = other.subarray(indexIn(other.length, random));
  const joined = new Uint8Array(start.length + end.length);
  joined.set(start);
  joined.set(end, start.length);
  return joined;
}

function dropLines(text: string, random: Random): string {
  const lines = text.split('\n');
  return lines.toSpliced(indexIn(lines.length, random), 1 + Math.floor(random() * 3)).join('\n');
}

function doubleLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const start = indexIn(lines.length, random);
  return lines.toSpliced(start, 0, ...lines.slice(start, start + 1 + Math.floor(random() * 5))).join('\n');
}

function swapLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const [one, other] = [indexIn(lines.length, random), indexIn(lines.length, random)];
  return lines
    .with(one, lines[other] ?? '')
    .with(other, lines[one] ?? '')
    .join('\n');
}

function indentLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = indexIn(lines.length, random);
  return lines.with(at, pick([' ', '  ', '\t', '    - ', '> '], random) + (lines[at] ?? '')).join('\n');
}

/** Repeats a short part of the text up to a thousand times. */
function repeatPart(text: string, random: Random): string {
  const at = indexIn(text.length, random);
  const part = text.slice(at, at + 1 + Math.floor(random() * 12));
  return text.slice(0, at) + part.repeat(Math.ceil(10 ** (random() * 3))) + text.slice(at);
}

/** Replaces the value in a line of the header. */
function replaceHeader(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = indexIn(Math.min(lines.length, 8), random);
  const key = /^[\w-]+(?=:)/.exec(lines[at] ?? '')?.[0] ?? 'model';
  const value = pick(
    ['', '""', '[]', '{}', '~', '1.0', 'yes', '*x', '&x [*x]', '"a', "it's", '|', '[a, {b: c}]', 'a: b', '- a'],
    random,
  );
  return lines.with(at, `${key}: ${value}`).join('\n');
}

function insertIn(parts: readonly string[]): (text: string, random: Random) => string {
  return (text, random) => {
    // Most faults are in the header.
    const at = indexIn(random() < 0.6 ? Math.min(text.length, 600) : text.length, random);
    return text.slice(0, at) + pick(parts, random) + text.slice(at);
  };
}

/** Applies a change of text to bytes. Text with a lone surrogate, which UTF-8 cannot encode, is written as UTF-16. */
function onText(change: (text: string, random: Random) => string): Mutator {
  return (bytes, random) => {
    const text = change(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), random);
    return text.isWellFormed() ? new TextEncoder().encode(text) : Uint8Array.from(Buffer.from(text, 'utf16le'));
  };
}

function indexIn(length: number, random: Random): number {
  return Math.min(Math.floor(random() * length), Math.max(0, length - 1));
}

function pick<T>(from: readonly T[], random: Random): T {
  const picked = from[indexIn(from.length, random)];
  if (picked === undefined) throw new Error('There is nothing to pick from.');
  return picked;
}

/** Gives a number from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;
type Mutator = (bytes: Uint8Array, random: Random, seeds: readonly Uint8Array[]) => Uint8Array;
