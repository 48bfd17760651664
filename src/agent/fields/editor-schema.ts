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
  const { description, allowed, absent, source, format } = schema;
  const parts = [
    description,
    ...(typeof allowed === 'string' ? [`Allowed: ${allowed}.`] : []),
    ...(typeof absent === 'string' ? [absent.startsWith('required') ? 'Required.' : `Without it: ${absent}.`] : []),
  ];
  if (typeof description === 'string') schema.description = parts.join(' ');
  if (typeof source === 'string') schema.$comment = `See ${source}`;
  // This format is ours; its pattern says what it allows.
  if (format === 'model') delete schema.format;
  for (const key of ['allowed', 'absent', 'source']) Reflect.deleteProperty(schema, key);
}
