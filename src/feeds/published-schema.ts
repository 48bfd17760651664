import { z } from 'zod';

/**
 * A zod schema as a JSON Schema (draft 2020-12) to be published. Fields that it does not name are allowed, so that a reader
 * who checks against it goes on working when the catalogue says more.
 * @param id the address that it is served at
 */
export function publishedSchema(schema: z.ZodType, id: string, { title, description }: Named): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return { $schema, $id: id, title, description, ...rest };
}

interface Named {
  title: string;
  description: string;
}
