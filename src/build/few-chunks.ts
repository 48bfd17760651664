/**
 * The files that Vite makes of the browser's modules for searching, and of the small ones that several features share. Without
 * them it would make a file of each small module, and a first search would wait for ten of them. The first file that fits a
 * module gets it.
 */
export const FEW_CHUNKS = {
  groups: [
    // Pages need these before anybody searches, so they must be in neither of the others.
    { name: 'element', test: /\/src\/components\/(?:element|failure\/failure)\.ts$/ },
    { name: 'preload-helper', test: /vite\/preload-helper/ },
    {
      name: 'parts',
      test: /\/src\/(?:components\/(?:agent-row|guard|record-client|thousands|trusted)|catalogue\/(?:fingerprint|source-path)|search\/format\/\w+|search\/query\/(?:open-index|site-index)|vocabulary\/(?:memoise|plain))\.ts$/,
    },
    {
      name: 'search',
      test: /\/src\/(?:search\/(?:query|passages\/(?:client|passage-)|ui\/(?:agent-file|result-(?:reason|row|words)|search-))|vocabulary\/)[\w/-]*\.ts$|\/node_modules\/stemmer\//,
    },
  ],
};
