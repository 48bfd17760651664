import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Color from 'colorjs.io';
import { expect, test } from 'vitest';
import { MIN_CONTRAST, PAPERS, readableAccent } from '../../../src/identity/accent.ts';

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('the papers are those of the styles', () => {
  const tokens = readFileSync(new URL('../../../src/styles/tokens.css', import.meta.url), 'utf8');
  const [paper, raised] = ['light', 'dark'].map((theme) => PAPERS[theme === 'light' ? 'light' : 'dark']);
  expect(tokens).toContain(`--paper: light-dark(${paper?.[0]}, ${raised?.[0]})`);
  expect(tokens).toContain(`--raised: light-dark(${paper?.[1]}, ${raised?.[1]})`);
});

test('what is accepted, derived or suggested is always readable', () => {
  fc.assert(
    fc.property(anyColor, (color) => {
      const accent = readableAccent(color);
      if (Array.isArray(accent)) {
        for (const { theme, instead } of accent) expect(contrast(instead, theme)).toBeGreaterThanOrEqual(MIN_CONTRAST);
      } else {
        expect(contrast(accent.light, 'light')).toBeGreaterThanOrEqual(MIN_CONTRAST);
        expect(contrast(accent.dark, 'dark')).toBeGreaterThanOrEqual(MIN_CONTRAST);
      }
    }),
  );
});

test('a readable colour is kept as it is', () => {
  expect(readableAccent('#0b6e4f')).toMatchObject({ light: '#0b6e4f' });
  expect(readableAccent({ light: '#0b6e4f', dark: '#5fd0a5' })).toEqual({ light: '#0b6e4f', dark: '#5fd0a5' });
});

test('a colour that cannot be read is refused for its theme alone', () => {
  expect(readableAccent({ light: '#1d4ed8', dark: '#1d4ed8' })).toMatchObject([{ theme: 'dark', color: '#1d4ed8' }]);
  expect(readableAccent('#ffee00')).toMatchObject([{ theme: 'light', color: '#ffee00' }]);
});

function contrast(color: string, theme: 'light' | 'dark'): number {
  return Math.min(...PAPERS[theme].map((paper) => new Color(paper).contrast(color, 'WCAG21')));
}
