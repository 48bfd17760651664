// What search needs in the browser, in one file that is loaded when something is first searched for.
export { openSearchDialog } from './search-dialog.ts';
export { openPanel, showMore, showResults } from './search-results.ts';
