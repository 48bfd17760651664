/** Themes and widths, in pixels, for accessibility checks: each theme in the widest and the narrowest width. */
export const LOOKS = [
  ['light', 1440],
  ['light', 320],
  ['dark', 1440],
  ['dark', 320],
] as const;
