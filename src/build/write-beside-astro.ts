import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import type { AgentEntry } from '../catalogue/entry.ts';
import { getLoaded } from '../collection/loaded.ts';
import { readAsked } from '../guides/asked.ts';
import type { PassageRecord } from '../search/passages/records.ts';
import type { Settings } from '../settings.ts';
import { writeAgents } from './agents/write-agents.ts';
import { noteSite, readPreviousSite } from './agents/previous-site.ts';
import { cacheKey } from '../cache.ts';
import { guideOf, passageRecords, type RenderedGuide } from './passages/passage-records.ts';
import { servePassages } from './passages/serve-passages.ts';
import { writePassages } from './passages/write-passages.ts';
import { writeSearch } from './search/write-search.ts';

/**
 * Writes the files of agents, of search and of passages while Astro renders the pages. Astro renders the history page once,
 * with placeholders, and each agent is then filled in.
 */
export function writeBesideAstro(
  settings: Pick<Settings, 'agentsDir' | 'siteUrl' | 'basePath' | 'fullText'>,
): AstroIntegration {
  let site = '';
  let root = '';
  let outDir = '';
  let writing: Promise<void>[] = [];

  const begin = (work: Promise<void>): void => {
    // Awaited in `teardown`; this keeps a failure from being an unhandled rejection before that.
    work.catch(() => undefined);
    writing.push(work);
  };

  const write = async (historyShell: string): Promise<void> => {
    const { vocabulary, cache, code, repositories } = getLoaded();
    const agents = loadedAgents();
    const key = cacheKey([code, historyShell, settings.siteUrl, settings.basePath]);
    const previous = await readPreviousSite(cache, site);
    const task = { ...settings, outDir, vocabulary, historyShell, repositories, key, previous };
    const written = await writeAgents(agents, task);
    await noteSite(cache, outDir, written);
  };

  const recordsOf = (guides: readonly RenderedGuide[]): Iterable<PassageRecord> =>
    passageRecords(guides, loadedAgents(), getLoaded().vocabulary, readAsked(join(root, ASKED)), settings.fullText);

  const index = async (usual: AstroPrerenderer, paths: readonly StaticPath[]): Promise<void> => {
    const guides = [];
    for (const path of paths.filter(({ route }) => route.component === GUIDE_PAGE)) {
      guides.push(guideOf(basename(path.pathname), await render(usual, path)));
    }
    await writePassages(recordsOf(guides), outDir);
  };

  return {
    name: 'write-beside-astro',
    hooks: {
      'astro:config:setup': ({ config }) => {
        site = fileURLToPath(config.outDir);
        root = fileURLToPath(config.root);
      },
      'astro:config:done': ({ config }) => {
        // By now swapSite has changed this to the folder that the build goes into.
        outDir = fileURLToPath(config.outDir);
      },
      'astro:server:setup': ({ server }) => {
        if (settings.fullText === 'none') return;
        servePassages(server, settings.basePath, recordsOf);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((usual) => ({
          ...usual,
          getStaticPaths: async () => {
            writing = [];
            begin(writeSearch(loadedAgents(), getLoaded().vocabulary, outDir));
            const paths = await usual.getStaticPaths();
            const historyShell = shellOf(paths, HISTORY_PAGE);
            begin(write(await render(usual, historyShell)));
            if (settings.fullText !== 'none') begin(index(usual, paths));
            return paths.filter((path) => path !== historyShell);
          },
          teardown: async () => {
            await Promise.all(writing);
            await usual.teardown?.();
          },
        }));
      },
    },
  };
}

const HISTORY_PAGE = 'src/pages/agents/[slug]/history/[...page].astro';
const ASKED = 'content/guides/asked.yaml';
const GUIDE_PAGE = 'src/pages/guides/[slug].astro';

function shellOf(paths: readonly StaticPath[], component: string): StaticPath {
  const shell = paths.find(({ route }) => route.component === component);
  if (shell === undefined) throw new Error(`The page ${component} is missing.`);
  return shell;
}

function loadedAgents(): AgentEntry[] {
  return [...getLoaded().files.values()].filter((file) => file.status === 'agent');
}

async function render(prerenderer: AstroPrerenderer, { pathname, route }: StaticPath): Promise<string> {
  const rendered = await prerenderer.render(new Request(new URL(`${pathname}/`, 'http://localhost')), {
    routeData: route,
  });
  const response = rendered instanceof Response ? rendered : rendered.response;
  if (!response.ok) throw new Error(`${route.component} failed to render: status ${response.status}.`);
  return response.text();
}

type StaticPath = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];
