import { z } from 'zod';
import { siteFileSchema } from './site-file.ts';

/** The fields of `site.json` in the order of its schema; those inside others follow them, as in `logo.alt`. */
export function siteFileFields(): SiteFileField[] {
  return fieldsIn(jsonObject.parse(z.toJSONSchema(siteFileSchema)), '').filter(({ name }) => name !== '$schema');
}

function fieldsIn({ properties = {} }: JsonObject, before: string): SiteFileField[] {
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = `${before}${key}`;
    const items = field.items ?? field;
    return [{ name, description: field.description ?? '' }, ...fieldsIn(items, `${name}.`)];
  });
}

/** What is read of a JSON Schema. */
const jsonObject: z.ZodType<JsonObject> = z.lazy(() =>
  z.object({
    description: z.string().optional(),
    properties: z.record(z.string(), jsonObject).optional(),
    items: jsonObject.optional(),
  }),
);

interface JsonObject {
  description?: string | undefined;
  properties?: Record<string, JsonObject> | undefined;
  items?: JsonObject | undefined;
}

/** A field of `site.json`. */
export interface SiteFileField {
  /** Its name after those of the fields that it is in. */
  name: string;
  /** What it says, in whole sentences; words in backticks are code. */
  description: string;
}
