import { z } from 'zod';

/**
 * Converts a zod schema to a JSON Schema (draft 2020-12) for publishing. It allows unknown fields, so that programs that
 * validate against it keep working when the catalogue adds fields.
 * @param id the address that the schema is served at
 */
export function publishedSchema(schema: z.ZodType, id: string, { title, description }: Named): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return { $schema, $id: id, title, description, ...rest };
}

interface Named {
  title: string;
  description: string;
}
