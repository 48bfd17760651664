import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { drawSocialImage, SOCIAL_COLORS, type SocialImage } from '../../../src/social/image.ts';
import { loadRenderer } from '../../../src/social/renderer.ts';
import { FACES } from '../../../src/social/faces.ts';

const { render, version } = await loadRenderer();

/** More colours than a palette holds. */
const COLOURFUL = [
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="40"><linearGradient id="all">',
  ...['red', 'lime', 'blue', 'white'].map((color, at) => `<stop offset="${at / 3}" stop-color="${color}"/>`),
  '</linearGradient><rect width="600" height="40" fill="url(#all)"/></svg>',
].join('');

function draw(parts: Partial<SocialImage> = {}): string {
  const plain = { site: 'Catalogue', name: 'helper', summary: 'Helps.', facts: ['reads'], color: '#ad4a00' };
  return drawSocialImage({ ...plain, fingerprint: 'M-10 -10L0 -90L10 -10Z', ...parts });
}

describe('an image', () => {
  test('is a PNG of 1200 × 630 pixels', async () => {
    expect(await formatOf(await render(draw()))).toBe('png 1200 × 630');
  });

  test('has a palette', async () => {
    expect(await sharp(await render(draw())).metadata()).toMatchObject({ isPalette: true });
  });

  test.each(Object.entries(SOCIAL_COLORS))('in %s has exactly the pixels that were drawn', async (_, color) => {
    const svg = draw({ color });
    const fontFiles = FACES.map(({ path }) => path);
    const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).render();
    const decoded = sharp(await render(svg)).ensureAlpha();
    expect((await decoded.raw().toBuffer()).equals(pixels)).toBe(true);
  });

  test('has the same bytes every time', async () => {
    const [first, second] = [await render(draw()), await render(draw())];
    expect(Buffer.from(first).equals(second)).toBe(true);
  });

  test('has the same bytes if others are drawn at the same time', async () => {
    const alone = await render(draw());
    const [together] = await Promise.all([draw(), COLOURFUL, draw({ name: 'other' })].map(render));
    expect(together).toEqual(alone);
  });

  test('has the same bytes in another process', async () => {
    const here = createHash('sha256').update(await render(draw()));
    expect(digestElsewhere(draw())).toBe(here.digest('hex'));
  });

  test('has different bytes for another name', async () => {
    const [first, second] = [await render(draw()), await render(draw({ name: 'other' }))];
    expect(Buffer.from(first).equals(second)).toBe(false);
  });

  test('has less than 40 kB even if it is full of text', async () => {
    const name = 'enterprise-kubernetes-multi-cluster-observability-specialist';
    const summary = 'Guards server code: use proactively after any change to it, and whenever it looks messy. '.repeat(
      9,
    );
    const full = draw({ name, summary, facts: ['inherits every tool', 'runs on Sonnet'] });
    expect((await render(full)).length).toBeLessThan(40_000);
  });

  test('is complete with more colours than a palette holds', async () => {
    expect(await formatOf(await render(COLOURFUL))).toBe('png 600 × 40');
  });

  test('is complete if no typeface has its letters', async () => {
    const image = await render(draw({ name: '代码', summary: '🚀 审查', facts: ['مراجع'] }));
    expect(await formatOf(image)).toBe('png 1200 × 630');
  });

  test('of a malformed drawing is an error', async () => {
    await expect(render('<svg')).rejects.toThrow('SVG');
  });
});

describe('the version of the renderer includes that of', () => {
  test.each([
    ['resvg', versionOf('@resvg/resvg-js/package.json')],
    ['sharp', sharp.versions.sharp],
    ['libvips', sharp.versions.vips],
  ])('%s', (_, part) => {
    expect(version).toContain(`"${part}"`);
  });
});

/** The format and size of an image, all of which is decoded. */
async function formatOf(image: Uint8Array): Promise<string> {
  const { width, height } = (await sharp(image, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true }))
    .info;
  return `${(await sharp(image).metadata()).format} ${width} × ${height}`;
}

/** The SHA-256 of an image that another process makes, in hexadecimal. */
function digestElsewhere(svg: string): string {
  const script = `
    import { createHash } from 'node:crypto';
    import { loadRenderer } from ${JSON.stringify(new URL('../../../src/social/renderer.ts', import.meta.url).href)};
    const { render } = await loadRenderer();
    console.log(createHash('sha256').update(await render(process.env.SVG ?? '')).digest('hex'));
  `;
  const env = { ...process.env, SVG: svg };
  const args = ['--input-type=module-typescript', '-e', script];
  return execFileSync(process.execPath, args, { env, encoding: 'utf8' }).trim();
}

function versionOf(manifest: string): string {
  return z.object({ version: z.string() }).parse(createRequire(import.meta.url)(manifest)).version;
}
