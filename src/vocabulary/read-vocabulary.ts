import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { compareText } from '../agent/compare-text.ts';
import { splitHeader } from '../agent/header/header.ts';
import { decodeSource } from '../agent/header/source.ts';
import { aliasClashes, byGroup, capabilitySchema, type Capability } from './capability.ts';

/**
 * Reads the vocabulary: every capability of a folder, in the order of the groups and of the titles in them.
 * @throws Error that names file, line and reason of everything that is wrong with it
 */
export async function readVocabulary(folder: string): Promise<Capability[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort(compareText);
  const read = await Promise.all(names.map(async (name) => readCapability(await readFile(join(folder, name)), name)));
  const capabilities = read.flatMap((each) => ('slug' in each ? [each] : []));
  const wrong = [...read.flatMap((each) => ('slug' in each ? [] : each.errors)), ...aliasClashes(capabilities)];
  if (wrong.length > 0) throw new Error(`The vocabulary in "${folder}" has errors:\n  ${wrong.join('\n  ')}`);
  return capabilities.sort(byGroup);
}

/** One file of the vocabulary, or what is wrong with it. */
export function readCapability(bytes: Uint8Array, name: string): Capability | { errors: string[] } {
  const source = decodeSource(bytes);
  const header = splitHeader(source, name);
  if ('code' in header) return { errors: [`${name}:${header.line}:${header.column} ${header.message}`] };
  const document = parseDocument(header.text);
  const errors = document.errors.map(({ linePos, message }) => {
    const { line = 1, col = 1 } = linePos?.[0] ?? {};
    return `${name}:${line + 1}:${col} ${message.split('\n')[0] ?? ''}`;
  });
  if (errors.length > 0) return { errors };
  const value: unknown = document.toJS();
  const checked = capabilitySchema.safeParse(value);
  if (!checked.success) {
    return { errors: checked.error.issues.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`) };
  }
  return { ...checked.data, slug: name.replace(/\.md$/, ''), covers: header.body.trim() };
}
