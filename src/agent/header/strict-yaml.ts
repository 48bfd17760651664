import { Composer, isAlias, isMap, isScalar, isSeq, Parser, type Document, type Pair, type YAMLMap } from 'yaml';
import { positionAt, type Source } from './source.ts';
import { MAX_ALIASES, MAX_DEPTH, MAX_VALUE_CHARACTERS, passedLimit, type PassedLimit } from './yaml-limits.ts';

/**
 * Parses YAML as the strictest common reader does: no duplicate keys, no tabs, no recovery. Never throws.
 * @returns the top-level mapping, or the first error with its offset in the text
 */
export function parseStrictly(text: string): StrictResult {
  return parse(text, (document) => {
    const [error] = document.errors;
    if (error !== undefined) return { offset: error.pos[0], code: error.code, message: error.message };
    const tag = document.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
    if (tag !== undefined) return { offset: tag.pos[0], code: tag.code, message: tag.message };
    const twin = firstDuplicate(document.contents);
    return twin === undefined ? undefined : { offset: twin, code: 'DUPLICATE_KEY', message: 'Map keys must be unique' };
  });
}

/**
 * Parses YAML, and leaves it to the caller what counts as an error. Never throws.
 * @param judge gives the first error of a document, if there is one
 * @returns the top-level mapping, or the first error with its offset in the text
 */
export function parse(text: string, judge: (document: Document.Parsed) => StrictError | undefined): StrictResult {
  try {
    const tokens = [...new Parser().parse(text)];
    const passed = passedLimit(tokens);
    if (passed !== undefined) return failed(passed.offset, LIMIT_CODES[passed.limit], LIMITS[passed.limit]);
    // Keys are compared elsewhere because the parser compares each key with every other.
    const composer = new Composer({ prettyErrors: false, logLevel: 'error', uniqueKeys: false, merge: true });
    const [document, another] = composer.compose(tokens, true, text.length);
    if (document === undefined) return failed(0, 'IMPOSSIBLE', 'no document');
    const error = judge(document);
    if (error !== undefined) return { ok: false, notMapping: false, error };
    if (another !== undefined) return failed(another.range[0], 'MULTIPLE_DOCS', 'Source contains multiple documents');
    if (document.contents === null) return { ok: true, map: { document, pairs: [] } };
    if (!isMap(document.contents)) {
      const error = { offset: 0, code: 'NOT_A_MAPPING', message: 'not a mapping' };
      return { ok: false, notMapping: !/^[A-Za-z_][\w-]*[ \t]*:/m.test(text), error };
    }
    const map = { document, pairs: document.contents.items };
    let characters = 0;
    // Aliases may multiply or contain themselves, and only resolving them shows that.
    for (const pair of map.pairs) {
      const json = JSON.stringify(valueOf(map, pair));
      characters += json.length;
      if (characters > MAX_VALUE_CHARACTERS) throw new Error('aliases multiply its values');
      // No honest data has such a key, and much code that handles data trips over it.
      if (json.includes('"__proto__":')) throw new Error('a key is called __proto__');
    }
    return { ok: true, map };
  } catch (error) {
    return failed(0, 'RESOURCES', error instanceof Error ? error.message : String(error));
  }
}

/**
 * The fields of a parsed mapping, with their positions in the file.
 * @param at turns an offset in the parsed text into one in the source's text, both in UTF-16 code units
 */
export function fieldsOf(source: Source, at: (offset: number) => number, map: Mapping): Field[] {
  let own: ReadonlySet<string> | undefined;
  return map.pairs.flatMap((pair) => {
    const [keyStart, keyEnd] = rangeOf(pair.key) ?? [0, 0];
    const [valueStart, valueEnd] = rangeOf(pair.value) ?? [keyEnd, keyEnd];
    const key = positionAt(source, at(keyStart));
    const value = positionAt(source, at(valueStart));
    const isMerge = source.text.slice(at(keyStart), at(keyEnd)) === '<<';
    const written = source.text.slice(at(valueStart), at(valueEnd)).trim();
    const field: Field = {
      key: isScalar(pair.key) && !isMerge ? String(pair.key.value) : source.text.slice(at(keyStart), at(keyEnd)),
      value: valueOf(map, pair),
      written,
      quoted: isScalar(pair.value) && pair.value.type?.startsWith('QUOTE') === true && /^["']/.test(written),
      line: key.line,
      column: key.column,
      valueLine: value.line,
      valueColumn: value.column,
    };
    if (!isMerge) return [field];
    own ??= new Set(map.pairs.map(({ key }) => (isScalar(key) ? String(key.value) : '')));
    return mergedFields(field, own);
  });
}

/** The values of fields by key; of a key that is given twice, the last one. */
export function valuesOf(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ key, value }) => [key, value]));
}

