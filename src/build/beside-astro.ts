import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { getLoaded } from '../catalogue/loaded.ts';
import type { Settings } from '../settings.ts';
import { writeAgents } from './agent-writing.ts';

/**
 * Has the files of agents written while Astro makes the pages. Of the page with an agent's commands Astro makes one, for
 * no agent, which is then filled in for each.
 */
export function besideAstro(settings: Pick<Settings, 'agentsDir' | 'siteUrl' | 'basePath'>): AstroIntegration {
  let outDir = '';
  let writing: Promise<void> = Promise.resolve();

  const write = (shell: string): void => {
    const { files, vocabulary } = getLoaded();
    const agents = [...files.values()].filter((file) => file.status === 'agent');
    writing = writeAgents(agents, { ...settings, outDir, vocabulary, shell });
    // It is waited for at the end; until then, that it failed is no error that nobody handles.
    writing.catch(() => undefined);
  };

  return {
    name: 'beside-astro',
    hooks: {
      'astro:config:done': ({ config }) => {
        outDir = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((usual) => ({
          ...usual,
          getStaticPaths: async () => {
            const paths = await usual.getStaticPaths();
            const shell = paths.find(({ route }) => route.component === SHELL_PAGE);
            if (shell === undefined) throw new Error(`There is no page ${SHELL_PAGE}.`);
            write(await render(usual, shell));
            return paths.filter((path) => path !== shell);
          },
          teardown: async () => {
            await writing;
            await usual.teardown?.();
          },
        }));
      },
    },
  };
}

const SHELL_PAGE = 'src/pages/agents/[slug]/install.astro';

async function render(prerenderer: AstroPrerenderer, { pathname, route }: StaticPath): Promise<string> {
  const rendered = await prerenderer.render(new Request(new URL(`${pathname}/`, 'http://localhost')), {
    routeData: route,
  });
  const response = rendered instanceof Response ? rendered : rendered.response;
  if (!response.ok) throw new Error(`${SHELL_PAGE} answers ${response.status}.`);
  return response.text();
}

type StaticPath = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];
