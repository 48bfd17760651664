// @ts-check
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { agentsReader } from './src/build/agents/read-agents.ts';
import { versionReader } from './src/build/agents/version-reader.ts';
import { writeBesideAstro } from './src/build/write-beside-astro.ts';
import { tellStages } from './src/build/tell-stages.ts';
import { swapSite } from './src/build/swap/swap-site.ts';
import { FEW_CHUNKS } from './src/build/few-chunks.ts';
import { stop } from './src/build/stop.ts';
import { settingsModule } from './src/build/settings-module.ts';
import { withoutPreloading } from './src/build/without-preloading.ts';
import { agentLoader } from './src/collection/loader.ts';
import { provideLoader } from './src/collection/provided-loader.ts';
import { checkOwnGuides } from './src/guides/check-own-guides.ts';
import { readIdentity } from './src/identity/read-identity.ts';
import { readSettings } from './src/settings.ts';
import { readVocabulary } from './src/vocabulary/read-vocabulary.ts';

const settings = readSettings(process.env, import.meta.dirname);
const readOwn = () => readIdentity(settings, import.meta.dirname);
const identity = await readOwn().catch(stop);
await checkOwnGuides(identity, import.meta.dirname).catch(stop);
provideLoader(
  agentLoader({
    ...settings,
    guidesFolder: identity.guidesFolder,
    readVocabulary: () => readVocabulary(settings.capabilitiesDir),
    readerFor: agentsReader,
    versionReaderFor: versionReader,
  }),
);
const ownFolders = ['content', 'public', 'src', 'tests'].map((name) => join(import.meta.dirname, name));

/** Only pages: without the namespaces for news, translations, images and videos. */
const SITEMAP = { namespaces: { news: false, xhtml: false, image: false, video: false } };

export default defineConfig({
  site: settings.siteUrl,
  base: settings.basePath,
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  logger: { entrypoint: './src/build/log.ts' },
  // Shiki uses inline styles, which the policy of pages forbids.
  markdown: { syntaxHighlight: false },
  // Stylesheets get into the pages in src/build/pages, with the policy: Astro would hash them again for every page.
  // Renders pages while others are being written.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 8 },
  vite: {
    plugins: [settingsModule(settings, identity, readOwn), withoutPreloading()],
    // A script in a page would need its hash in the policy.
    build: { assetsInlineLimit: 0 },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: FEW_CHUNKS } } } } },
    define: { 'import.meta.env.HAS_PASSAGES': JSON.stringify(settings.fullText !== 'none') },
  },
  integrations: [
    mdx(),
    sitemap(SITEMAP),
    writeBesideAstro(settings, identity, process.argv.includes('--force')),
    swapSite([...settings.agentsDir, settings.capabilitiesDir, ...ownFolders]),
    tellStages(),
  ],
});
