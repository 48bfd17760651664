import type { DialectId } from '../../agent/dialects/dialect.ts';

/** In what two files of one agent can differ, in the order in which it is shown. */
export const DIFFERENCES = ['tools', 'model', 'effort', 'description', 'prompt'] as const;

/** In what two files of one agent differ. */
export type Difference = (typeof DIFFERENCES)[number];

/** The same agent in a file for another tool. */
export interface FamilyMember {
  slug: string;
  name: string;
  /** The tool that the file is written for. */
  dialect: DialectId;
  /** In what it differs. */
  differs: Difference[];
}
