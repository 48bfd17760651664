import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { stylesheets } from '../../../../src/build/pages/stylesheets.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const link = (name: string): string => `<link rel="stylesheet" href="/team/_astro/${name}.css">`;

let outDir = '';

beforeEach(() => {
  outDir = temporaryFolder(onTestFinished);
  mkdirSync(join(outDir, '_astro'));
  writeFileSync(join(outDir, '_astro/page.css'), 'p{}\n');
  writeFileSync(join(outDir, '_astro/agent.css'), 'q{content:"$&"}\n');
});

test('the stylesheets of a page become one element, in their order', () => {
  const { inline } = stylesheets('/team/', outDir);
  const styles = 'p{}\nq{content:"$&"}';
  const page = inline(`<head>${link('page')}<title>x</title>${link('agent')}</head><p>y</p>`);
  expect(page).toEqual({ html: `<head><style>${styles}</style><title>x</title></head><p>y</p>`, styles });
});

test('a page without stylesheets is not changed', () => {
  const page = '<head></head><p>y</p>';
  expect(stylesheets('/team/', outDir).inline(page)).toEqual({ html: page, styles: undefined });
});

test('what looks like a link in the text of a page is not read', () => {
  const page = `<head></head><p>${link('page')}</p>`;
  expect(stylesheets('/team/', outDir).inline(page).html).toBe(page);
});

test('the files of styles are removed, and no others', () => {
  writeFileSync(join(outDir, '_astro/page.js'), '');
  stylesheets('/team/', outDir).remove();
  expect(readdirSync(join(outDir, '_astro'))).toEqual(['page.js']);
});
