import { MAX_GUIDE_WAIT } from '../passages/about-site.ts';
import { holdAgents, showPassages } from '../passages/passage-list.ts';
import { showResults as showAgents } from './search-results.ts';

// All search code of the browser, loaded as one file on the first search.
export { openSearchDialog } from './search-dialog.ts';
export { openPanel, showMore, showWeaker } from './search-results.ts';

/**
 * Shows the best agents for a need, as `showResults` of search-results.ts does, and once they stand, passages. Where guides may
 * come above the agents, these are not seen before.
 */
export async function showResults(page: HTMLElement, need: string, signal: AbortSignal): Promise<void> {
  const release = holdAgents(page, need);
  try {
    await showAgents(page, need, signal);
  } catch (error) {
    if (!signal.aborted) release();
    throw error;
  }
  release(MAX_GUIDE_WAIT);
  void showPassages(page, need, signal).then(() => {
    if (!signal.aborted) release();
  });
}
