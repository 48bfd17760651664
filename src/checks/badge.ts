import stringWidth from 'string-width';
import { SEVERITIES, type Finding } from '../agent/findings/finding.ts';
import { escapeHtml } from '../agent/hidden/html.ts';
import { asLine } from '../agent/hidden/plain-line.ts';
import { counted, shortened } from '../catalogue/words.ts';
import { FACTS_FACE, type Face } from '../social/faces.ts';

/**
 * A picture for a README, as SVG: the name of an agent, and how many findings its file has. It loads nothing, and its text can
 * be read out.
 */
export function badgeSvg(name: string, findings: readonly Finding[]): string {
  const label = shortened(asLine(name), MAX_NAME);
  const { words, color } = verdictOf(findings);
  const [left, right] = [part(label, 0, LABEL_COLOR), part(words, widthOf(label) + 2 * PADDING, color)];
  const width = left.width + right.width;
  const title = escapeHtml(`${label}: ${words}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)">${left.box}${right.box}</g>`,
    `<g fill="#fff" font-family="'Source Sans 3','Source Sans Pro','Helvetica Neue',Arial,sans-serif" font-size="${SIZE}">${left.text}${right.text}</g>`,
    '</svg>\n',
  ].join('');
}

/** In pixels, as all lengths here. */
const HEIGHT = 20;
const SIZE = 12;
/** Where letters stand. */
const BASELINE = 14.25;
/** Left and right of each text. */
const PADDING = 6;
/** How many characters of a name are shown. */
const MAX_NAME = 40;
/** Most machines lack the typeface that is measured, and the ones they have are wider. */
const WIDER = 1.08;
const LABEL_COLOR = '#545b64';
/** The colours behind white text, from worst to mildest; each has a contrast of 4.5 and more. */
const COLORS = { error: '#c4232e', warning: '#946200', note: '#0860c4', none: '#1a7332' } as const;

/** How many findings there are of the worst severity. */
function verdictOf(findings: readonly Finding[]): { words: string; color: string } {
  const severity = SEVERITIES.find((each) => findings.some((finding) => finding.severity === each));
  if (severity === undefined) return { words: 'no findings', color: COLORS.none };
  const count = findings.filter((finding) => finding.severity === severity).length;
  return { words: counted(count, severity), color: COLORS[severity] };
}

/** A box with a text in it, which is set to the width that was measured, whatever typeface the reader has. */
function part(text: string, x: number, color: string): { box: string; text: string; width: number } {
  const length = widthOf(text);
  const width = length + 2 * PADDING;
  return {
    box: `<rect x="${x}" width="${width}" height="${HEIGHT}" fill="${color}"/>`,
    text: `<text x="${x + PADDING}" y="${BASELINE}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeHtml(text)}</text>`,
    width,
  };
}

/** The width of a text, in whole pixels. */
function widthOf(text: string): number {
  const ems = Array.from(text).reduce((sum, character) => sum + emsOf(character, FACTS_FACE), 0);
  return Math.max(1, Math.round(ems * SIZE * WIDER));
}

/** The width of a character in ems; of one that the typeface lacks, as wide as such characters commonly are. */
function emsOf(character: string, face: Face): number {
  return face.has(character) ? face.advance(character) : stringWidth(character) * 0.5;
}
