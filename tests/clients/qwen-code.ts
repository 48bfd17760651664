import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { callFunction, readChat, sayOk } from './chat-completions.ts';
import type { Client, ClientFile } from './client.ts';
import type { Offered, Protocol } from './conversation.ts';
import { ledClient, PROBE, remarksOn } from './led-client.ts';
import { runClient, type Home } from './run-client.ts';

/** Qwen Code. Why a file was refused is in its debug log. */
export const qwenCodeClient: Client = ledClient({
  id: 'qwen-code',
  package: '@qwen-code/qwen-code',
  version: '0.24.4',
  size: 40,
  usualScope: 'project',
  folderOf: ({ home, project }, scope) => path.join(scope === 'user' ? home : project, '.qwen', 'agents'),
  probe: {
    fileName: `${PROBE}.md`,
    text: `---\nname: ${PROBE}\ndescription: Has every tool.\n---\nSay that it is done.\n`,
  },
  protocol: () => PROTOCOL,
  run: (installed, place, url) => {
    const program = path.join(installed, 'node_modules', '@qwen-code', 'qwen-code', 'cli.js');
    const words = [program, '--debug', '--approval-mode', 'yolo', '--auth-type', 'openai', '-m', MODEL, '-p', 'hi'];
    return runClient(process.execPath, words, place, {
      OPENAI_API_KEY: 'none',
      OPENAI_BASE_URL: `${url}/v1`,
      QWEN_DEBUG_LOG_FILE: '1',
    });
  },
  loadedOf: (turn, free) => ({
    tools: turn.tools.length < free.tools.length ? turn.tools : 'all',
    model: turn.model === MODEL ? 'inherit' : turn.model,
    prompt: turn.system.slice(0, Math.max(0, turn.system.lastIndexOf(ADDED))),
  }),
  remarks: async (_, files, place) => refusalsIn(await debugLog(place), files),
});

const MODEL = 'some-model';

/** What the client appends to a prompt begins so. */
const ADDED = '\n\nImportant Rules:\n - You operate in non-interactive mode:';

/** The client’s debug logs. */
async function debugLog({ home }: Home): Promise<string> {
  const folder = path.join(home, '.qwen', 'debug');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8').catch(() => '')));
  return texts.join('\n');
}

function refusalsIn(log: string, files: readonly ClientFile[]): Map<string, string[]> {
  const entries = log.split(/^(?=\d{4}-\d\d-\d\dT[\d:.]+Z )/m).filter((each) => each.includes('[SUBAGENT_MANAGER]'));
  return remarksOn(files, ({ fileName }) => {
    const about = `/agents/${fileName}`;
    return entries
      .filter((entry) => entry.includes(about))
      .map((entry) =>
        entry
          .slice(entry.indexOf(about) + about.length)
          .replace(/^:?\s*/, '')
          .trim(),
      );
  });
}

const PROTOCOL: Protocol = {
  read: (request) => {
    const chat = readChat(request);
    if (chat === undefined) return undefined;
    return { ...chat, offered: chat.results.size > 0 ? [] : offeredIn(chat.functions.get(CALL)?.description ?? '') };
  },
  call: (calls) =>
    callFunction(
      CALL,
      calls.map(({ name, task }) => ({ subagent_type: name, description: 'Try it', prompt: task })),
    ),
  finish: sayOk,
  // An agent that runs in the background answers later.
  isFailure: (result) => result !== 'ok' && !result.startsWith('Background agent launched'),
};

/** The tool that calls agents. */
const CALL = 'agent';

/** The list of agents in the tool’s description. A description may have lines that look like entries: those do not start. */
function offeredIn(text: string): Offered[] {
  const list = text.slice(text.indexOf('Available agent types'));
  const entries = [...list.matchAll(/^- \*\*(.+?)\*\*: /gm)];
  return entries.map((entry, index) => ({
    name: entry[1] ?? '',
    description: list.slice(entry.index + entry[0].length, entries[index + 1]?.index).replace(/\n$/, ''),
  }));
}
