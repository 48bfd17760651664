import type { COLORS } from '../agent/fields/schema.ts';
import { wholeSentences } from '../agent/sentences.ts';
import { cacheKey, type Cache } from '../cache.ts';
import { FACTS_FACE, NAME_FACE, SUMMARY_FACE } from './faces.ts';
import { loadRenderer } from './renderer.ts';
import {
  balanceLines,
  breakLines,
  drawableText,
  truncateLine,
  truncateLines,
  widthOf,
  type TextStyle,
} from './typesetting.ts';

/** The colours of agents in light mode, as in tokens.css. */
export const SOCIAL_COLORS: Readonly<Record<(typeof COLORS)[number] | 'none', string>> = {
  none: '#3d4e69',
  red: '#a43b38',
  orange: '#9d4700',
  yellow: '#796006',
  green: '#21763c',
  cyan: '#00717f',
  blue: '#2063b0',
  purple: '#764aa2',
  pink: '#9b3b6e',
};

/** Draws the image that other sites show next to a link. @returns an SVG of 1200 × 630 pixels */
export function drawSocialImage({ site: siteName, name, summary, facts, color, fingerprint }: SocialImage): string {
  const width = (fingerprint === undefined ? RIGHT : FINGERPRINT_X - FINGERPRINT_RADIUS - GUTTER) - LEFT;
  const nameBlock = layOutName(drawableText(name, NAME_FACE, MAX_NAME_LENGTH) || UNREADABLE_NAME, width);
  const whole = wholeSentences(summary, MAX_SUMMARY_LENGTH, MAX_SUMMARY_LENGTH);
  const summaryBlock = layOutSummary(drawableText(whole, SUMMARY_FACE, MAX_SUMMARY_LENGTH), width);
  const summaryOffset = nameBlock.height + SUMMARY_GAP;
  const height = summaryBlock.lines.length > 0 ? summaryOffset + summaryBlock.height : nameBlock.height;
  const top = Math.round(MIDDLE_Y - height / 2);
  const site = name === siteName ? '' : layOutSite(siteName);
  const siteWidth = widthOf(site, SITE_STYLE);
  const factsWidth = RIGHT - LEFT - (site === '' ? 0 : siteWidth + GUTTER);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${BACKGROUND}"/>`,
    ...blockElements(nameBlock, top, color),
    ...blockElements(summaryBlock, top + summaryOffset, TEXT_COLOR),
    fingerprint === undefined ? '' : fingerprintElement(fingerprint, color),
    `<path d="M${LEFT} ${RULE_Y}.5H${RIGHT}" stroke="${RULE_COLOR}" fill="none"/>`,
    textElement(layOutFacts(facts, factsWidth), LEFT, FOOTER_Y, FACTS_STYLE, FACTS_COLOR),
    textElement(site, RIGHT - siteWidth, FOOTER_Y, SITE_STYLE, TEXT_COLOR),
    '</svg>',
  ].join('');
}

/**
 * Makes the image that other sites show next to a link, or takes it from the cache.
 * @param load loads the renderer
 * @returns a PNG of 1200 × 630 pixels
 * @throws Error when the platform has no renderer
 */
export async function socialImage(cache: Cache, image: SocialImage, load = loadRenderer): Promise<Uint8Array> {
  const svg = drawSocialImage(image);
  const { version, render } = await load();
  const key = cacheKey([version, svg]);
  const kept = cache.readItem(CACHE_KIND, key);
  if (kept !== undefined) return kept;
  const png = await render(svg);
  cache.keepItem(CACHE_KIND, key, png);
  return png;
}

const CACHE_KIND = 'social';

