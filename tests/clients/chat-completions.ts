import { z } from 'zod';
import type { Turn } from './conversation.ts';
import type { Answer, Received } from './stand-in.ts';

/** Reads a request to OpenAI’s chat completions; undefined when it is something else. */
export function readChat({ url, body }: Received): Chat | undefined {
  if (!url.includes('/chat/completions')) return undefined;
  const { model, messages, tools: offered = [], reasoning_effort: effort } = REQUEST.parse(JSON.parse(body));
  // Tools of other kinds have no function.
  const tools = offered.flatMap(({ function: made }) => made ?? []);
  const said = (role: string) => messages.filter((each) => each.role === role).map(({ content }) => textOf(content));
  return {
    model,
    system: said('system').join('\n\n'),
    task: said('user').join('\n'),
    tools: tools.map(({ name }) => name),
    ...(effort === undefined ? {} : { effort }),
    results: new Map(
      messages.flatMap(({ role, tool_call_id: id = '', content }): [number, string][] =>
        role === 'tool' ? [[Number(id.replace(CALL_ID, '')), textOf(content)]] : [],
      ),
    ),
    functions: new Map(tools.map((made) => [made.name, made])),
  };
}

/** Answers with calls of a function. */
export function callFunction(name: string, calls: readonly object[]): Answer {
  const made = calls.map((call, index) => ({
    index,
    id: `${CALL_ID}${index}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(call) },
  }));
  return stream({ role: 'assistant', content: null, tool_calls: made }, 'tool_calls');
}

/** Answers with a word. */
export function sayOk(): Answer {
  return stream({ role: 'assistant', content: 'ok' }, 'stop');
}

const CALL_ID = 'call_';

function stream(delta: object, reason: string): Answer {
  const chunk = {
    id: 'answer',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'some-model',
    choices: [{ index: 0, delta, finish_reason: reason }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
  return { type: 'text/event-stream', text: `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n` };
}

const CONTENT = z.union([z.string(), z.null(), z.array(z.looseObject({ text: z.string().optional() }))]).optional();
const REQUEST = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: CONTENT, tool_call_id: z.string().optional() })),
  tools: z
    .array(
      z.looseObject({
        function: z
          .looseObject({
            name: z.string(),
            description: z.string().optional(),
            parameters: z.unknown().optional(),
          })
          .optional(),
      }),
    )
    .optional(),
  reasoning_effort: z.string().optional(),
});

function textOf(content: z.infer<typeof CONTENT>): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ text = '' }) => text).join('');
}

/** A request, without the agents that it offers: each client lists those in its own way. */
export interface Chat extends Omit<Turn, 'offered'> {
  /** What can be called, by name. */
  functions: ReadonlyMap<string, { description?: string | undefined; parameters?: unknown }>;
}