/** The fields that a merge key brings in from another mapping. @param own the keys that the mapping has itself */
function mergedFields(field: Field, own: ReadonlySet<string>): Field[] {
  const merged = [field.value].flat().filter((value) => typeof value === 'object' && value !== null);
  return merged.flatMap((value) =>
    Object.entries(value).flatMap(([key, each]: [string, unknown]) =>
      own.has(key) ? [] : [{ ...field, key, value: each }],
    ),
  );
}

/** How an error names each limit. */
const LIMITS: Readonly<Record<PassedLimit['limit'], string>> = {
  parts: 'more parts than a header can have',
  depth: `lists and maps nested more than ${MAX_DEPTH} deep`,
  aliases: `more than ${MAX_ALIASES} anchors and aliases`,
};
const LIMIT_CODES = { parts: 'TOO_MANY_PARTS', depth: 'TOO_DEEP', aliases: 'RESOURCES' } as const;

function failed(offset: number, code: string, message: string): StrictResult {
  return { ok: false, notMapping: false, error: { offset, code, message } };
}

/** The offset of the first key that occurs twice in its map, at any depth. */
function firstDuplicate(node: unknown): number | undefined {
  if (isSeq(node)) return firstOf(node.items, firstDuplicate);
  if (!isMap(node)) return undefined;
  const keys = new Set<unknown>();
  return firstOf(node.items, ({ key, value }) => {
    const inside = firstDuplicate(key);
    if (inside !== undefined) return inside;
    if (isScalar(key) && keys.has(key.value)) return rangeOf(key)?.[0] ?? 0;
    if (isScalar(key)) keys.add(key.value);
    return firstDuplicate(value);
  });
}

function firstOf<T>(items: readonly T[], find: (item: T) => number | undefined): number | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function valueOf({ document }: Mapping, pair: Pair): unknown {
  const { value } = pair;
  if (value === null || value === undefined) return null;
  if (isAlias(value) || isNode(value)) return value.toJS(document, { maxAliasCount: 100 });
  return value;
}

function isNode(value: unknown): value is { toJS(document: Document, options: { maxAliasCount: number }): unknown } {
  return typeof value === 'object' && value !== null && 'toJS' in value && typeof value.toJS === 'function';
}

function rangeOf(node: unknown): [number, number] | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const range: readonly unknown[] = node.range;
  const [start, end] = range;
  return typeof start === 'number' && typeof end === 'number' ? [start, end] : undefined;
}

/** A field of the frontmatter, with its position in the file. */
export interface Field {
  key: string;
  /** The value as YAML reads it, or as text on the tolerant route. */
  value: unknown;
  /** The value as written in the file. */
  written: string;
  /** Whether the value is a quoted string. */
  quoted: boolean;
  /** 1-based line of the key. */
  line: number;
  /** 1-based column of the key, in UTF-16 code units. */
  column: number;
  /** 1-based line on which the value starts. */
  valueLine: number;
  /** 1-based column at which the value starts, in UTF-16 code units. */
  valueColumn: number;
}

/** Why strict YAML rejects a text, with the parser's code and message where it is the parser that does. */
export interface StrictError {
  /** Offset in the text, in UTF-16 code units. */
  offset: number;
  code: string;
  message: string;
}

/** A parsed top-level mapping. */
export interface Mapping {
  document: Document;
  pairs: YAMLMap['items'];
}

/** A mapping, or why there is none; `notMapping` when the text is YAML but something else than a mapping. */
export type StrictResult = { ok: true; map: Mapping } | { ok: false; notMapping: boolean; error: StrictError };
