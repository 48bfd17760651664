import { spawn } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import type { Home } from './run-client.ts';

/** How long OpenCode may take to start, and to answer, in milliseconds. */
const MAX_WAIT = 60_000;

/**
 * Starts OpenCode as a server on loopback. One server loads the agents of any number of projects, each on its own.
 * @param installed the folder whose `node_modules` has the package
 * @param environment what else it needs to know, such as `XDG_CONFIG_HOME`
 * @throws Error when it does not start
 */
export async function startOpencode(
  installed: string,
  { home, project }: Home,
  environment: Readonly<Record<string, string>> = {},
): Promise<OpencodeServer> {
  const program = path.join(installed, 'node_modules', 'opencode-ai', 'bin', 'opencode.exe');
  const child = spawn(program, ['serve', '--port', '0', '--hostname', '127.0.0.1'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: home, USERPROFILE: home, ...OFFLINE, ...environment },
  });
  // It outlives SIGTERM while it installs packages.
  const stop = () => child.kill('SIGKILL');
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    const fail = () => {
      reject(new Error(`OpenCode does not start: ${output}`));
    };
    const limit = setTimeout(fail, MAX_WAIT);
    const read = (text: string) => {
      output += text;
      const found = /listening on (http:\S+)/.exec(output)?.[1];
      if (found === undefined) return;
      clearTimeout(limit);
      resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('error', reject).on('close', fail);
  }).catch((error: unknown) => {
    stop();
    throw error;
  });
  return { agentsOf: (folder) => agentsOf(url, folder), stop };
}

async function agentsOf(url: string, folder: string): Promise<OpencodeAnswer> {
  const address = `${url}/agent?directory=${encodeURIComponent(folder)}`;
  const response = await fetch(address, { signal: AbortSignal.timeout(MAX_WAIT) });
  const text = await response.text();
  return response.ok ? { agents: agentsSchema.parse(JSON.parse(text)) } : { refusal: wordsOf(text) };
}

/** What is wrong with the configuration, in OpenCode's words. */
function wordsOf(text: string): string {
  const { data, success } = refusalSchema.safeParse(jsonOf(text));
  if (!success) return text;
  return data.data.issues.map(({ message, path: keys }) => [message, ...keys].join(' ')).join('; ');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keeps it from the network: it would fetch a list of models, its own update, and packages for plugins. */
const OFFLINE = {
  NO_COLOR: '1',
  OPENCODE_PURE: '1',
  OPENCODE_DISABLE_MODELS_FETCH: '1',
  OPENCODE_DISABLE_AUTOUPDATE: '1',
  npm_config_offline: 'true',
  npm_config_registry: 'http://127.0.0.1:9/',
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  NO_PROXY: '127.0.0.1',
};

const agentSchema = z.looseObject({
  name: z.string(),
  mode: z.string(),
  native: z.boolean().nullish(),
  description: z.string().nullish(),
  prompt: z.string().nullish(),
  color: z.string().nullish(),
  steps: z.number().nullish(),
  model: z.object({ providerID: z.string(), modelID: z.string() }).nullish(),
  permission: z.array(
    z.object({ permission: z.string(), pattern: z.string(), action: z.enum(['allow', 'ask', 'deny']) }),
  ),
});
const agentsSchema = z.array(agentSchema);
const refusalSchema = z.object({
  data: z.object({
    issues: z.array(z.object({ message: z.string(), path: z.array(z.union([z.string(), z.number()])) })),
  }),
});

/** OpenCode, running. */
export interface OpencodeServer {
  /** Asks for the agents of the project in a folder. */
  agentsOf: (folder: string) => Promise<OpencodeAnswer>;
  stop: () => void;
}

/** The agents, the built-in ones included, or why OpenCode does not start in the project. */
export type OpencodeAnswer = { agents: OpencodeAgent[] } | { refusal: string };

/** An agent, as OpenCode lists it. */
export type OpencodeAgent = z.infer<typeof agentSchema>;
