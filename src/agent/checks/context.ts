import type { Source } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';

/** What the checks read. */
export interface Context {
  source: Source;
  /** Path below the agents folder, for the findings. */
  file: string;
  fields: readonly Field[];
  /** The fields' values by key. */
  values: Readonly<Record<string, unknown>>;
}
