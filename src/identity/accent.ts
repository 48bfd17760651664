import Color from 'colorjs.io';

/**
 * The accent of a catalogue for both themes, readable as text on their papers.
 * @param given a colour as `#rrggbb` for the light theme, from which the one for the dark theme is derived; or one for each
 * @returns the colours; or, for each that is not readable, why, and one of the same hue that is
 */
export function readableAccent(given: string | Accent): Accent | UnreadableColor[] {
  const light = typeof given === 'string' ? given : given.light;
  const wrong: UnreadableColor[] = [];
  for (const theme of THEMES) {
    const color = typeof given === 'string' ? (theme === 'light' ? given : undefined) : given[theme];
    if (color === undefined) continue;
    const contrast = leastContrast(color, theme);
    if (contrast < MIN_CONTRAST) wrong.push({ theme, color, contrast, instead: nearestReadable(color, theme) });
  }
  if (wrong.length > 0) return wrong;
  return typeof given === 'string' ? { light, dark: nearestReadable(light, 'dark') } : given;
}

/** WCAG 2.2 asks for this much between text and what is behind it. */
export const MIN_CONTRAST = 4.5;

/** What text stands on in each theme: `--paper` and `--raised` of src/styles/tokens.css. */
export const PAPERS = {
  light: ['oklch(0.985 0.006 85)', 'oklch(0.962 0.009 85)'],
  dark: ['oklch(0.205 0.012 255)', 'oklch(0.245 0.014 255)'],
} as const;

const THEMES = ['light', 'dark'] as const;
/** The steps of lightness in which a readable colour is looked for. */
const STEP = 0.005;

/** The smallest contrast of a colour with the papers of a theme. */
function leastContrast(color: string, theme: Theme): number {
  return Math.min(...PAPERS[theme].map((paper) => new Color(paper).contrast(color, 'WCAG21')));
}

/** The colour of the same hue, darker or lighter, that is as near as can be and readable. */
function nearestReadable(color: string, theme: Theme): string {
  const shade = new Color(color).to('oklch');
  const step = theme === 'light' ? -STEP : STEP;
  for (let lightness = shade.get('l'); lightness >= 0 && lightness <= 1; lightness += step) {
    const hex = shade.clone().set('l', lightness).to('srgb').toGamut().toString({ format: 'hex', collapse: false });
    if (leastContrast(hex, theme) >= MIN_CONTRAST) return hex;
  }
  return theme === 'light' ? '#000000' : '#ffffff';
}

type Theme = (typeof THEMES)[number];

/** A colour for each theme, as `#rrggbb`. */
export interface Accent {
  light: string;
  dark: string;
}

/** A colour that would be hard to read. */
interface UnreadableColor {
  theme: Theme;
  color: string;
  /** The smallest contrast with the theme's papers. */
  contrast: number;
  /** A colour that would do. */
  instead: string;
}
