import { z } from 'zod';
import { agentSchema, FIELD_NAMES } from './schema.ts';

/**
 * Describes each field for the reference, from the schema's metadata, in the order of the documentation.
 * @throws ZodError when a field of the schema lacks some of it
 */
export function fieldGuide(): FieldGuide[] {
  const { properties = {}, required = [] } = z.toJSONSchema(agentSchema);
  return FIELD_NAMES.map((name) => {
    const metadata = METADATA.parse(properties[name]);
    return {
      name,
      required: required.includes(name),
      description: metadata.description,
      values: metadata.enum ?? [],
      allowed: metadata.allowed ?? '',
      absent: metadata.absent,
      examples: metadata.examples,
      source: metadata.source,
    };
  });
}

/** What the JSON Schema says about every field. */
const METADATA = z.object({
  description: z.string(),
  source: z.url(),
  absent: z.string(),
  allowed: z.string().optional(),
  enum: z.array(z.string()).optional(),
  examples: z.array(z.unknown()).min(1),
});

/** One field of the frontmatter, described. */
export interface FieldGuide {
  name: string;
  required: boolean;
  /** One or two sentences. */
  description: string;
  /** The words that it may be; empty when it is not a choice of words. */
  values: string[];
  /** What it may hold, in words; empty when `values` lists that. */
  allowed: string;
  /** What applies when the field is absent. */
  absent: string;
  /** Valid values. */
  examples: unknown[];
  /** Where the field is documented. */
  source: string;
}
