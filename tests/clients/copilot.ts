import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { callFunction, readChat, sayOk, type Chat } from './chat-completions.ts';
import type { Client, ClientFile } from './client.ts';
import type { Offered, Protocol } from './conversation.ts';
import { ledClient, PROBE, remarksOn } from './led-client.ts';
import { runClient, type Home } from './run-client.ts';

/**
 * GitHub Copilot’s command line, offline with a model of its user’s. What it thinks of a file is in its log.
 */
export const copilotClient: Client = ledClient({
  id: 'copilot',
  package: '@github/copilot',
  version: '1.0.102',
  size: 20,
  usualScope: 'project',
  folderOf: ({ home, project }, scope) =>
    path.join(scope === 'user' ? path.join(home, '.copilot') : path.join(project, '.github'), 'agents'),
  probe: {
    fileName: `${PROBE}.agent.md`,
    text: `---\nname: ${PROBE}\ndescription: Has every tool.\n---\nSay that it is done.\n`,
  },
  protocol: () => PROTOCOL,
  run: async (installed, place, url) => {
    // It looks for a project’s agents in the root of a repository.
    await mkdir(path.join(place.project, '.git'), { recursive: true });
    const program = path.join(installed, 'node_modules', '.bin', 'copilot');
    const log = ['--log-level', 'debug', '--log-dir', logsOf(place)];
    return runClient(program, ['-p', 'hi', '--allow-all-tools', '--trust-folder', ...log], place, {
      COPILOT_OFFLINE: 'true',
      COPILOT_AUTO_UPDATE: 'false',
      COPILOT_PROVIDER_BASE_URL: `${url}/v1`,
      COPILOT_MODEL: MODEL,
    });
  },
  loadedOf: (turn, free) => ({
    tools: turn.tools.length < free.tools.length ? turn.tools : 'all',
    model: turn.model === MODEL ? 'inherit' : turn.model,
    prompt: promptOf(turn.system),
  }),
  remarks: async (_, files, place) => remarksIn(await textsIn(logsOf(place)), files),
});

function logsOf({ home }: Home): string {
  return path.join(home, 'logs');
}

const MODEL = 'some-model';

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
  const lines = log.split('\n').filter((line) => /\[(?:WARNING|ERROR)\]/.test(line));
  return remarksOn(files, ({ fileName }) => {
    const about = `agents/${fileName}: `;
    return lines.filter((line) => line.includes(about)).map((line) => line.slice(line.indexOf(about) + about.length));
  });
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
