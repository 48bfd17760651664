import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { askInBatches, type Answered } from './ask-in-batches.ts';
import { callFunction, readChat, sayOk } from './chat-completions.ts';
import type { Client, ClientFile, Loaded, Scope } from './client.ts';
import { leadConversation, type Conversation, type Offered, type Protocol } from './conversation.ts';
import { inThrowAwayHome, runClient, type Home } from './run-client.ts';
import { startStandIn } from './stand-in.ts';

/**
 * Qwen Code. Its model’s first request lists the agents; then it calls each, whose own request says the rest. Why a file
 * was refused is in its debug log.
 */
export const qwenCodeClient: Client = {
  id: 'qwen-code',
  package: '@qwen-code/qwen-code',
  version: '0.24.4',
  load: (installed, files, scope = 'project') =>
    askInBatches(files, 40, (batch, isOwn) => ask(installed, batch, scope, isOwn)),
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
    const folder = path.join(scope === 'user' ? place.home : place.project, '.qwen', 'agents');
    await mkdir(folder, { recursive: true });
    for (const { fileName, bytes } of files) await writeFile(path.join(folder, fileName), bytes);
    const probe = `---\nname: ${PROBE}\ndescription: Has every tool.\n---\nSay that it is done.\n`;
    await writeFile(path.join(folder, `${PROBE}.md`), probe);
    const conversation = leadConversation(PROTOCOL, (name) => name === PROBE || !isOwn(name));
    const standIn = await startStandIn(conversation.answer);
    try {
      const program = path.join(installed, 'node_modules', '@qwen-code', 'qwen-code', 'cli.js');
      const words = [program, '--debug', '--approval-mode', 'yolo', '--auth-type', 'openai', '-m', MODEL, '-p', 'hi'];
      const output = await runClient(process.execPath, words, place, {
        OPENAI_API_KEY: 'none',
        OPENAI_BASE_URL: `${standIn.url}/v1`,
        QWEN_DEBUG_LOG_FILE: '1',
      });
      if (!conversation.agents.has(PROBE)) return { agents: new Map(), told: new Map(), broken: output.stderr };
      return { agents: agentsOf(conversation), told: refusalsIn(await debugLog(place), files) };
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
            prompt: turn.system.slice(0, Math.max(0, turn.system.lastIndexOf(ADDED))),
          },
        ],
      ];
    }),
  );
}

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
  const entries = log.split(/^(?=\d{4}-\d\d-\d\dT[\d:.]+Z )/m);
  return new Map(
    files.flatMap((file): [string, string[]][] => {
      const about = `/agents/${file.fileName}`;
      const said = entries.flatMap((entry) => {
        const at = entry.indexOf(about);
        return at < 0 || !entry.includes('[SUBAGENT_MANAGER]')
          ? []
          : [
              entry
                .slice(at + about.length)
                .replace(/^:?\s*/, '')
                .trim(),
            ];
      });
      return said.length === 0 ? [] : [[file.path, [...new Set(said)]]];
    }),
  );
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
