import { z } from 'zod';
import { agentSchema } from './schema.ts';

/**
 * The schema of an agent file's header as a JSON Schema (draft 2020-12), for editors: every field with what it means, what
 * it may hold and what holds without it.
 * @param id the address that it is served at
 */
export function editorSchema(id: string): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(agentSchema, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema }) => {
      forEditors(jsonSchema);
    },
  });
  return {
    $schema,
    $id: id,
    title: 'Header of an agent file',
    description:
      'The frontmatter of a Markdown file that defines a subagent, as Claude Code reads it. Other fields are allowed; Claude Code ignores them.',
    ...schema,
  };
}

/** Turns what only this project knows into what every reader of JSON Schemas does. */
function forEditors(schema: Record<string, unknown>): void {
  const { description, allowed, absent, source, format, pattern } = schema;
  const parts = [
    description,
    ...(typeof allowed === 'string' ? [`Allowed: ${allowed}.`] : []),
    ...(typeof absent === 'string' ? [absent.startsWith('never') ? 'Required.' : `Without it: ${absent}.`] : []),
  ];
  if (typeof description === 'string') schema.description = parts.join(' ');
  if (typeof source === 'string') schema.$comment = `See ${source}`;
  // Formats of our own; what they allow is in the pattern, and a pattern of JSON Schema minds the case.
  if (format === 'yes or no' && typeof pattern === 'string') schema.pattern = inAnyCase(pattern);
  if (format === 'yes or no' || format === 'model') delete schema.format;
  for (const key of ['allowed', 'absent', 'source']) Reflect.deleteProperty(schema, key);
}

/** A pattern of plain words that does not mind their case. */
function inAnyCase(pattern: string): string {
  return pattern.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
}
