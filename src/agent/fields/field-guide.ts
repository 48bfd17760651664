import { z } from 'zod';
import { agentSchema, FIELD_NAMES } from './schema.ts';

/** What the schema says of each field, for a reference, in the order of the documentation. */
export function fieldGuide(): FieldGuide[] {
  const { properties = {}, required = [] } = z.toJSONSchema(agentSchema);
  return FIELD_NAMES.map((name) => {
    const said = SAID.parse(properties[name]);
    return {
      name,
      required: required.includes(name),
      description: said.description,
      values: said.enum ?? [],
      allowed: said.allowed ?? '',
      absent: said.absent,
      examples: said.examples,
      source: said.source,
    };
  });
}

/** What every field has to say, as a JSON Schema holds it. */
const SAID = z.object({
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
  description: string;
  /** The words that it may be; empty when it is not a choice of words. */
  values: string[];
  /** What it may hold, in words; empty when `values` says so. */
  allowed: string;
  /** What holds when the field is not there. */
  absent: string;
  /** Values that are as they should be. */
  examples: unknown[];
  /** Where the field is documented. */
  source: string;
}
