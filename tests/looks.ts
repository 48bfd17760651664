/** The themes and widths that accessibility is checked in: each theme once, and each end of the widths, in pixels. */
export const LOOKS = [
  ['light', 1440],
  ['dark', 320],
] as const;
