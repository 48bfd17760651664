import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Client, ClientFile } from './client.ts';
import type { Offered, Protocol } from './conversation.ts';
import { ledClient, PROBE, remarksOn } from './led-client.ts';
import { runClient, type Home } from './run-client.ts';
import type { Answer } from './stand-in.ts';

/**
 * OpenAI’s Codex. An agent has no tool list there: what it may touch is in the request of its model as its sandbox.
 */
export const codexClient: Client = ledClient({
  id: 'codex',
  package: '@openai/codex',
  version: '0.171.0',
  size: 40,
  usualScope: 'user',
  folderOf: ({ home, project }, scope) => path.join(scope === 'user' ? home : project, '.codex', 'agents'),
  probe: {
    fileName: `${PROBE}.toml`,
    text: `name = "${PROBE}"\ndescription = "Has every tool."\ndeveloper_instructions = "Go."\n`,
  },
  protocol: () => PROTOCOL,
  run: async (installed, place, url, files) => {
    await mkdir(path.join(place.home, '.codex'), { recursive: true });
    await writeFile(path.join(place.home, '.codex', 'config.toml'), configuration(url, place, files.length));
    const program = path.join(installed, 'node_modules', '@openai', 'codex', 'bin', 'codex.js');
    const words = [program, 'exec', '--skip-git-repo-check', 'hi'];
    return runClient(process.execPath, words, place, { AGENT_CATALOGUE_KEY: 'none' });
  },
  loadedOf: (turn) => ({
    model: turn.model === MODEL ? 'inherit' : turn.model,
    prompt: turn.system,
    ...(turn.effort === undefined ? {} : { effort: turn.effort }),
    sandbox: turn.tools.includes(WRITES) ? 'workspace-write' : 'read-only',
  }),
  remarks: ({ stderr }, files) => refusalsIn(stderr, files),
});

const MODEL = 'some-model';

/** Its settings: the stand-in as the model’s service, a trusted project, and enough agents at a time. */
function configuration(url: string, { project }: Home, agents: number): string {
  return `model = "${MODEL}"
model_provider = "stand-in"
sandbox_mode = "workspace-write"
[model_providers.stand-in]
name = "stand-in"
base_url = "${url}/v1"
wire_api = "responses"
env_key = "AGENT_CATALOGUE_KEY"
[agents]
max_threads = ${agents + 10}
[projects.${JSON.stringify(project)}]
trust_level = "trusted"
`;
}

function refusalsIn(output: string, files: readonly ClientFile[]): Map<string, string[]> {
  const warnings = output.split(/\n(?=warning: |\S)/).filter((each) => each.startsWith('warning: '));
  return remarksOn(files, ({ fileName }) =>
    warnings
      .filter((each) => each.includes(`/agents/${fileName}`))
      .map((each) =>
        each
          .replace(/^warning: /, '')
          .replace(/\S+\/agents\//, '')
          .trim(),
      ),
  );
}

const ITEM = z.looseObject({
  type: z.string().optional(),
  role: z.string().optional(),
  call_id: z.string().optional(),
  output: z.unknown().optional(),
  content: z.array(z.looseObject({ text: z.string().optional() })).optional(),
});
const REQUEST = z.looseObject({
  model: z.string(),
  input: z.array(ITEM),
  tools: z.array(z.looseObject({ type: z.string(), name: z.string().optional() })).optional(),
  reasoning: z.looseObject({ effort: z.string().nullish() }).nullish(),
});

/** In place of a tool’s name: the sandbox lets the agent write. */
const WRITES = 'write';

const PROTOCOL: Protocol = {
  read: ({ url, body }) => {
    if (!url.includes('/responses')) return undefined;
    const { model, input, tools = [], reasoning } = REQUEST.parse(JSON.parse(body));
    const said = (role: string) => input.filter((each) => each.role === role);
    const environment =
      said('user')
        .map(textOf)
        .find((text) => text.startsWith('<environment_context>')) ?? '';
    const task = said('user').map(textOf).at(-1) ?? '';
    return {
      model,
      task,
      // The agent’s own instructions are a part of the second message of the developer, before the client’s.
      system: said('developer')[1]?.content?.[0]?.text ?? '',
      tools: environment.includes('access="write"') ? [WRITES] : [],
      ...(typeof reasoning?.effort === 'string' ? { effort: reasoning.effort } : {}),
      offered: input.some(({ type }) => type === 'function_call') ? [] : offeredIn(JSON.stringify(tools)),
      results: new Map(
        input.flatMap(({ type, call_id: id = '', output }): [number, string][] =>
          type === 'function_call_output' ? [[Number(id.replace(CALL_ID, '')), String(output)]] : [],
        ),
      ),
    };
  },
  call: (calls) =>
    events(
      calls.map(({ name, task }, index) => ({
        type: 'function_call',
        id: `item_${index}`,
        call_id: `${CALL_ID}${index}`,
        namespace: 'multi_agent_v1',
        name: 'spawn_agent',
        arguments: JSON.stringify({ agent_type: name, message: task }),
      })),
    ),
  finish: () =>
    events([{ type: 'message', role: 'assistant', id: 'item', content: [{ type: 'output_text', text: 'ok' }] }]),
  isFailure: (result) => !result.startsWith('{'),
};

const CALL_ID = 'call_';

function textOf({ content = [] }: z.infer<typeof ITEM>): string {
  return content.map(({ text = '' }) => text).join('');
}

/** The list of agents in a parameter’s description: a name, and a description between lines with braces. */
function offeredIn(tools: string): Offered[] {
  const [, written] = /"agent_type":\{[^{}]*?"description":("(?:[^"\\]|\\.)*")/.exec(tools) ?? [];
  const text = z.string().parse(JSON.parse(written ?? '""'));
  const list = text.slice(Math.max(0, text.indexOf('Available roles:\n')));
  const entries = [...list.matchAll(/^(.+): \{\n/gm)];
  return entries.map((entry, index) => ({
    name: entry[1] ?? '',
    description: list
      .slice(entry.index + entry[0].length, entries[index + 1]?.index)
      .replace(/\n\}\s*$/, '')
      .replace(/(?:\n- This role's [^\n]* cannot be changed\.)+$/, ''),
  }));
}

function events(items: readonly object[]): Answer {
  const usage = {
    input_tokens: 1,
    input_tokens_details: null,
    output_tokens: 1,
    output_tokens_details: null,
    total_tokens: 2,
  };
  const all = [
    { type: 'response.created', response: { id: 'response' } },
    ...items.map((item) => ({ type: 'response.output_item.done', item })),
    { type: 'response.completed', response: { id: 'response', usage } },
  ];
  return {
    type: 'text/event-stream',
    text: all.map((each) => `event: ${each.type}\ndata: ${JSON.stringify(each)}\n\n`).join(''),
  };
}
