import { expect, test } from '@playwright/test';

/** The most that a kind of page may weigh, in bytes after gzip. */
export const BUDGETS = {
  'an agent’s page, with all that it loads': 14_600,
  'the list of agents, with all that it loads': 40_000,
  'the list of capabilities': 40_000,
  'script of the home page': 5_000,
  'script of the list of agents': 5_000,
  'script of an agent’s page': 5_000,
  'script of a capability’s page': 5_000,
} as const;

/** Fails the running test when `bytes` is over the budget of its kind. Either way the table after the run shows it. */
export function expectWithinBudget(kind: BudgetKind, bytes: number): void {
  test.info().annotations.push({ type: MEASURED, description: `${kind}: ${bytes}` });
  expect(bytes, kind).toBeLessThanOrEqual(BUDGETS[kind]);
}

/** The annotation of a test that weighed a page. */
export const MEASURED = 'measured';

export type BudgetKind = keyof typeof BUDGETS;
