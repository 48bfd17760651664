import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../../content/guides/', import.meta.url);
const guides = readdirSync(folder)
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const examples = readdirSync(new URL('examples/', folder));

test('the guides have a fixed order', () => {
  const places = guides.map(({ text }) => Number(/^order: (\d+)$/m.exec(text)?.[1]));
  expect(places.sort((a, b) => a - b)).toEqual(guides.map((_, at) => at + 1));
});

test.each(guides)('$name is short and calm', ({ text }) => {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`]*`/g, 'code');
  expect(prose.split(/\s+/).length).toBeLessThan(1200);
  expect(prose).not.toMatch(/!(?!\[)/);
});

test.each(guides)('$name has typographic quotation marks', ({ text }) => {
  // Except in the header, code, the properties of components and addresses.
  const prose = text.replace(/^---[\s\S]*?\n---/, '').replace(/```[\s\S]*?```|`[^`]*`|<\w[\s\S]*?\/>/g, '');
  expect(prose).not.toMatch(/["']/);
});

test.each(guides)('$name has headings that ask a question', ({ text }) => {
  const headings = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
  expect(headings.length).toBeGreaterThan(3);
  for (const heading of headings) expect(heading).toMatch(/^[A-Z].*\?$/);
});

test('every example is used by a guide', () => {
  const shown = guides.flatMap(({ text }) => [...text.matchAll(/file="([^"]+)"/g)].map(([, name]) => name));
  expect([...new Set(shown)].sort()).toEqual(examples.sort());
});
