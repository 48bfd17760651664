import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { askInBatches, type Answered } from './ask-in-batches.ts';
import type { Client, ClientFile, Loaded, Scope } from './client.ts';
import { leadConversation, type AgentTurn, type Conversation, type Protocol } from './conversation.ts';
import { inThrowAwayHome, type Home, type Output } from './run-client.ts';
import { startStandIn } from './stand-in.ts';

/** The name of an agent without limits, put next to the files: it shows that the client started, and what every tool is. */
export const PROBE = 'agent-catalogue-probe';

/**
 * Makes a client that is asked through its model: the first request of the model lists the agents; then it calls each, whose
 * own request says the rest.
 */
export function ledClient(parts: LedClient): Client {
  const { id, version, package: name, size, usualScope } = parts;
  return {
    id,
    package: name,
    version,
    load: (installed, files, scope = usualScope) =>
      askInBatches(files, size, (batch, isOwn) => ask(parts, installed, batch, scope, isOwn)),
  };
}

/** What a client said about files, by their `path`, each thing once. @param saidOf what it said about a file */
export function remarksOn(
  files: readonly ClientFile[],
  saidOf: (file: ClientFile) => readonly string[],
): Map<string, string[]> {
  return new Map(
    files.flatMap((file): [string, string[]][] => {
      const said = saidOf(file);
      return said.length === 0 ? [] : [[file.path, [...new Set(said)]]];
    }),
  );
}

async function ask(
  { folderOf, probe, protocol, run, loadedOf, remarks }: LedClient,
  installed: string,
  files: readonly ClientFile[],
  scope: Scope,
  isOwn: (name: string) => boolean,
): Promise<Answered> {
  return inThrowAwayHome(async (place) => {
    const folder = folderOf(place, scope);
    const all = [...files, { ...probe, path: PROBE, agentName: PROBE, bytes: new TextEncoder().encode(probe.text) }];
    await mkdir(folder, { recursive: true });
    for (const { fileName, bytes } of all) await writeFile(path.join(folder, fileName), bytes);
    const conversation = leadConversation(protocol(), (name) => name === PROBE || !isOwn(name));
    const standIn = await startStandIn(conversation.answer);
    try {
      const output = await run(installed, place, standIn.url, all);
      const free = conversation.agents.get(PROBE);
      if (free === undefined) return { agents: new Map(), told: new Map(), broken: output.stderr };
      return { agents: agentsOf(conversation, free, loadedOf), told: await remarks(output, files, place) };
    } finally {
      await standIn.stop();
    }
  });
}

function agentsOf(
  { offered, agents, failed }: Conversation,
  free: AgentTurn,
  loadedOf: LedClient['loadedOf'],
): Map<string, Loaded> {
  return new Map(
    offered.flatMap(({ name, description }): [string, Loaded][] => {
      if (name === PROBE) return [];
      const turn = agents.get(name);
      const failure = failed.get(name);
      if (turn !== undefined) return [[name, { name, description, ...loadedOf(turn, free) }]];
      return [[name, { name, description, ...(failure === undefined ? {} : { told: [failure] }) }]];
    }),
  );
}

/** What is particular to a client that is asked through its model. */
interface LedClient extends Pick<Client, 'id' | 'package' | 'version'> {
  /** How many files it is asked about at a time. */
  size: number;
  /** Where files are put unless a scope is named. */
  usualScope: Scope;
  /** Its folder of agents. */
  folderOf: (place: Home, scope: Scope) => string;
  /** The file of the agent called {@link PROBE}. */
  probe: { fileName: string; text: string };
  /** Gives how it talks to its model. */
  protocol: () => Protocol;
  /** Runs it. @param url the address of the stand-in @param files all files in its folder, the probe's too */
  run: (installed: string, place: Home, url: string, files: readonly ClientFile[]) => Promise<Output>;
  /** What an agent was started with. @param free what the probe was started with */
  loadedOf: (turn: AgentTurn, free: AgentTurn) => Omit<Loaded, 'name' | 'description'>;
  /** What it said about files, by their `path`. */
  remarks: (
    output: Output,
    files: readonly ClientFile[],
    place: Home,
  ) => ReadonlyMap<string, readonly string[]> | Promise<ReadonlyMap<string, readonly string[]>>;
}
