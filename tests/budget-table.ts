import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { BUDGETS, MEASURED } from './budgets.ts';

/** Prints the weight of the heaviest page of each kind next to its budget, after a run. */
export default class BudgetTable implements Reporter {
  readonly #heaviest = new Map<string, number>();

  onTestEnd(_test: TestCase, { annotations }: TestResult): void {
    for (const { type, description = '' } of annotations) {
      if (type !== MEASURED) continue;
      const [kind = '', bytes] = description.split(': ');
      this.#heaviest.set(kind, Math.max(this.#heaviest.get(kind) ?? 0, Number(bytes)));
    }
  }

  onEnd(): void {
    if (this.#heaviest.size === 0) return;
    console.log(`\n${row('bytes, gzip', 'budget', 'heaviest of its kind')}`);
    for (const [kind, budget] of Object.entries(BUDGETS)) {
      const bytes = this.#heaviest.get(kind);
      if (bytes === undefined) continue;
      console.log(row(grouped(bytes), grouped(budget), `${kind}${bytes > budget ? ' — OVER BUDGET' : ''}`));
    }
  }

  printsToStdio(): boolean {
    return false;
  }
}

function row(bytes: string, budget: string, kind: string): string {
  return `  ${bytes.padStart(11)}  ${budget.padStart(7)}  ${kind}`;
}

function grouped(bytes: number): string {
  return bytes.toLocaleString('en-GB');
}
