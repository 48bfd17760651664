import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { cacheFolder, cacheKey } from '../cache.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { codeDigest } from '../collection/code-digest.ts';
import { getLoaded, setLoaded } from '../collection/loaded.ts';
import type { Identity } from '../identity/identity.ts';
import type { Settings } from '../settings.ts';
import { endStage, inStage, type Stage } from '../stages.ts';
import { writeAgents } from './agents/write-agents.ts';
import { stylesheets } from './pages/stylesheets.ts';
import { pageWriter } from './pages/page-writer.ts';
import { withPolicy } from './pages/policy.ts';
import { guideOf, quotedIn, type RenderedGuide } from './passages/passage-records.ts';
import { servePassages } from './passages/serve-passages.ts';
import { recordsOf, writePassages, type PassageWriting } from './passages/write-passages.ts';
import { noteSite, readPreviousSite, type PreviousSite, type Written } from './previous/previous-site.ts';
import { writeSearch } from './search/write-search.ts';

/**
 * Writes the files of agents, of search and of passages while Astro renders the pages, and the pages that did not change since
 * the previous site. Astro renders the history page once, with placeholders, and each agent is then filled in.
 * @param anew whether to reuse nothing of the previous site
 */
export function writeBesideAstro(settings: Settings, identity: Identity, anew: boolean): AstroIntegration {
  let site = '';
  let root = '';
  let outDir = '';
  let cacheDir = '';
  let writing: Promise<unknown>[] = [];
  let agentsWritten: ReadonlyMap<string, Written> = new Map();
  let bundling = 0;
  let rendering = 0;

  const begin = <Result>(stage: Stage, work: Promise<Result>): Promise<Result> => {
    const noted = inStage(stage, () => work);
    // Awaited in `teardown`; this keeps a failure from being an unhandled rejection before that.
    noted.catch(() => undefined);
    writing.push(noted);
    return noted;
  };

  const write = async (historyShell: string, previous: PreviousSite | undefined): Promise<void> => {
    const { vocabulary, code, repositories } = getLoaded();
    const key = cacheKey([code, historyShell, settings.siteUrl, settings.basePath]);
    const task = { ...settings, outDir, vocabulary, historyShell, repositories, key, previous };
    agentsWritten = await writeAgents(loadedAgents(), task);
  };

  const quotedWith = (guides: readonly RenderedGuide[]): PassageWriting => {
    const { vocabulary, code } = getLoaded();
    const quoted = quotedIn(guides, loadedAgents(), vocabulary, settings.fullText);
    return { quoted, askedFile: join(root, ASKED), cacheDir, code, agentsDir: settings.agentsDir, outDir };
  };

  /** @returns the pages of guides, by name */
  const index = (usual: AstroPrerenderer, paths: readonly StaticPath[]): Map<string, Promise<string>> => {
    const own = paths.filter(({ route }) => route.component === GUIDE_PAGE);
    const pages = new Map(own.map((path) => [basename(path.pathname), render(usual, path)]));
    const guides = [...pages].map(async ([name, page]) => guideOf(name, await page));
    const writeAll = async (): Promise<void> => writePassages(quotedWith(await Promise.all(guides)));
    void begin('passages', writeAll());
    return pages;
  };

  const prerendererBeside = (usual: AstroPrerenderer): AstroPrerenderer => {
    let guides: ReadonlyMap<string, Promise<string>> = new Map();
    let pages: ReturnType<typeof pageWriter> | undefined;
    const sheets = stylesheets(settings.basePath, outDir);
    const finish = (page: string): string => {
      const { html, styles } = sheets.inline(page);
      return withPolicy(html, styles);
    };
    const renderAny = async (request: Request, options: RenderOptions): Promise<Response> => {
      const isGuide = options.routeData.component === GUIDE_PAGE;
      // The index of passages needs the guides first, and Astro gets the same.
      const guide = isGuide ? await guides.get(basename(new URL(request.url).pathname)) : undefined;
      if (guide === undefined) return responseOf(await usual.render(request, options));
      return new Response(guide, { headers: { 'content-type': 'text/html' } });
    };
    return {
      ...usual,
      getStaticPaths: async () => {
        endStage('bundling', bundling);
        rendering = performance.now();
        writing = [];
        const { vocabulary, cache } = getLoaded();
        const needs = begin('search', writeSearch(loadedAgents(), vocabulary, outDir));
        setLoaded({ ...getLoaded(), needs });
        const previous = anew ? undefined : await readPreviousSite(cache, site);
        const key = cacheKey([
          await codeDigest(root, [join(root, 'src')], /\.(?:astro|css|ts|sh|ps1)$/),
          settings,
          identity,
        ]);
        pages = pageWriter({ key, basePath: settings.basePath, outDir, previous, finish });
        const paths = await usual.getStaticPaths();
        const historyShell = shellOf(paths, HISTORY_PAGE);
        void begin('files of agents', write(finish(await render(usual, historyShell)), previous));
        if (settings.fullText !== 'none') guides = index(usual, paths);
        pages.expect(paths.map(({ route, ...path }) => ({ ...path, component: route.component })));
        return paths.filter((path) => path !== historyShell);
      },
      render: (request, options) => {
        const renderIt = (): Promise<Response> => renderAny(request, options);
        return pages === undefined ? renderIt() : pages.write(request.url, renderIt);
      },
      teardown: async () => {
        endStage('pages', rendering);
        await inStage('waiting', () => Promise.all(writing));
        sheets.remove();
        await noteSite(getLoaded().cache, outDir, { agents: agentsWritten, pages: pages?.written ?? new Map() });
        await usual.teardown?.();
      },
    };
  };

  return {
    name: 'write-beside-astro',
    hooks: {
      'astro:config:setup': ({ config }) => {
        site = fileURLToPath(config.outDir);
        root = fileURLToPath(config.root);
        cacheDir = cacheFolder(config.cacheDir);
      },
      'astro:config:done': ({ config }) => {
        // By now swapSite has changed this to the folder that the build goes into.
        outDir = fileURLToPath(config.outDir);
      },
      'astro:server:setup': ({ server }) => {
        if (settings.fullText === 'none') return;
        servePassages(server, settings.basePath, (guides) => recordsOf(quotedWith(guides)));
      },
      'astro:build:start': ({ setPrerenderer }) => {
        bundling = performance.now();
        setPrerenderer(prerendererBeside);
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
  const url = new URL(`${pathname}/`, 'http://localhost');
  const response = responseOf(await prerenderer.render(new Request(url), { routeData: route }));
  if (!response.ok) throw new Error(`${route.component} failed to render: status ${response.status}.`);
  return response.text();
}

function responseOf(rendered: Rendered): Response {
  return rendered instanceof Response ? rendered : rendered.response;
}

type StaticPath = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];
type RenderOptions = Parameters<AstroPrerenderer['render']>[1];
type Rendered = Awaited<ReturnType<AstroPrerenderer['render']>>;
