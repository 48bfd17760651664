import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { z } from 'zod';
import { claudeCode } from '../../src/install/tools/claude-code.ts';
import { opencode } from '../../src/install/tools/opencode.ts';
import type { InstallTarget, Scope } from '../../src/install/tools/target.ts';
import { askClaudeCode } from './claude-code.ts';
import { startOpencode } from './opencode-server.ts';
import { inThrowAwayHome, type Home } from './run-client.ts';

/**
 * Installs agents of a built site by the commands that its pages show, then asks the clients whether they have them: for
 * Claude Code and OpenCode, in a project, in a home, and in a configuration folder that was moved.
 * @param site the folder that the site was built into; its first agents are installed
 * @param clients for each tool's key, the folder whose `node_modules` has the client
 * @throws Error when the site has no agents, or a client cannot be run
 */
export async function checkInstalls(
  site: string,
  clients: Readonly<Record<'claude-code' | 'opencode', string>>,
): Promise<InstallCheck[]> {
  const catalogue = await serveSite(site);
  try {
    const checks: InstallCheck[] = [];
    for (const { target, ask } of TOOLS) {
      const installed = clients[target.id === 'opencode' ? 'opencode' : 'claude-code'];
      for (const place of PLACES) {
        const found = await inThrowAwayHome((home) =>
          checkPlace(catalogue, target, place, home, (variables) => ask(installed, home, variables)),
        );
        checks.push(...found);
      }
    }
    return checks;
  } finally {
    catalogue.stop();
  }
}

/** Installs an agent by each kind of command into one place, and looks for all of them there. */
async function checkPlace(
  catalogue: Catalogue,
  target: InstallTarget,
  place: Place,
  home: Home,
  ask: (variables: Readonly<Record<string, string>>) => Promise<readonly string[]>,
): Promise<InstallCheck[]> {
  const scope = place === 'project' ? 'project' : 'user';
  const moved = path.join(home.home, 'moved configuration');
  const variables = place === 'moved' && target.userRoot ? { [target.userRoot.variable]: moved } : {};
  const done: { agent: ListedAgent; way: Way; output: string; code: number | null }[] = [];
  for (const [index, way] of WAYS.entries()) {
    const agent = catalogue.agents[index % catalogue.agents.length];
    if (agent === undefined) throw new Error('The site has no agents.');
    const command =
      way === 'script'
        ? scriptCommand(catalogue, target, scope, agent)
        : await pageCommand(catalogue, target, scope, agent);
    done.push({
      agent,
      way,
      ...(await runInShell(command, home, { AGENT_CATALOGUE: catalogue.address, ...variables })),
    });
  }
  const names = await ask(variables);
  return done.map(({ agent, way, output, code }) => {
    const name = target.id === 'opencode' ? target.fileName(agent.slug).replace(/\.md$/, '') : agent.name;
    const missing = names.includes(name) ? undefined : `${target.label} does not list ${name}. ${output}`.trim();
    const problem = code === 0 ? missing : `The command failed: ${output}`;
    return { tool: target.id, place, way, agent: name, problem };
  });
}

/** The command on an agent's page, with the address of the site as it is served here. */
async function pageCommand(
  { folder, builtFor, address }: Catalogue,
  { id }: InstallTarget,
  scope: Scope,
  { slug }: ListedAgent,
): Promise<string> {
  const html = await readFile(path.join(folder, 'agents', slug, 'index.html'), 'utf8');
  const [, after] = html.split(`<code data-install="${id}" data-scope="${scope}" data-shell="sh"`);
  const [, code] = /^[^>]*>([^<]+)</.exec(after ?? '') ?? [];
  if (code === undefined) throw new Error(`The page of ${slug} has no command for ${id}.`);
  return code
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(builtFor, address);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

function scriptCommand({ address }: Catalogue, { id }: InstallTarget, scope: Scope, { slug }: ListedAgent): string {
  return `curl -fsSL ${address}install.sh | sh -s -- '${slug}' --tool ${id} --scope ${scope}`;
}

/** Runs a command in the project, as someone would who pastes it into a terminal. */
async function runInShell(
  command: string,
  { home, project }: Home,
  variables: Readonly<Record<string, string>>,
): Promise<{ output: string; code: number | null }> {
  const env = { PATH: process.env.PATH, HOME: home, NO_PROXY: '*', ...variables };
  const child = spawn('sh', ['-c', command], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'], env, timeout: 60_000 });
  let output = '';
  const read = (text: string) => (output += text);
  child.stdout.setEncoding('utf8').on('data', read);
  child.stderr.setEncoding('utf8').on('data', read);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      resolve({ output: output.trim(), code });
    });
  });
}

/** Serves a built site on loopback, under the base path that it was built for. */
async function serveSite(folder: string): Promise<Catalogue> {
  const list = listSchema.parse(JSON.parse(await readFile(path.join(folder, 'agents.json'), 'utf8')));
  const builtFor = list.$schema.replace(/schema\/agents\.json$/, '');
  const base = new URL(builtFor).pathname;
  const serve = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    request.url = url.startsWith(base) ? `/${url.slice(base.length)}` : '/not-found';
    serve(request, response, () => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the site has no port');
  return {
    folder,
    builtFor,
    address: `http://127.0.0.1:${bound.port}${base}`,
    agents: list.agents,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const listSchema = z.object({
  $schema: z.string(),
  agents: z.array(z.object({ slug: z.string(), name: z.string() })),
});

/** The tools whose clients are asked, and how: each lists the names of its agents. */
const TOOLS: readonly Tool[] = [
  {
    target: claudeCode,
    ask: async (installed, home, variables) => [...(await askClaudeCode(installed, home, [], variables)).agents.keys()],
  },
  {
    target: opencode,
    ask: async (installed, home, variables) => {
      const server = await startOpencode(installed, home, variables);
      try {
        const answer = await server.agentsOf(home.project);
        if ('refusal' in answer) throw new Error(`OpenCode does not start: ${answer.refusal}`);
        return answer.agents.map(({ name }) => name);
      } finally {
        server.stop();
      }
    },
  },
];

const PLACES = ['project', 'user', 'moved'] as const;
const WAYS = ['page', 'script'] as const;

/** A project, a home, or a home whose configuration folder was moved. */
type Place = (typeof PLACES)[number];

/** The command of an agent's page, or the script without a pin. */
type Way = (typeof WAYS)[number];

interface Tool {
  target: InstallTarget;
  ask: (installed: string, home: Home, variables: Readonly<Record<string, string>>) => Promise<string[]>;
}

interface ListedAgent {
  slug: string;
  name: string;
}

/** A built site that is served. */
interface Catalogue {
  folder: string;
  /** The address of the home page that the pages name. */
  builtFor: string;
  /** The address of the home page here. */
  address: string;
  agents: readonly ListedAgent[];
  stop: () => void;
}

/** What became of one install. */
export interface InstallCheck {
  /** The tool's key. */
  tool: string;
  place: Place;
  way: Way;
  /** The name that the client must list. */
  agent: string;
  /** What is wrong; undefined if the client lists the agent. */
  problem: string | undefined;
}
