import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/**
 * Reads what people ask about the sections of guides in other words than theirs.
 * @param file `content/guides/asked.yaml`; without it, nothing is known
 * @returns takes a guide's name and a section's id, and gives the words, which are empty if there are none
 * @throws Error when the file is not as described in it
 */
export function readAsked(file: string): (guide: string, section: string) => string {
  const asked = existsSync(file) ? askedSchema.parse(parse(readFileSync(file, 'utf8'))) : {};
  return (guide, section) =>
    Object.entries(asked[guide] ?? {})
      .filter(([id]) => (id.endsWith('*') ? section.startsWith(id.slice(0, -1)) : section === id))
      .map(([, words]) => words)
      .join(', ');
}

/** By guide, then by the id of a heading, or by its beginning and a star. */
const askedSchema = z.record(z.string(), z.record(z.string(), z.string()));
