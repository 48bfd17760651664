import type { Source } from './source.ts';
import type { Field } from './strict.ts';

/** What the checks look at. */
export interface Context {
  source: Source;
  file: string;
  fields: readonly Field[];
  /** The fields' values by key. */
  values: Readonly<Record<string, unknown>>;
}