// Lengths are in pixels.
const WIDTH = 1200;
const HEIGHT = 630;
const LEFT = 80;
const RIGHT = WIDTH - LEFT;
/** The middle of the part above the rule. */
const MIDDLE_Y = 268;
const RULE_Y = 532;
/** The baseline of the footer. */
const FOOTER_Y = 583;
/** The minimum space between elements next to each other. */
const GUTTER = 60;
/** From the last baseline of the name to the top of the summary's capitals. */
const SUMMARY_GAP = 46;
const FINGERPRINT_RADIUS = 144;
const FINGERPRINT_X = RIGHT - FINGERPRINT_RADIUS;
/** Longer lines are hard to read. */
const MAX_SUMMARY_WIDTH = 900;
/** The share of a width that lines may fill. The renderer shapes text and may set it wider than the sum of advances. */
const MAX_FILL = 0.98;

const BACKGROUND = '#fcfaf6';
const TEXT_COLOR = '#212730';
const FACTS_COLOR = '#525864';
const RULE_COLOR = '#d8d4cc';

// In characters.
const MAX_NAME_LENGTH = 160;
const MAX_SUMMARY_LENGTH = 400;
/** As many characters fit, however wide they are. */
const MIN_SUMMARY_LENGTH = 40;
const MAX_FACT_LENGTH = 90;

/** Replaces a name whose letters the typeface lacks. */
const UNREADABLE_NAME = 'Named in another script';
const MAX_NAME_LINES = 3;
const MIN_NAME_SIZE = 42;
/** The ways to set a name, best first. */
const NAME_LAYOUTS = [
  { maxLines: 1, maxSize: 88, minSize: 60 },
  { maxLines: 2, maxSize: 76, minSize: 54 },
  { maxLines: MAX_NAME_LINES, maxSize: 60, minSize: MIN_NAME_SIZE },
];
/** After a space or punctuation, and between the words of `camelCase`. */
const NAME_BREAKS = /(?<=[\s\-_/:.])(?=[^\s\-_/:.])|(?<=\p{Ll})(?=\p{Lu})/u;

const SUMMARY_STYLE: TextStyle = { face: SUMMARY_FACE, size: 33 };
const MAX_SUMMARY_LINES = 3;
/** After a space, and after a hyphen or slash within a word. */
const SUMMARY_BREAKS = /(?<=\s)(?=\S)|(?<=[\p{L}\p{N}][-/])(?=\p{L})/u;

const FACTS_STYLE: TextStyle = { face: FACTS_FACE, size: 24 };
const FACTS_SEPARATOR = '\u2002·\u2002';
const MAX_SITE_WIDTH = 560;
const SITE_STYLE: TextStyle = { face: NAME_FACE, size: 26 };

/** The distance between baselines, as a multiple of the size. */
const NAME_LEADING = 1.12;
const SUMMARY_LEADING = 1.38;
/** The height of capitals, as a share of the size. */
const CAP_HEIGHT = 0.72;

function layOutName(name: string, maxWidth: number): Block {
  const width = maxWidth * MAX_FILL;
  for (const { maxLines, maxSize, minSize } of NAME_LAYOUTS) {
    for (let size = maxSize; size >= minSize; size -= 2) {
      const style = nameStyle(size);
      const { lines, forced } = breakLines(name, style, width, NAME_BREAKS);
      if (forced || lines.length > maxLines) continue;
      return block(balanceLines(name, style, width, NAME_BREAKS).lines, style, NAME_LEADING);
    }
  }
  const style = nameStyle(MIN_NAME_SIZE);
  const { lines } = breakLines(name, style, width, NAME_BREAKS);
  return block(truncateLines(lines, MAX_NAME_LINES, style, width), style, NAME_LEADING);
}

function nameStyle(size: number): TextStyle {
  return { face: NAME_FACE, size, spacing: -0.012 };
}

function layOutSummary(summary: string, maxWidth: number): Block {
  const width = Math.min(maxWidth, MAX_SUMMARY_WIDTH) * MAX_FILL;
  const fits = (text: string): boolean =>
    breakLines(text, SUMMARY_STYLE, width, SUMMARY_BREAKS).lines.length <= MAX_SUMMARY_LINES;
  let shown = summary;
  // Shorter and shorter, until what is left of the sentences fits.
  for (let max = shown.length; !fits(shown) && max > MIN_SUMMARY_LENGTH; max = Math.min(max, shown.length) - 10) {
    shown = wholeSentences(summary, max, max);
  }
  const { lines } = balanceLines(shown, SUMMARY_STYLE, width, SUMMARY_BREAKS);
  return block(truncateLines(lines, MAX_SUMMARY_LINES, SUMMARY_STYLE, width), SUMMARY_STYLE, SUMMARY_LEADING);
}

