import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { CLAUDE_CODE_VERSION } from '../../src/agent/checked-with.ts';
import { batchesOf } from './batches.ts';
import type { Client, ClientFile, Loaded, Outcome, Scope } from './client.ts';
import { claudeService, listedAgents, QUESTION, startedAgents } from './claude-code-requests.ts';
import { inThrowAwayHome, runClient, type Home } from './run-client.ts';
import { startStandIn } from './stand-in.ts';

/**
 * Claude Code. What it sends with a first question names every agent that it loaded, with its description and its tools. The
 * stand-in then has it start each of them, which shows the prompt, the model and the tools that the agent really gets.
 */
export const claudeCode: Client = {
  id: 'claude-code',
  package: '@anthropic-ai/claude-code',
  version: CLAUDE_CODE_VERSION,
  load: async (installed, files, scope = 'project') => {
    const outcomes = new Map<string, Outcome>();
    for (const batch of batchesOf(files, BATCH, ({ agentName }) => [agentName])) {
      for (const [file, outcome] of await loadBatch(installed, batch, scope)) outcomes.set(file, outcome);
    }
    return outcomes;
  },
};

/** How many files it is asked about at a time. */
const BATCH = 40;

/**
 * Asks for the agents of a throw-away home as it is now.
 * @param words further options, such as `--plugin-dir`
 * @param environment further variables, such as `CLAUDE_CONFIG_DIR`
 * @returns every agent by name, the built-in ones too, and what its log says
 */
export async function askClaudeCode(
  installed: string,
  home: Home,
  words: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ agents: Map<string, Loaded>; log: string }> {
  const log = path.join(home.home, 'debug.log');
  const standIn = await startStandIn(claudeService());
  try {
    const program = path.join(installed, 'node_modules', '.bin', 'claude');
    const options = ['--output-format', 'stream-json', '--verbose', '--debug-file', log];
    const { stdout } = await runClient(program, ['-p', QUESTION, ...options, ...words], home, {
      ...ENVIRONMENT,
      ANTHROPIC_BASE_URL: standIn.url,
      ...environment,
    });
    const [first = '{}'] = stdout.split('\n', 1);
    const { agents: names } = startSchema.parse(JSON.parse(first));
    const listed = listedAgents(standIn.received, names);
    const started = startedAgents(standIn.received);
    const agents = names.map((name) => {
      const entry = listed.get(name);
      const own = started.get(name);
      const tools = entry?.tools === 'All tools' || entry?.tools === '*' ? 'all' : entry?.tools.split(', ');
      const loaded: Loaded = {
        name,
        description: entry?.description,
        tools,
        given: own?.tools,
        model: own?.model,
        prompt: own?.prompt,
      };
      return [name, loaded] as const;
    });
    return { agents: new Map(agents), log: await readFile(log, 'utf8') };
  } finally {
    await standIn.stop();
  }
}

const ENVIRONMENT = {
  ANTHROPIC_API_KEY: 'none',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: '1',
  DISABLE_TELEMETRY: '1',
  DISABLE_AUTOUPDATER: '1',
  IS_SANDBOX: '1',
};

async function loadBatch(installed: string, files: readonly ClientFile[], scope: Scope): Promise<Map<string, Outcome>> {
  return inThrowAwayHome(async (home) => {
    const folder = path.join(scope === 'user' ? home.home : home.project, '.claude', 'agents');
    for (const [index, file] of files.entries()) {
      await mkdir(path.join(folder, String(index)), { recursive: true });
      await writeFile(path.join(folder, String(index), file.fileName), file.bytes);
    }
    const { agents, log } = await askClaudeCode(installed, home);
    for (const builtIn of await builtInAgents(installed)) {
      const { description, name } = builtIn;
      if (agents.get(name)?.description === description) agents.delete(name);
    }
    const outcomes = new Map<string, Outcome>();
    const expected = new Set(files.map(({ agentName }) => agentName));
    const unexpected = [...agents.keys()].some((name) => !expected.has(name));
    for (const [index, file] of files.entries()) {
      const told = toldOf(log, path.join(folder, String(index), file.fileName));
      // Alone, a file has the one agent that is not built in, whatever its name.
      const loaded = files.length === 1 ? [...agents.values()][0] : agents.get(file.agentName);
      if (loaded !== undefined) outcomes.set(file.path, { loaded: { ...loaded, told } });
      else if (!unexpected || files.length === 1) outcomes.set(file.path, { refused: { told: told.join(' ') } });
      else for (const entry of await loadBatch(installed, [file], scope)) outcomes.set(...entry);
    }
    return outcomes;
  });
}

/** The agents of a home without any, asked for once. */
async function builtInAgents(installed: string): Promise<Loaded[]> {
  builtIn ??= inThrowAwayHome(async (home) => [...(await askClaudeCode(installed, home)).agents.values()]);
  return builtIn;
}

let builtIn: Promise<Loaded[]> | undefined;

/** What its log says about a file, one entry for each line. */
function toldOf(log: string, file: string): string[] {
  const lines = log.split('\n').filter((line) => line.includes(`${file}:`) || line.includes(`${file} `));
  return [...new Set(lines.map((line) => line.slice(line.indexOf(file) + file.length).replace(/^[:\s]+/, '')))];
}

const startSchema = z.object({ agents: z.array(z.string()) });
