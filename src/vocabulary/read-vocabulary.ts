import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import matter from 'gray-matter';
import { z } from 'zod';
import { compareText } from '../agent/compare-text.ts';
import { aliasClashes, byGroup, capabilitySchema, unknownCompanions, type Capability } from './capability.ts';

/**
 * Reads the vocabulary: every capability in a folder, ordered by group and title.
 * @throws Error that lists everything wrong with it, each with its file, its line if known, and the reason
 */
export async function readVocabulary(folder: string): Promise<Capability[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort(compareText);
  const read = await Promise.all(
    names.map(async (name) => readCapability(await readFile(join(folder, name), 'utf8'), name)),
  );
  const capabilities = read.flatMap((each) => ('slug' in each ? [each] : []));
  const wrong = [
    ...read.flatMap((each) => ('slug' in each ? [] : each.errors)),
    ...aliasClashes(capabilities),
    // A file that cannot be read would be missed as a companion, too.
    ...(read.length === capabilities.length ? unknownCompanions(capabilities) : []),
  ];
  if (wrong.length > 0) throw new Error(`The vocabulary in "${folder}" has errors:\n  ${wrong.join('\n  ')}`);
  return capabilities.sort(byGroup);
}

/**
 * Reads one file of the vocabulary.
 * @param name the file's name, which gives the slug
 * @returns the capability, or what is wrong with the file
 */
export function readCapability(text: string, name: string): Capability | { errors: string[] } {
  const file = readMatter(text);
  if (typeof file === 'string') return { errors: [`${name}:${file}`] };
  const checked = capabilitySchema.safeParse(file.data);
  if (!checked.success) {
    return { errors: checked.error.issues.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`) };
  }
  return { ...checked.data, slug: name.replace(/\.md$/, ''), covers: file.content.trim() };
}

/** The header and the text below it; or the line, the column and the reason why they cannot be read. */
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
 * Keeps headers in other languages from being evaluated. Passed with every call because gray-matter, without options,
 * returns the same object for the same text, even if somebody has changed it.
 */
const YAML_ONLY = { engines: { json: refuse, javascript: refuse } };

function refuse(): never {
  throw new Error('A header is read as YAML only.');
}

/** An error in YAML; its lines and columns count from 0. */
const yamlError = z
  .object({ reason: z.string(), mark: z.object({ line: z.number(), column: z.number() }) })
  .catch({ reason: 'The header cannot be read as YAML.', mark: { line: 1, column: 0 } });
