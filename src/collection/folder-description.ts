import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'astro/zod';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { blankOut, findFences } from '../agent/examples/fences.ts';
import { linkOf } from '../catalogue/provenance.ts';

/**
 * What an agents folder says of itself: in a `catalogue.json` beside its agents, else, as to its name, in the first
 * heading of its README. Without either it is called what the folder is called. Links are not followed.
 * @param folder absolute path
 */
export async function describeFolder(folder: string): Promise<Description & { problems: string[] }> {
  const path = join(folder, 'catalogue.json');
  const { said, problems } = readDescription((await textOf(path)) ?? '{}');
  return {
    name: said.name ?? (await headingIn(folder)) ?? basename(folder),
    licence: said.licence ?? said.license,
    source: said.source,
    problems: problems.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`),
  };
}

/**
 * Reads a `catalogue.json`. What cannot be used is left out, and told.
 * @param text what the file holds
 */
export function readDescription(text: string): { said: SaidDescription; problems: DescriptionProblem[] } {
  const json = text.replace(/^\uFEFF/, '');
  const places = placesIn(json);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { said: {}, problems: [{ ...syntaxPlace(error, json, places), message: 'The file is not JSON.' }] };
  }
  const whole = z.record(z.string(), z.unknown()).safeParse(value);
  if (!whole.success) {
    const message = 'The file must hold an object, such as {"name": "Team agents"}.';
    return { said: {}, problems: [{ line: 1, column: 1, message }] };
  }
  const wrong = new Map<string, string>();
  for (const issue of descriptionSchema.safeParse(whole.data).error?.issues ?? []) {
    if (issue.code !== 'unrecognized_keys') wrong.set(String(issue.path[0]), issue.message);
    else for (const key of issue.keys) wrong.set(key, `It is unknown here; known are ${KNOWN.join(', ')}.`);
  }
  const said = Object.fromEntries(Object.entries(whole.data).filter(([key]) => !wrong.has(key)));
  return {
    said: descriptionSchema.parse(said),
    problems: [...wrong].map(([key, why]) => ({
      ...(places.keys.get(key) ?? { line: 1, column: 1 }),
      message: `${JSON.stringify(key)} is left out. ${why}`,
    })),
  };
}

/**
 * The text of the first heading of a Markdown file, without its markup; undefined when there is none, or it has no text.
 * @param text what the file holds
 */
export function firstHeading(text: string): string | undefined {
  const body = text.replace(/^\uFEFF?---\r?\n[\s\S]*?\n---\r?\n/, '');
  const outside = blankOut(body, findFences(body)).replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const heading = /^ {0,3}#{1,6}[ \t](.*)/m.exec(outside)?.[1] ?? '';
  const words = heading
    .trimEnd()
    .replace(/(?<=[ \t])#+$/, '')
    .replace(/!\[[^[\]]*\]\([^()]*\)/g, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<[^<>]*>|[`*]/g, '')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return words === '' || words.length > MAX_NAME ? undefined : words;
}

/** In characters. */
const MAX_NAME = 100;
/** In bytes; nothing that describes a folder is longer. */
const MAX_BYTES = 1_000_000;

function textField(most: number): z.ZodString {
  return z
    .string('It must be a text.')
    .trim()
    .min(1, 'It is empty.')
    .max(most, `It is longer than ${most} characters.`)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'It holds characters that cannot be seen.');
}

/** A `catalogue.json`: what a folder of agents says of itself. */
const descriptionSchema = z.strictObject({
  /** The address of this file's schema, for editors. */
  $schema: z.string('It must be a text.').optional(),
  /** What the collection is called. */
  name: textField(MAX_NAME).optional(),
  /** The licence of its agents, best as an SPDX name. An agent's own word, and a licence in a folder below, go first. */
  licence: textField(200).optional(),
  /** The same in American spelling. */
  license: textField(200).optional(),
  /** Where it comes from: an http(s) address. An agent's own word goes first. */
  source: textField(200)
    .refine((address) => linkOf(address) !== undefined, 'It must be an address such as https://git.example/agents.')
    .optional(),
});

const KNOWN = ['name', 'licence', 'source'];

/** A heading is looked for in the first of the folder's READMEs only. */
async function headingIn(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  const readme = names.sort().find((name) => /^readme\.md$/i.test(name));
  return readme === undefined ? undefined : firstHeading((await textOf(join(folder, readme))) ?? '');
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    const stats = await lstat(path);
    return stats.isFile() && stats.size <= MAX_BYTES ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** Where the keys stand. JSON is YAML, and the reader of YAML tells places. */
function placesIn(json: string): KeyPlaces {
  const lines = new LineCounter();
  const document = parseDocument(json, { lineCounter: lines, logLevel: 'silent', uniqueKeys: false });
  const placeAt = (offset: number): PlaceInText => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const keys = new Map<string, PlaceInText>();
  for (const { key } of isMap(document.contents) ? document.contents.items : []) {
    if (isScalar(key)) keys.set(String(key.value), placeAt(key.range[0]));
  }
  const [error] = document.errors;
  return { keys, error: error === undefined ? undefined : placeAt(error.pos[0]) };
}

/** Where a text stops being JSON, as far as its reader says so. */
function syntaxPlace(error: unknown, json: string, places: KeyPlaces): PlaceInText {
  const offset = /\bposition (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (offset === undefined) return places.error ?? { line: 1, column: 1 };
  const before = json.slice(0, Number(offset)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** What an agents folder says of itself. Texts are on one line, and without characters that cannot be seen. */
export interface Description {
  /** What the collection is called. */
  name: string;
  /** The licence of agents about which nothing nearer says anything. */
  licence: string | undefined;
  /** An http(s) address. */
  source: string | undefined;
}

/** What a `catalogue.json` says. */
export type SaidDescription = z.infer<typeof descriptionSchema>;

/** Something in a `catalogue.json` that cannot be used. */
export interface DescriptionProblem extends PlaceInText {
  message: string;
}

/** Both from 1. */
interface PlaceInText {
  line: number;
  column: number;
}

interface KeyPlaces {
  keys: ReadonlyMap<string, PlaceInText>;
  /** Where the reader of YAML stumbled. */
  error: PlaceInText | undefined;
}
