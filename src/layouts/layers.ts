/**
 * The order of the style sheets' layers. It stands in the page before every style sheet, since which of those comes
 * first is the bundler's choice.
 */
export const LAYERS = '@layer tokens,base,layout,parts';
