import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import matter from 'gray-matter';
import { z } from 'zod';
import { compareText } from '../agent/compare-text.ts';
import { aliasClashes, byGroup, capabilitySchema, type Capability } from './capability.ts';

/**
 * Reads the vocabulary: every capability of a folder, in the order of the groups and of the titles in them.
 * @throws Error that names file, line and reason of everything that is wrong with it
 */
export async function readVocabulary(folder: string): Promise<Capability[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort(compareText);
  const read = await Promise.all(
    names.map(async (name) => readCapability(await readFile(join(folder, name), 'utf8'), name)),
  );
  const capabilities = read.flatMap((each) => ('slug' in each ? [each] : []));
  const wrong = [...read.flatMap((each) => ('slug' in each ? [] : each.errors)), ...aliasClashes(capabilities)];
  if (wrong.length > 0) throw new Error(`The vocabulary in "${folder}" has errors:\n  ${wrong.join('\n  ')}`);
  return capabilities.sort(byGroup);
}

/** One file of the vocabulary, or what is wrong with it. @param name the file's name */
export function readCapability(text: string, name: string): Capability | { errors: string[] } {
  const file = readMatter(text);
  if (typeof file === 'string') return { errors: [`${name}:${file}`] };
  const checked = capabilitySchema.safeParse(file.data);
  if (!checked.success) {
    return { errors: checked.error.issues.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`) };
  }
  return { ...checked.data, slug: name.replace(/\.md$/, ''), covers: file.content.trim() };
}

/** The header and the text below it, or the line, the column and the reason why they cannot be read. */
function readMatter(text: string): { data: unknown; content: string } | string {
  const lines = text.replaceAll('\r\n', '\n');
  if (!/^\uFEFF?---\n[^]*\n---(?:\n|$)/.test(lines)) {
    return '1:1 The file has no header. Begin it with a line of three hyphens, and end the header with another.';
  }
  try {
    return matter(lines, YAML_ONLY);
  } catch (error) {
    const { mark, reason } = yamlError.parse(error);
    // The header begins with the line feed after the opening hyphens, so its second line is that of the file.
    return `${mark.line + 1}:${mark.column + 1} ${reason}`;
  }
}

/**
 * A header in another language would be run or evaluated. The options are given with every call because without any,
 * gray-matter gives the same text the same object again, whatever somebody has made of it.
 */
const YAML_ONLY = { engines: { json: refuse, javascript: refuse } };

function refuse(): never {
  throw new Error('A header is read as YAML alone.');
}

/** What is known of an error in YAML: lines and columns are counted from 0. */
const yamlError = z
  .object({ reason: z.string(), mark: z.object({ line: z.number(), column: z.number() }) })
  .catch({ reason: 'The header cannot be read as YAML.', mark: { line: 1, column: 0 } });
