import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Client, ClientFile } from './client.ts';
import type { Offered, Protocol } from './conversation.ts';
import { ledClient, PROBE, remarksOn } from './led-client.ts';
import { runClient, type Home } from './run-client.ts';

/** Gemini CLI. */
export const geminiCliClient: Client = ledClient({
  id: 'gemini-cli',
  package: '@google/gemini-cli',
  version: '0.61.0',
  size: 40,
  usualScope: 'user',
  folderOf: ({ home, project }, scope) => path.join(scope === 'user' ? home : project, '.gemini', 'agents'),
  probe: { fileName: `${PROBE}.md`, text: `---\nname: ${PROBE}\ndescription: Has every tool.\n---\nGo.\n` },
  protocol: () => PROTOCOL,
  run: async (installed, place, url, files) => {
    const folder = path.join(place.home, '.gemini');
    await mkdir(path.join(folder, 'acknowledgments'), { recursive: true });
    const settings = {
      security: { auth: { selectedType: 'gemini-api-key' } },
      experimental: { enableAgents: true },
    };
    await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings));
    // A project’s agents are loaded only once the user has agreed to each.
    await writeFile(
      path.join(folder, 'acknowledgments', 'agents.json'),
      JSON.stringify({ [place.project]: Object.fromEntries(files.map(acknowledged)) }),
    );
    const program = path.join(installed, 'node_modules', '@google', 'gemini-cli', 'bundle', 'gemini.js');
    const words = [program, '-m', MODEL, '--approval-mode', 'yolo', '-p', 'hi'];
    return runClient(process.execPath, words, place, {
      GEMINI_API_KEY: 'none',
      GOOGLE_GEMINI_BASE_URL: url,
      GEMINI_CLI_TRUST_WORKSPACE: 'true',
    });
  },
  loadedOf: (turn, free) => {
    const tools = turn.tools.filter((tool) => tool !== DONE);
    return {
      tools: tools.length < new Set(free.tools).size - 1 ? tools : 'all',
      model: turn.model === MODEL ? 'inherit' : turn.model,
      prompt: turn.system.replace(ADDED, ''),
    };
  },
  remarks: ({ stderr }, files, place) => refusalsIn(stderr, files, place),
});

/** The model of the conversation. A named model keeps the client from asking another one which to use. */
const MODEL = 'gemini-2.5-pro';

function acknowledged({ agentName, bytes }: Pick<ClientFile, 'agentName' | 'bytes'>): [string, string] {
  return [agentName, createHash('sha256').update(Buffer.from(bytes).toString('utf8')).digest('hex')];
}

/** What the client appends to a prompt: its skills and the folder that it works in. */
const ADDED =
  /\n\n# (?:Available Agent Skills\n\nYou have access to|Environment Context\n)(?![^]*\n\n# Environment Context\n[^]*\n# Environment Context\n)[^]*$/;

/** The tool by which an agent hands back its result. Every agent has it. */
const DONE = 'complete_task';

/** The reasons in the client’s output for which it refused files, which follow the files’ paths. */
function refusalsIn(output: string, files: readonly ClientFile[], { home }: Home): Map<string, string[]> {
  const errors = output
    .split(/^(?=Agent loading error: |\[AgentRegistry\] )/m)
    .filter((each) => each.startsWith('Agent loading error: '));
  return remarksOn(files, ({ fileName }) => {
    const about = `/agents/${fileName}: `;
    return errors
      .filter((each) => each.includes(about))
      .map((each) => each.slice(each.indexOf(about) + about.length).trim())
      .map((each) => each.replace(/\n(?:Ripgrep|Warning|YOLO)[^]*$/, '').replaceAll(home, '~'))
      .slice(0, 1);
  });
}

const PART = z.looseObject({
  text: z.string().optional(),
  functionCall: z.looseObject({ id: z.string().optional() }).optional(),
  functionResponse: z.looseObject({ name: z.string(), response: z.unknown().optional() }).optional(),
});
const REQUEST = z.looseObject({
  contents: z.array(z.looseObject({ role: z.string(), parts: z.array(PART) })),
  systemInstruction: z.looseObject({ parts: z.array(PART) }).optional(),
  tools: z.array(z.looseObject({ functionDeclarations: z.array(z.looseObject({ name: z.string() })) })).optional(),
});

const PROTOCOL: Protocol = {
  read: ({ url, body }) => {
    const model = /\/models\/([^:]+):(?:streamGenerateContent|generateContent)/.exec(url)?.[1];
    if (model === undefined) return undefined;
    const { contents, systemInstruction, tools = [] } = REQUEST.parse(JSON.parse(body));
    const names = tools.flatMap(({ functionDeclarations }) => functionDeclarations.map(({ name }) => name));
    const system = textOf(systemInstruction?.parts ?? []);
    const responses = contents.flatMap(({ parts }) => parts.flatMap((part) => part.functionResponse ?? []));
    return {
      model,
      system,
      tools: names,
      task: textOf(contents[0]?.parts ?? []),
      offered: names.includes(CALL) ? offeredIn(system) : [],
      results: new Map(responses.map(({ response }, index) => [index, JSON.stringify(response)])),
    };
  },
  call: (calls) =>
    reply(calls.map(({ name, task }) => ({ functionCall: { name: CALL, args: { agent_name: name, prompt: task } } }))),
  finish: ({ tools }) =>
    reply(tools.includes(DONE) ? [{ functionCall: { name: DONE, args: { result: 'ok' } } }] : [{ text: 'ok' }]),
  isFailure: (result) => /error|failed/i.test(result),
};

/** The tool that calls agents. */
const CALL = 'invoke_agent';

function textOf(parts: readonly z.infer<typeof PART>[]): string {
  return parts.map(({ text = '' }) => text).join('');
}

/** The list of agents in the main prompt. A description may have lines that look like entries: those do not start. */
function offeredIn(system: string): Offered[] {
  const start = system.indexOf('\n# Available Sub-Agents');
  const list = system.slice(Math.max(0, start)).split('\n\nRemember that the closest relevant sub-agent')[0] ?? '';
  const entries = [...list.matchAll(/^- ([a-z0-9_-]+) -> /gm)];
  return entries.map((entry, index) => ({
    name: entry[1] ?? '',
    description: list.slice(entry.index + entry[0].length, entries[index + 1]?.index).replace(/\n$/, ''),
  }));
}

function reply(parts: readonly object[]) {
  const response = {
    candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP', index: 0 }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
  };
  return { type: 'text/event-stream', text: `data: ${JSON.stringify(response)}\n\n` };
}
