import { showPassages } from '../passages/passage-list.ts';
import { showResults as showAgents } from './search-results.ts';

// All search code of the browser, loaded as one file on the first search.
export { openSearchDialog } from './search-dialog.ts';
export { openPanel, showMore, showWeaker } from './search-results.ts';

/** Shows the best agents for a need, as `showResults` of search-results.ts does, and once they stand, passages. */
export async function showResults(page: HTMLElement, need: string, signal: AbortSignal): Promise<void> {
  await showAgents(page, need, signal);
  void showPassages(page, need, signal);
}
