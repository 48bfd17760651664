import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { badgeSvg } from '../../../src/checks/badge.ts';
import { found } from './reporters/report.ts';

/** What a badge shows, and what is read out. Throws if it is not well-formed XML. */
function readBadge(svg: string): { title: string; label: string; texts: string[] } {
  const refused: Error[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const texts: string[] = [];
  let text = '';
  let title = '';
  let label = '';
  parser.on('error', (error) => refused.push(error));
  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    if (name === 'svg') label = attributes['aria-label']?.value ?? '';
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'title') title = text;
    if (name === 'text') texts.push(text);
  });
  parser.write(svg).close();
  if (refused[0] !== undefined) throw refused[0];
  return { title, label, texts };
}

const drawnSchema = z.object({
  svg: z.object({
    width: z.number(),
    g: z.tuple([
      z.object({ rect: z.array(z.object({ x: z.number(), width: z.number() })) }),
      z.object({ text: z.array(z.object({ x: z.number(), textLength: z.number() })) }),
    ]),
  }),
});

const [error, warning, note] = [found('description-missing'), found('tool-unknown'), found('bytes-crlf')];

test.each([
  ['no findings', []],
  ['1 note', [note]],
  ['2 warnings', [note, warning, warning]],
  ['1 error', [warning, error, note]],
  ['1,234 warnings', Array.from({ length: 1234 }, () => warning)],
])('it says %j', (words, findings) => {
  expect(readBadge(badgeSvg('reviewer', findings))).toEqual({
    title: `reviewer: ${words}`,
    label: `reviewer: ${words}`,
    texts: ['reviewer', words],
  });
});

describe('a name', () => {
  test.each([
    ['with markup', '<script>alert(1)</script> & "so" \'on\'', '<script>alert(1)</script> & "so" \'on\''],
    ['with an entity', '&#x41;&amp;', '&#x41;&amp;'],
    ['that ends CDATA', ']]>', ']]>'],
    ['with line breaks', 'a\n\nb\tc', 'a b c'],
    ['with hidden characters', 'a\u200B\u202Eb', 'a[U+200B][U+202E]b'],
    ['with controls', 'a\u0000\u001Bb', 'a[U+0000][U+001B]b'],
    ['with half a character', 'a\uD800b', 'a\uFFFDb'],
    ['that is no XML character', 'a\uFFFFb', 'a\uFFFDb'],
    ['that is long', 'word '.repeat(30), 'word word word word word word word word…'],
    ['in another script', '审查员', '审查员'],
  ])('%s stays a text', (_, name, shown) => {
    expect(readBadge(badgeSvg(name, [])).texts[0]).toBe(shown);
  });

  test.each(['reviewer', 'a', '审查员 のレビュー', 'مراجع', '🤖 bot', ''])(
    '%j has a box as wide as its text',
    (name) => {
      const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: true });
      const { svg } = drawnSchema.parse(parser.parse(badgeSvg(name, [])));
      const [{ rect: boxes }, { text: texts }] = svg.g;
      expect(boxes.map(({ width }) => width)).toEqual(texts.map(({ textLength }) => textLength + 12));
      expect(svg.width).toBe(boxes.reduce((sum, { width }) => sum + width, 0));
      expect(texts.map(({ x }) => x - 6)).toEqual(boxes.map(({ x }) => x));
    },
  );

  test('is wider with more and with wider letters', () => {
    const widthOf = (name: string): number => Number(/width="(\d+)"/.exec(badgeSvg(name, []))?.[1]);
    expect(widthOf('iiii')).toBeLessThan(widthOf('mmmm'));
    expect(widthOf('mmmm')).toBeLessThan(widthOf('审查审查'));
    expect(widthOf('审查')).toBeLessThan(widthOf('审查审查'));
  });
});

test('it loads nothing and has neither styles nor scripts', () => {
  const svg = badgeSvg('reviewer', [warning]);
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
    /https?:|href|url\((?!#)|<style|style=|<script|@import|<image/,
  );
});

test('it is small', () => {
  expect(badgeSvg('backend-architect', [warning]).length).toBeLessThan(1200);
});

test('its colours have enough contrast with white', () => {
  const colors = [[], [note], [warning], [error]].flatMap((findings) =>
    [...badgeSvg('a', findings).matchAll(/<rect[^>]*fill="#(\w{6})"/g)].map(([, color = '']) => color),
  );
  expect(new Set(colors).size).toBe(5);
  for (const color of colors) expect(1.05 / (luminance(color) + 0.05)).toBeGreaterThan(4.5);
});

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