/** Joins as many facts as fit, dropping the last ones first. */
function layOutFacts(facts: readonly string[], maxWidth: number): string {
  const width = maxWidth * MAX_FILL;
  const drawable = facts.map((fact) => drawableText(fact, FACTS_FACE, MAX_FACT_LENGTH)).filter((fact) => fact !== '');
  for (let count = drawable.length; count > 0; count -= 1) {
    const kept = [...drawable.slice(0, count), ...(count < drawable.length ? ['…'] : [])].join(FACTS_SEPARATOR);
    if (widthOf(kept, FACTS_STYLE) <= width) return kept;
  }
  return truncateLine(drawable.join(FACTS_SEPARATOR), FACTS_STYLE, width);
}

/** The catalogue's name, with room left for facts; nothing if the typeface has not its letters. */
function layOutSite(name: string): string {
  return truncateLine(drawableText(name, NAME_FACE, MAX_NAME_LENGTH), SITE_STYLE, MAX_SITE_WIDTH * MAX_FILL);
}

function block(lines: string[], style: TextStyle, leading: number): Block {
  const ascent = Math.round(style.size * CAP_HEIGHT);
  const step = Math.round(style.size * leading);
  return {
    lines,
    style,
    height: ascent + step * (lines.length - 1),
    baseline: (index) => ascent + step * index,
  };
}

function blockElements({ lines, style, baseline }: Block, top: number, color: string): string[] {
  return lines.map((line, index) => textElement(line, LEFT, top + baseline(index), style, color));
}

function fingerprintElement(path: string, color: string): string {
  // The radius of the outline in the fingerprint's own view box.
  const outline = 98;
  const scale = FINGERPRINT_RADIUS / outline;
  return [
    `<g transform="translate(${FINGERPRINT_X} ${MIDDLE_Y}) scale(${scale.toFixed(4)})">`,
    `<circle r="${outline}" fill="none" stroke="${RULE_COLOR}" stroke-width="${(1.5 / scale).toFixed(3)}"/>`,
    `<path d="${escapeXml(path)}" fill="${escapeXml(color)}"/></g>`,
  ].join('');
}

/** @param y the baseline */
function textElement(
  text: string,
  x: number,
  y: number,
  { face, size, spacing = 0 }: TextStyle,
  color: string,
): string {
  if (text === '') return '';
  const typeface = `font-family="${face.family}" font-weight="${face.weight}" font-size="${size}"`;
  const tracking = spacing === 0 ? '' : ` letter-spacing="${(spacing * size).toFixed(2)}"`;
  return `<text x="${x.toFixed(1)}" y="${y}" ${typeface}${tracking} fill="${escapeXml(color)}">${escapeXml(text)}</text>`;
}

/** Escapes a text for XML and drops the characters that XML cannot hold. */
function escapeXml(text: string): string {
  return text.replace(/\p{C}/gu, '').replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** What an image shows. Its texts are untrusted. */
export interface SocialImage {
  /** The name of the catalogue. */
  site: string;
  name: string;
  summary: string;
  /** Short facts, the most important first. */
  facts: readonly string[];
  /** The colour of the name and the fingerprint, as `#rrggbb`. */
  color: string;
  /** The data of an SVG path for the view box -100 -100 200 200; undefined when there is no fingerprint. */
  fingerprint: string | undefined;
}

/** Lines of text in one style, with their positions. */
interface Block {
  lines: string[];
  style: TextStyle;
  /** From the top of the first line's capitals to the last baseline, in pixels. */
  height: number;
  /** The distance of a line's baseline from the top, in pixels. */
  baseline: (index: number) => number;
}
