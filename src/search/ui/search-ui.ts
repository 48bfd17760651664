// Everything that search needs in the browser, as one file: it is loaded as a whole when something is first searched for.
export { openSearchDialog } from './search-dialog.ts';
export { openPanel, showMore, showResults } from './search-results.ts';
