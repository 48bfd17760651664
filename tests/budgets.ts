import { expect, test } from '@playwright/test';

/** The maximum weight of each kind of page, in bytes after gzip. */
export const BUDGETS = {
  'an agent’s page without its prompt, with all that it loads': 14_600,
  'the list of agents, with all that it loads': 40_000,
  'the list of capabilities': 40_000,
  'script of the home page': 5_000,
  'script of the list of agents': 5_000,
  'script of an agent’s page': 5_000,
  'script of a capability’s page': 5_000,
} as const;

/** Fails the running test when `bytes` exceeds the budget of its kind, and records it for the table after the run. */
export function expectWithinBudget(kind: BudgetKind, bytes: number): void {
  test.info().annotations.push({ type: MEASURED, description: `${kind}: ${bytes}` });
  expect(bytes, kind).toBeLessThanOrEqual(BUDGETS[kind]);
}

/** The annotation type of a test that weighed a page. */
export const MEASURED = 'measured';

/** A kind of page with a budget. */
export type BudgetKind = keyof typeof BUDGETS;
