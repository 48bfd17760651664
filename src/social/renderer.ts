import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { z } from 'astro/zod';
import type { PngOptions } from 'sharp';
import { FACES } from './faces.ts';

/**
 * Loads the renderer on first use. It is native code, which not every platform supports and a site without images does not
 * need.
 * @throws Error when the platform has no renderer
 */
export function loadRenderer(): Promise<Renderer> {
  loading ??= load();
  return loading;
}

let loading: Promise<Renderer> | undefined;

/**
 * A drawing has about 100 colours. A palette holds them all, so no pixel changes, and the file is a third smaller than in
 * true colour. `quality: 90` would save another eighth and shift colours at the edges of letters; below `effort: 4` the
 * background is off by one. With every colour in the palette, there is nothing to dither.
 */
const PNG_OPTIONS: PngOptions = { palette: true, quality: 100, effort: 7, dither: 0, compressionLevel: 9 };

async function load(): Promise<Renderer> {
  const [{ renderAsync }, { default: sharp }] = await Promise.all([import('@resvg/resvg-js'), import('sharp')]).catch(
    (error: unknown) => {
      throw new Error('No image can be drawn on this platform; set SOCIAL_IMAGES=none to build without.', {
        cause: error,
      });
    },
  );
  // Several images are made at once, each in its own thread; more threads per image would only compete.
  sharp.concurrency(1);
  const font = { loadSystemFonts: false, fontFiles: FACES.map(({ path }) => path) };
  return {
    version: JSON.stringify({
      resvg: resvgVersion(),
      ...sharp.versions,
      png: PNG_OPTIONS,
      faces: FACES.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')),
    }),
    async render(svg) {
      // Both steps run in other threads, so pages are made meanwhile.
      const { pixels, width, height } = await renderAsync(svg, { font });
      return sharp(pixels, { raw: { width, height, channels: 4 } })
        .png(PNG_OPTIONS)
        .toBuffer();
    },
  };
}

function resvgVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('@resvg/resvg-js/package.json');
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** Turns drawings into images, with no typefaces other than those in {@link FACES}. */
export interface Renderer {
  /** Identifies everything other than the drawing that an image depends on. */
  version: string;
  /**
   * Makes a PNG of an SVG; the same SVG gives the same bytes.
   * @throws Error when the SVG is not well-formed
   */
  render: (svg: string) => Promise<Uint8Array>;
}
