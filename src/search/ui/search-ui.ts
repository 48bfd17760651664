// All search code of the browser, loaded as one file on the first search.
export { openSearchDialog } from './search-dialog.ts';
export { openPanel, showMore, showResults, showWeaker } from './search-results.ts';
