import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { blankOut, findFences } from '../agent/examples/fences.ts';
import { linkOf } from '../catalogue/provenance.ts';

/**
 * How an agents folder describes itself, in a `catalogue.json` at its top. Without a name there, the collection takes the
 * first heading of its README, or else the folder's name. Symbolic links are not followed.
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
 * Reads a `catalogue.json`. Fields that cannot be used are left out and reported.
 * @param text the file's content
 */
export function readDescription(text: string): { said: SaidDescription; problems: DescriptionProblem[] } {
  const json = text.replace(/^\uFEFF/, '');
  const places = placesIn(json);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { said: {}, problems: [{ ...syntaxPlace(error, json, places), message: 'The file is not valid JSON.' }] };
  }
  const whole = z.record(z.string(), z.unknown()).safeParse(value);
  if (!whole.success) {
    const message = 'The file must contain an object, such as {"name": "Team agents"}.';
    return { said: {}, problems: [{ line: 1, column: 1, message }] };
  }
  const wrong = new Map<string, string>();
  for (const issue of descriptionSchema.safeParse(whole.data).error?.issues ?? []) {
    if (issue.code !== 'unrecognized_keys') wrong.set(String(issue.path[0]), issue.message);
    else for (const key of issue.keys) wrong.set(key, `The known keys are ${KNOWN.join(', ')}.`);
  }
  const said = Object.fromEntries(Object.entries(whole.data).filter(([key]) => !wrong.has(key)));
  return {
    said: descriptionSchema.parse(said),
    problems: [...wrong].map(([key, why]) => ({
      ...(places.keys.get(key) ?? { line: 1, column: 1 }),
      message: `${JSON.stringify(key)} is ignored. ${why}`,
    })),
  };
}

/**
 * The text of the first heading of a Markdown file, without markup; undefined when there is no heading, or it is empty or
 * too long for a name.
 * @param text the file's content
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
/** Larger files are not read. */
const MAX_BYTES = 1_000_000;

function textField(max: number): z.ZodString {
  return z
    .string('It must be a string.')
    .trim()
    .min(1, 'It is empty.')
    .max(max, `It is longer than ${max} characters.`)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'It contains invisible characters.');
}

/** A `catalogue.json`: how a folder of agents describes itself. */
const descriptionSchema = z.strictObject({
  /** The address of this file's schema, for editors. */
  $schema: z.string('It must be a string.').optional(),
  /** The collection's name. */
  name: textField(MAX_NAME).optional(),
  /** The licence of its agents, preferably as an SPDX name. One in an agent's file or in a subfolder takes precedence. */
  licence: textField(200).optional(),
  /** The same in American spelling. */
  license: textField(200).optional(),
  /** Where it comes from: an http(s) address. A source in an agent's file takes precedence. */
  source: textField(200)
    .refine((address) => linkOf(address) !== undefined, 'It must be an address such as https://git.example/agents.')
    .optional(),
});

const KNOWN = ['name', 'licence', 'source'];

/** The first heading of the folder's README; of several READMEs, only the first counts. */
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

/** Where the keys are. JSON is YAML, and the YAML parser reports positions. */
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

/** Where a text stops being JSON, as far as a parser reports it. */
function syntaxPlace(error: unknown, json: string, places: KeyPlaces): PlaceInText {
  const offset = /\bposition (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (offset === undefined) return places.error ?? { line: 1, column: 1 };
  const before = json.slice(0, Number(offset)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** How an agents folder describes itself. Each text is one line without invisible characters. */
export interface Description {
  /** The collection's name. */
  name: string;
  /** The licence of agents that have none in their own file or a subfolder. */
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

/** A position; both numbers start at 1. */
interface PlaceInText {
  line: number;
  column: number;
}

interface KeyPlaces {
  keys: ReadonlyMap<string, PlaceInText>;
  /** The first error of the YAML parser. */
  error: PlaceInText | undefined;
}
