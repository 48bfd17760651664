import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { askInBatches, type Answered } from './ask-in-batches.ts';
import { callFunction, readChat, sayOk, type Chat } from './chat-completions.ts';
import type { Client, ClientFile, Loaded, Scope } from './client.ts';
import { leadConversation, type Conversation, type Offered, type Protocol } from './conversation.ts';
import { inThrowAwayHome, runClient } from './run-client.ts';
import { startStandIn } from './stand-in.ts';

/**
 * GitHub Copilot’s command line, offline with a model of its user’s. Its model’s first request lists the agents; then it
 * calls each, whose own request says the rest. What it thinks of a file is in its log.
 */
export const copilotClient: Client = {
  id: 'copilot',
  package: '@github/copilot',
  version: '1.0.102',
  load: (installed, files, scope = 'project') =>
    askInBatches(files, 20, (batch, isOwn) => ask(installed, batch, scope, isOwn)),
};

/** An agent without a tool list, which has every tool. */
const PROBE = 'agent-catalogue-probe';

async function ask(
  installed: string,
  files: readonly ClientFile[],
  scope: Scope,
  isOwn: (name: string) => boolean,
): Promise<Answered> {
  return inThrowAwayHome(async (place) => {
    const parent = scope === 'user' ? path.join(place.home, '.copilot') : path.join(place.project, '.github');
    const folder = path.join(parent, 'agents');
    const logs = path.join(place.home, 'logs');
    await mkdir(folder, { recursive: true });
    // It looks for a project’s agents in the root of a repository.
    await mkdir(path.join(place.project, '.git'), { recursive: true });
    for (const { fileName, bytes } of files) await writeFile(path.join(folder, fileName), bytes);
    const probe = `---\nname: ${PROBE}\ndescription: Has every tool.\n---\nSay that it is done.\n`;
    await writeFile(path.join(folder, `${PROBE}.agent.md`), probe);
    const conversation = leadConversation(PROTOCOL, (name) => name === PROBE || !isOwn(name));
    const standIn = await startStandIn(conversation.answer);
    try {
      const program = path.join(installed, 'node_modules', '.bin', 'copilot');
      const words = ['-p', 'hi', '--allow-all-tools', '--trust-folder', '--log-level', 'debug', '--log-dir', logs];
      const output = await runClient(program, words, place, {
        COPILOT_OFFLINE: 'true',
        COPILOT_AUTO_UPDATE: 'false',
        COPILOT_PROVIDER_BASE_URL: `${standIn.url}/v1`,
        COPILOT_MODEL: MODEL,
      });
      if (!conversation.agents.has(PROBE)) return { agents: new Map(), told: new Map(), broken: output.stderr };
      return { agents: agentsOf(conversation), told: remarksIn(await textsIn(logs), files) };
    } finally {
      await standIn.stop();
    }
  });
}

const MODEL = 'some-model';

function agentsOf({ offered, agents, failed }: Conversation): Map<string, Loaded> {
  const every = agents.get(PROBE)?.tools.length ?? 0;
  return new Map(
    offered.flatMap(({ name, description }): [string, Loaded][] => {
      const turn = agents.get(name);
      const failure = failed.get(name);
      if (name === PROBE) return [];
      if (turn === undefined)
        return [[name, { name, description, ...(failure === undefined ? {} : { told: [failure] }) }]];
      return [
        [
          name,
          {
            name,
            description,
            tools: turn.tools.length < every ? turn.tools : 'all',
            model: turn.model === MODEL ? 'inherit' : turn.model,
            prompt: promptOf(turn.system),
          },
        ],
      ];
    }),
  );
}

/** The agent’s own prompt. The client appends notes on tools, and what is prohibited. */
function promptOf(system: string): string {
  const text = `\n\n${system}`;
  const prohibited = text.lastIndexOf('\n\n<prohibited_actions>');
  const end = prohibited < 0 ? text.length : prohibited;
  const tools = text.lastIndexOf('\n\n<tools>\n', end);
  return text.slice(2, Math.max(2, tools < 0 ? end : tools));
}

async function textsIn(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  return (await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))).join('\n');
}

/** The lines of the log that name a file and what is wrong with it. */
function remarksIn(log: string, files: readonly ClientFile[]): Map<string, string[]> {
  const lines = log.split('\n');
  return new Map(
    files.flatMap((file): [string, string[]][] => {
      const about = `agents/${file.fileName}: `;
      const said = lines
        .filter((line) => /\[(?:WARNING|ERROR)\]/.test(line) && line.includes(about))
        .map((line) => line.slice(line.indexOf(about) + about.length));
      return said.length === 0 ? [] : [[file.path, [...new Set(said)]]];
    }),
  );
}

const PROTOCOL: Protocol = {
  read: (request) => {
    const chat = readChat(request);
    return chat === undefined ? undefined : { ...chat, offered: chat.results.size > 0 ? [] : offeredIn(chat) };
  },
  call: (calls) =>
    callFunction(
      CALL,
      calls.map(({ name, task }) => ({
        agent_type: name,
        description: 'Try it',
        name: task,
        prompt: task,
        mode: 'sync',
      })),
    ),
  finish: sayOk,
  isFailure: (result) => result !== 'ok',
};

/** The tool that calls agents. */
const CALL = 'task';

const PARAMETERS = z.looseObject({
  properties: z.looseObject({ agent_type: z.looseObject({ enum: z.array(z.string()) }) }),
});

/** The names that the tool accepts, with the descriptions in the tool’s own description. */
function offeredIn({ functions }: Chat): Offered[] {
  const task = functions.get(CALL);
  const { data } = PARAMETERS.safeParse(task?.parameters);
  if (task === undefined || data === undefined) return [];
  const { description: text = '' } = task;
  const names = data.properties.agent_type.enum;
  const starts = names.map((name) => text.indexOf(`\n- **${name}**: `));
  return names.map((name, index) => {
    const start = starts[index] ?? -1;
    if (start < 0) return { name, description: '' };
    const next = Math.min(...starts.filter((each) => each > start), text.length);
    return { name, description: text.slice(start + `\n- **${name}**: `.length, next).trimEnd() };
  });
}
