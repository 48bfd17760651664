/** The kinds of pages that have passages, in the order in which they are shown. */
export const PASSAGE_GROUPS = ['guide', 'capability', 'agent'] as const;

/** A kind of page that has passages. */
export type PassageGroup = (typeof PASSAGE_GROUPS)[number];
