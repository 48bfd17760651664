import { z } from 'zod';
import { agentSchema } from './schema.ts';

/**
 * The schema of an agent file's header as a JSON Schema (draft 2020-12), for editors: every field with what it means, what
 * it may hold and what applies without it.
 * @param id the address that the schema is served at
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

/** Replaces keywords that only this project knows with ones that every JSON Schema reader knows. */
function forEditors(schema: Record<string, unknown>): void {
  const { description, allowed, absent, source, format, pattern } = schema;
  const parts = [
    description,
    ...(typeof allowed === 'string' ? [`Allowed: ${allowed}.`] : []),
    ...(typeof absent === 'string' ? [absent.startsWith('required') ? 'Required.' : `Without it: ${absent}.`] : []),
  ];
  if (typeof description === 'string') schema.description = parts.join(' ');
  if (typeof source === 'string') schema.$comment = `See ${source}`;
  // These formats are ours; their pattern says what they allow. Patterns of JSON Schema are case-sensitive.
  if (format === 'yes or no' && typeof pattern === 'string') schema.pattern = inAnyCase(pattern);
  if (format === 'yes or no' || format === 'model') delete schema.format;
  for (const key of ['allowed', 'absent', 'source']) Reflect.deleteProperty(schema, key);
}

/** Makes a pattern of lowercase words match them in any case. */
function inAnyCase(pattern: string): string {
  return pattern.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
}
