// What searches for passages in a page that can start no worker. Loaded only then.
export { findPassages } from './find.ts';
export { openPagefind } from './pagefind-engine.ts';
