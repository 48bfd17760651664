import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { buildEnvironment, copyAsDocuments, npm, type Builder } from './builder.ts';
import { setAside } from './set-aside.ts';

/**
 * Starlight with its search, set up as in its own template.
 * @param folder where it is installed
 * @param sidebar whether every page lists all pages; a site of thousands of pages would switch that off
 */
export async function starlightBuilder(folder: string, { sidebar }: { sidebar: boolean }): Promise<Builder> {
  const versions = { ...VERSIONS, astro: await ownAstro() };
  const files = {
    'package.json': JSON.stringify({
      private: true,
      type: 'module',
      scripts: { build: 'astro build' },
      dependencies: versions,
    }),
    'astro.config.mjs': `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({ integrations: [starlight({ title: 'Agents'${sidebar ? '' : ', sidebar: []'} })] });
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  };
  await mkdir(join(folder, 'src/content/docs'), { recursive: true });
  const installed = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '');
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  // Reuse what an earlier run installed.
  if (installed !== files['package.json']) npm(['install', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  const documents = join(folder, 'src/content/docs');
  return {
    name: sidebar ? 'Starlight' : 'Starlight without sidebar',
    version: `${versions['@astrojs/starlight']} on Astro ${versions.astro}`,
    take: (agents) => copyAsDocuments(agents, documents),
    clear: async () => {
      for (const path of ['.astro', 'dist', 'node_modules/.astro', 'node_modules/.vite']) {
        await setAside(join(folder, path));
      }
    },
    command: () => ({ args: ['npm', 'run', '--silent', 'build'], cwd: folder, env: buildEnvironment() }),
    source: () => documents,
    output: () => join(folder, 'dist'),
    index: 'pagefind',
  };
}

const VERSIONS = { '@astrojs/starlight': '0.42.4' } as const;

/** The catalogue's own version of Astro, so that both are compared on the same one. */
async function ownAstro(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ dependencies: z.object({ astro: z.string() }) }).parse(JSON.parse(text)).dependencies.astro;
}
