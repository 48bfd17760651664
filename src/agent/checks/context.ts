import type { Source } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';

/** What the checks look at. */
export interface Context {
  source: Source;
  file: string;
  fields: readonly Field[];
  /** The fields' values by key. */
  values: Readonly<Record<string, unknown>>;
}
