import type { Answer, Received } from './stand-in.ts';

/** How long the client may take to start the agents that it was made to call, in milliseconds. */
const MAX_WAIT = 20_000;

/**
 * Leads a client through a conversation in which its model calls agents, and keeps what each agent’s model is sent. The
 * first request of the conversation lists the agents; the second has the results of the calls.
 * @param isCalled whether to call an agent of this name
 */
export function leadConversation(protocol: Protocol, isCalled: (name: string) => boolean): Conversation {
  const offered: Offered[] = [];
  const called: string[] = [];
  const agents = new Map<string, AgentTurn>();
  const failed = new Map<string, string>();
  const { promise: allStarted, resolve: tellStarted } = Promise.withResolvers<undefined>();

  async function answer(request: Received): Promise<Answer> {
    const turn = protocol.read(request);
    if (turn === undefined) return { type: 'application/json', text: '{}' };
    const agent = called[Number(MARK.exec(turn.task)?.[1] ?? NaN)];
    if (agent !== undefined) {
      if (!agents.has(agent)) agents.set(agent, turn);
      if (agents.size + failed.size === called.length) tellStarted(undefined);
      return protocol.finish(turn);
    }
    if (offered.length === 0 && turn.offered.length > 0) {
      offered.push(...turn.offered);
      called.push(...new Set(offered.map(({ name }) => name).filter(isCalled)));
      return protocol.call(called.map((name, index) => ({ name, task: `agent-catalogue-${index}` })));
    }
    for (const [index, result] of turn.results) {
      const name = called[index];
      if (name !== undefined && !agents.has(name) && protocol.isFailure(result)) failed.set(name, result);
    }
    if (agents.size + failed.size < called.length) {
      await Promise.race([allStarted, new Promise((resolve) => setTimeout(resolve, MAX_WAIT).unref())]);
    }
    return protocol.finish(turn);
  }

  return { answer, offered, agents, failed };
}

const MARK = /agent-catalogue-(\d+)/;

/** How a client talks to the service of its model. */
export interface Protocol {
  /** Reads a request; undefined when it is not about a conversation. */
  read: (request: Received) => Turn | undefined;
  /** Makes the model call agents. */
  call: (calls: readonly { name: string; task: string }[]) => Answer;
  /** Makes the model end its turn. */
  finish: (turn: Turn) => Answer;
  /** Whether the result of a call says that the agent did not start. */
  isFailure: (result: string) => boolean;
}

/** What a request sends to the model. */
export interface Turn extends AgentTurn {
  /** What the user, or the agent that called this one, asked for. */
  task: string;
  /** The agents that can be called. */
  offered: readonly Offered[];
  /** The results of earlier calls, by their place among the calls. */
  results: ReadonlyMap<number, string>;
}

/** What an agent’s model is sent. */
export interface AgentTurn {
  model: string;
  /** The prompt, with what the client adds to it. */
  system: string;
  tools: readonly string[];
  /** How hard the model is to think, where the client says so. */
  effort?: string;
}

/** An agent that a client offers to its model. */
export interface Offered {
  name: string;
  description: string;
}

/** What came of a conversation. */
export interface Conversation {
  answer: (request: Received) => Promise<Answer>;
  /** The agents that were offered. */
  offered: readonly Offered[];
  /** What each agent’s model was sent. Agents that did not start are absent. */
  agents: ReadonlyMap<string, AgentTurn>;
  /** What the client said about agents that did not start. */
  failed: ReadonlyMap<string, string>;
}
