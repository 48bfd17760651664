import type { COLORS } from '../agent/fields/schema.ts';
import { cacheKey, type Cache } from '../cache.ts';
import { loadRenderer } from './renderer.ts';
import {
  balanceLines,
  breakLines,
  cutLine,
  keepLines,
  legible,
  NAME_FACE,
  SMALL_FACE,
  TEXT_FACE,
  widthOf,
  type Style,
} from './typesetting.ts';

/** The name of the site, which is also on the image of each agent. */
export const SITE_NAME = 'Agent Catalogue';

/** The colours that agents are shown in, on paper: those of tokens.css. */
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

/** Draws the image that stands for a page elsewhere. @returns an SVG of 1200 × 630 pixels */
export function drawSocialImage({ name, summary, facts, color, rose }: SocialImage): string {
  const width = rose === undefined ? RIGHT - LEFT : ROSE_X - ROSE_RADIUS - 60 - LEFT;
  const title = setName(legible(name, NAME_FACE, MOST_NAME) || UNREADABLE_NAME, width);
  const text = setText(legible(summary, TEXT_FACE, MOST_TEXT), Math.min(width, WIDEST_TEXT));
  const height = title.height + (text.lines.length > 0 ? GAP + text.height : 0);
  const top = Math.round(MIDDLE - height / 2);
  const textTop = top + title.height + GAP;
  const site = name === SITE_NAME ? '' : SITE_NAME;
  const room = RIGHT - LEFT - (site === '' ? 0 : widthOf(site, SITE_STYLE) + 60);
  const small = facts.map((fact) => legible(fact, SMALL_FACE, MOST_FACT)).filter((fact) => fact !== '');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>`,
    ...title.lines.map((line, index) => textElement(line, LEFT, top + title.baseline(index), title.style, color)),
    ...text.lines.map((line, index) => textElement(line, LEFT, textTop + text.baseline(index), text.style, INK)),
    rose === undefined ? '' : drawRose(rose, color),
    `<path d="M${LEFT} ${RULE}.5H${RIGHT}" stroke="${LINE}" fill="none"/>`,
    textElement(joinFacts(small, room * SAFE), LEFT, FOOT, SMALL_STYLE, QUIET),
    textElement(site, RIGHT - widthOf(site, SITE_STYLE), FOOT, SITE_STYLE, INK),
    '</svg>',
  ].join('');
}

/**
 * The image that stands for a page elsewhere, as a PNG; kept between builds.
 * @param load gives the renderer
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

const WIDTH = 1200;
const HEIGHT = 630;
const LEFT = 80;
const RIGHT = WIDTH - LEFT;
/** The middle of what stands above the rule. */
const MIDDLE = 268;
const RULE = 532;
const FOOT = 583;
/** Between the last baseline of the name and the tops of the summary's letters. */
const GAP = 46;
const ROSE_RADIUS = 144;
const ROSE_X = RIGHT - ROSE_RADIUS;
/** A line longer than this is hard to read. */
const WIDEST_TEXT = 900;
/** Lines are set a little narrower than they may be, because the renderer knows more about the typeface. */
const SAFE = 0.98;

const PAPER = '#fcfaf6';
const INK = '#212730';
const QUIET = '#525864';
const LINE = '#d8d4cc';

/** How many characters of each text are looked at. */
const MOST_NAME = 160;
const MOST_TEXT = 400;
const MOST_FACT = 90;
/** What stands where a name has letters that the typeface has not. */
const UNREADABLE_NAME = 'Named in another script';

const TEXT_STYLE: Style = { face: TEXT_FACE, size: 33 };
const TEXT_LINES = 3;
const SMALL_STYLE: Style = { face: SMALL_FACE, size: 24 };
const SITE_STYLE: Style = { face: NAME_FACE, size: 26 };
const BETWEEN = '\u2002·\u2002';

/** How a name may be set, best first: in so many lines, between these sizes. */
const NAME_SETTINGS = [
  { most: 1, from: 88, to: 60 },
  { most: 2, from: 76, to: 54 },
  { most: 3, from: 60, to: 42 },
];
const NAME_BREAKS = /(?<=[\s\-_/:.])(?=[^\s\-_/:.])|(?<=\p{Ll})(?=\p{Lu})/u;
const TEXT_BREAKS = /(?<=\s)(?=\S)|(?<=[\p{L}\p{N}][-/])(?=\p{L})/u;

function setName(name: string, width: number): Block {
  const room = width * SAFE;
  for (const { most, from, to } of NAME_SETTINGS) {
    for (let size = from; size >= to; size -= 2) {
      const style = nameStyle(size);
      const { lines, forced } = breakLines(name, style, room, NAME_BREAKS);
      if (forced || lines.length > most) continue;
      return block(balanceLines(name, style, room, NAME_BREAKS).lines, style, 1.12);
    }
  }
  const style = nameStyle(42);
  return block(keepLines(breakLines(name, style, room, NAME_BREAKS).lines, 3, style, room), style, 1.12);
}

function nameStyle(size: number): Style {
  return { face: NAME_FACE, size, spacing: -0.012 };
}

function setText(text: string, width: number): Block {
  const room = width * SAFE;
  const { lines } = breakLines(text, TEXT_STYLE, room, TEXT_BREAKS);
  const kept =
    lines.length > TEXT_LINES
      ? keepLines(lines, TEXT_LINES, TEXT_STYLE, room)
      : balanceLines(text, TEXT_STYLE, room, TEXT_BREAKS).lines;
  return block(kept, TEXT_STYLE, 1.38);
}

/** As many facts as fit, the last ones left out first. */
function joinFacts(facts: readonly string[], width: number): string {
  for (let count = facts.length; count > 0; count -= 1) {
    const line = [...facts.slice(0, count), ...(count < facts.length ? ['…'] : [])].join(BETWEEN);
    if (widthOf(line, SMALL_STYLE) <= width) return line;
  }
  return cutLine(facts.join(BETWEEN), SMALL_STYLE, width);
}

function block(lines: string[], style: Style, leading: number): Block {
  const ascent = Math.round(style.size * 0.72);
  const step = Math.round(style.size * leading);
  return {
    lines,
    style,
    height: ascent + step * (lines.length - 1),
    baseline: (index) => ascent + step * index,
  };
}

function drawRose(path: string, color: string): string {
  const scale = ROSE_RADIUS / 98;
  return [
    `<g transform="translate(${ROSE_X} ${MIDDLE}) scale(${scale.toFixed(4)})">`,
    `<circle r="98" fill="none" stroke="${LINE}" stroke-width="${(1.5 / scale).toFixed(3)}"/>`,
    `<path d="${escaped(path)}" fill="${escaped(color)}"/></g>`,
  ].join('');
}

function textElement(text: string, x: number, y: number, { face, size, spacing = 0 }: Style, color: string): string {
  if (text === '') return '';
  const typeface = `font-family="${face.family}" font-weight="${face.weight}" font-size="${size}"`;
  const tracking = spacing === 0 ? '' : ` letter-spacing="${(spacing * size).toFixed(2)}"`;
  return `<text x="${x.toFixed(1)}" y="${y}" ${typeface}${tracking} fill="${escaped(color)}">${escaped(text)}</text>`;
}

/** A text for XML, without the characters that XML cannot hold. */
function escaped(text: string): string {
  return text.replace(/\p{C}/gu, '').replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** What an image shows. Every text may hold anything. */
export interface SocialImage {
  name: string;
  summary: string;
  /** Short facts, the most important first. */
  facts: readonly string[];
  /** The colour of the name and the fingerprint, as `#rrggbb`. */
  color: string;
  /** The data of an SVG path for a view box of -100 -100 200 200; undefined when there is no fingerprint. */
  rose: string | undefined;
}

/** Lines of text, set. */
interface Block {
  lines: string[];
  style: Style;
  /** From the top of its first line to the baseline of its last, in pixels. */
  height: number;
  /** How far below the top a line stands, in pixels. */
  baseline: (index: number) => number;
}
