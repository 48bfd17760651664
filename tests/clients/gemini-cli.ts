import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { askInBatches, type Answered } from './ask-in-batches.ts';
import type { Client, ClientFile, Loaded, Scope } from './client.ts';
import { leadConversation, type Conversation, type Offered, type Protocol } from './conversation.ts';
import { inThrowAwayHome, runClient, type Home } from './run-client.ts';
import { startStandIn } from './stand-in.ts';

/** Gemini CLI. Its model’s first request lists the agents; then it calls each, whose own request says the rest. */
export const geminiCliClient: Client = {
  id: 'gemini-cli',
  package: '@google/gemini-cli',
  version: '0.61.0',
  load: (installed, files, scope = 'user') =>
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
    const folder = path.join(scope === 'user' ? place.home : place.project, '.gemini', 'agents');
    await mkdir(folder, { recursive: true });
    const probe = {
      fileName: `${PROBE}.md`,
      agentName: PROBE,
      bytes: Buffer.from(`---\nname: ${PROBE}\ndescription: Has every tool.\n---\nGo.\n`),
    };
    for (const { fileName, bytes } of [...files, probe]) await writeFile(path.join(folder, fileName), bytes);
    await mkdir(path.join(place.home, '.gemini', 'acknowledgments'), { recursive: true });
    await writeFile(
      path.join(place.home, '.gemini', 'settings.json'),
      JSON.stringify({
        security: { auth: { selectedType: 'gemini-api-key' } },
        experimental: { enableAgents: true },
      }),
    );
    // A project’s agents are loaded only once the user has agreed to each.
    await writeFile(
      path.join(place.home, '.gemini', 'acknowledgments', 'agents.json'),
      JSON.stringify({ [place.project]: Object.fromEntries([...files, probe].map(acknowledged)) }),
    );
    const conversation = leadConversation(PROTOCOL, (name) => name === PROBE || !isOwn(name));
    const standIn = await startStandIn(conversation.answer);
    try {
      const program = path.join(installed, 'node_modules', '@google', 'gemini-cli', 'bundle', 'gemini.js');
      const words = [program, '-m', MODEL, '--approval-mode', 'yolo', '-p', 'hi'];
      const output = await runClient(process.execPath, words, place, {
        GEMINI_API_KEY: 'none',
        GOOGLE_GEMINI_BASE_URL: standIn.url,
        GEMINI_CLI_TRUST_WORKSPACE: 'true',
      });
      if (!conversation.agents.has(PROBE)) return { agents: new Map(), told: new Map(), broken: output.stderr };
      return { agents: agentsOf(conversation), told: refusalsIn(output.stderr, files, place) };
    } finally {
      await standIn.stop();
    }
  });
}

/** The model of the conversation. A named model keeps the client from asking another one which to use. */
const MODEL = 'gemini-2.5-pro';

function acknowledged({ agentName, bytes }: Pick<ClientFile, 'agentName' | 'bytes'>): [string, string] {
  return [agentName, createHash('sha256').update(Buffer.from(bytes).toString('utf8')).digest('hex')];
}

function agentsOf({ offered, agents, failed }: Conversation): Map<string, Loaded> {
  const every = new Set(agents.get(PROBE)?.tools);
  return new Map(
    offered.flatMap(({ name, description }): [string, Loaded][] => {
      const turn = agents.get(name);
      const failure = failed.get(name);
      if (name === PROBE) return [];
      if (turn === undefined)
        return [[name, { name, description, ...(failure === undefined ? {} : { told: [failure] }) }]];
      const tools = turn.tools.filter((tool) => tool !== DONE);
      const isLimited = tools.length < every.size - 1;
      return [
        [
          name,
          {
            name,
            description,
            tools: isLimited ? tools : 'all',
            model: turn.model === MODEL ? 'inherit' : turn.model,
            prompt: turn.system.replace(ADDED, ''),
          },
        ],
      ];
    }),
  );
}

/** What the client appends to a prompt: its skills and the folder that it works in. */
const ADDED =
  /\n\n# (?:Available Agent Skills\n\nYou have access to|Environment Context\n)(?![^]*\n\n# Environment Context\n[^]*\n# Environment Context\n)[^]*$/;

/** The tool by which an agent hands back its result. Every agent has it. */
const DONE = 'complete_task';

/** The reasons in the client’s output for which it refused files, which follow the files’ paths. */
function refusalsIn(output: string, files: readonly ClientFile[], { home }: Home): Map<string, string[]> {
  const errors = output.split(/^(?=Agent loading error: |\[AgentRegistry\] )/m);
  return new Map(
    files.flatMap((file): [string, string[]][] => {
      const said = errors
        .filter((each) => each.startsWith('Agent loading error: ') && each.includes(`/agents/${file.fileName}: `))
        .map((each) => each.slice(each.indexOf(`/agents/${file.fileName}: `) + file.fileName.length + 10).trim())
        .map((each) => each.replace(/\n(?:Ripgrep|Warning|YOLO)[^]*$/, '').replaceAll(home, '~'));
      return said.length === 0 ? [] : [[file.path, said.slice(0, 1)]];
    }),
  );
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
