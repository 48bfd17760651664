import { z } from 'zod';
import type { Answer, Received } from './stand-in.ts';

/** The question that a session starts with. */
export const QUESTION = 'Which agents are there?';

/** The list of agents that a session sends with its first question, each as its model reads it. */
export function listedAgents(received: readonly Received[], names: readonly string[]): Map<string, ListedAgent> {
  const text =
    received
      .map(requestOf)
      .map(textOf)
      .find((each) => each.includes(LIST)) ?? '';
  const list = listIn(text);
  // The agents come in the order of their names. A description may have lines that look like further agents: then the
  // line before does not end with tools.
  const starts: { name: string; at: number; from: number }[] = [];
  for (const name of names) {
    const opening = `\n- ${name}: `;
    for (let at = list.indexOf(opening); at !== -1; at = list.indexOf(opening, at + 1)) {
      if (at === 0 || list.charAt(at - 1) === ')') starts.push({ name, at, from: at + opening.length });
    }
  }
  starts.sort((a, b) => a.at - b.at);
  return new Map(
    starts.map(({ name, from }, index) => {
      const entry = list.slice(from, starts[index + 1]?.at);
      const end = ENTRY_END.exec(entry);
      return [name, { name, description: entry.slice(0, end?.index), tools: end?.[1] ?? '' }] as const;
    }),
  );
}

/** What each agent that was started sent: its prompt, its model and the tools that it has. */
export function startedAgents(received: readonly Received[]): Map<string, StartedAgent> {
  const started = new Map<string, StartedAgent>();
  for (const request of received.map(requestOf)) {
    const text = textOf(request);
    const probe = PROBE.exec(text)?.[1];
    if (probe === undefined || text.includes(QUESTION)) continue;
    const name = z.string().parse(JSON.parse(probe));
    const system = request.system.at(-1)?.text ?? '';
    const added = system.lastIndexOf(ADDED_PROMPT);
    started.set(name, {
      prompt: added === -1 ? system : system.slice(0, added),
      model: request.model,
      tools: request.tools.map((tool) => tool.name),
    });
  }
  return started;
}

/**
 * Makes a function that answers as the service would: a session with calls of the agents in its list, a few at a time and
 * each once; all else with a word.
 */
export function claudeService(): (received: Received) => Answer {
  const called = new Set<string>();
  let messages = 0;
  return ({ url, body }) => {
    if (!url.includes('/v1/messages')) return { type: 'application/json', text: '{}' };
    messages += 1;
    const request = requestOf({ url, body });
    const text = textOf(request);
    const names = text.includes(QUESTION) ? namesIn(text).filter((name) => !called.has(name)) : [];
    const calls = names.slice(0, CALLS).map((name, index): Block => {
      called.add(name);
      return {
        type: 'tool_use',
        id: `toolu_${messages}_${index}`,
        name: 'Agent',
        input: { description: 'ask', prompt: `[probe ${JSON.stringify(name)}]`, subagent_type: name },
      };
    });
    const content: Block[] = calls.length === 0 ? [{ type: 'text', text: 'Done.' }] : calls;
    const answer = {
      // A client takes two messages of one id for one message.
      id: `msg_${messages}`,
      type: 'message',
      role: 'assistant',
      model: request.model,
      content,
      stop_reason: calls.length === 0 ? 'end_turn' : 'tool_use',
      stop_sequence: null,
      usage: { input_tokens: 1, output_tokens: 1 },
    };
    return request.stream
      ? { type: 'text/event-stream', text: eventsOf(answer) }
      : { type: 'application/json', text: JSON.stringify(answer) };
  };
}

/** How many agents are called at a time; Claude Code does not start many at once. */
const CALLS = 8;

const LIST = 'Available agent types for the Agent tool:';
const AFTER_LIST = '\n\nWhen you launch multiple agents';
/** What ends an agent in the list: the last of what looks like tools in brackets, which may have brackets themselves. */
const ENTRY_END = / \(Tools: ((?:(?! \(Tools: )[^])*)\)\s*$/;
const PROBE = /\[probe ("(?:[^"\\]|\\.)*")\]/;
/** What Claude Code adds to the prompt of every agent. */
const ADDED_PROMPT = '\n\nMessages from the agent that launched you';

/** The list of agents, without what follows it. */
function listIn(text: string): string {
  const list = text.slice(text.indexOf(LIST) + LIST.length);
  const end = list.lastIndexOf(AFTER_LIST);
  return end === -1 ? list : list.slice(0, end);
}

/** The names in the list; a line of a description may look like one more. */
function namesIn(text: string): string[] {
  return [...new Set([...listIn(text).matchAll(/^- ([^\n]{1,200}?): /gm)].map(([, name = '']) => name))];
}

function requestOf({ body }: Received): Request {
  const { success, data } = requestSchema.safeParse(body.startsWith('{') ? JSON.parse(body) : {});
  return success ? data : { model: '', stream: false, messages: [], system: [], tools: [] };
}

/** Everything that is said in a request's messages. */
function textOf({ messages }: Request): string {
  const texts = messages.flatMap(({ content }) =>
    typeof content === 'string' ? [content] : content.map(({ text }) => text ?? ''),
  );
  return texts.join('\n');
}

/** A message as a stream of events. @see https://docs.claude.com/en/api/messages-streaming */
function eventsOf(answer: Message): string {
  const { stop_reason, ...started } = answer;
  const events: { type: string; [key: string]: unknown }[] = [
    { type: 'message_start', message: { ...started, content: [], stop_reason: null } },
    ...answer.content.flatMap((block, index) => [
      {
        type: 'content_block_start',
        index,
        content_block: block.type === 'text' ? { type: 'text', text: '' } : { ...block, input: {} },
      },
      {
        type: 'content_block_delta',
        index,
        delta:
          block.type === 'text'
            ? { type: 'text_delta', text: block.text }
            : { type: 'input_json_delta', partial_json: JSON.stringify(block.input) },
      },
      { type: 'content_block_stop', index },
    ]),
    { type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: answer.usage },
    { type: 'message_stop' },
  ];
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
}

const textBlock = z.object({ text: z.string().optional() });
const requestSchema = z.object({
  model: z.string(),
  stream: z.boolean().default(false),
  messages: z.array(z.object({ content: z.union([z.string(), z.array(textBlock)]) })),
  system: z.preprocess(
    (value) => (typeof value === 'string' ? [{ text: value }] : value),
    z.array(textBlock).default([]),
  ),
  tools: z.array(z.object({ name: z.string() })).default([]),
});

type Request = z.infer<typeof requestSchema>;

/** An answer. */
interface Message {
  content: readonly Block[];
  stop_reason: string;
  usage: object;
  [key: string]: unknown;
}

type Block =
  | { type: 'text'; text: string }
  | { type: 'tool_use'; id: string; name: string; input: Readonly<Record<string, string>> };

/** An agent in the list that the model reads. */
export interface ListedAgent {
  name: string;
  description: string;
  /** The tools as listed: `All tools`, `All tools except …`, or names. */
  tools: string;
}

/** An agent as it is started. */
export interface StartedAgent {
  prompt: string;
  model: string;
  /** The tools that are sent along. Others can be searched for when `ToolSearch` is among them. */
  tools: string[];
}
