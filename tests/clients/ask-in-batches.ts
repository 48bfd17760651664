import { batchesOf } from './batches.ts';
import type { ClientFile, Loaded, Outcome } from './client.ts';

/**
 * Asks a client about files, many at a time, until it is known what became of each. A file is asked about alone when an
 * agent turns up under a name that no file was expected to have, or when something in a batch keeps the client from
 * starting.
 * @param size how many files a run has at most
 * @param ask runs the client with these files, none of which have the same name or an agent of the same name; an agent
 * that is the client’s own need not be called
 */
export async function askInBatches(
  files: readonly ClientFile[],
  size: number,
  ask: (files: readonly ClientFile[], isOwn: (name: string) => boolean) => Promise<Answered>,
): Promise<Map<string, Outcome>> {
  const { agents: own, broken = '' } = await ask([], () => true);
  if (broken !== '') throw new Error(`The client does not start: ${broken}`);
  const outcomes = new Map<string, Outcome>();

  async function askAbout(batch: readonly ClientFile[]): Promise<void> {
    const names = new Set(batch.map(({ agentName }) => agentName));
    const answered = await ask(batch, (name) => own.has(name) && !names.has(name));
    if (answered.broken !== undefined) {
      if (batch.length === 1) for (const { path } of batch) outcomes.set(path, { refused: { told: answered.broken } });
      else for (const half of halvesOf(batch)) await askAbout(half);
      return;
    }
    // A file can replace one of the client’s own agents; then the description is another.
    const added = new Map(
      [...answered.agents].filter(([name, { description }]) => own.get(name)?.description !== description),
    );
    const strangers = [...added.keys()].filter((name) => !names.has(name));
    for (const file of batch) {
      const told = answered.told.get(file.path) ?? [];
      const loaded = added.get(file.agentName) ?? (batch.length === 1 ? added.get(strangers[0] ?? '') : undefined);
      if (loaded !== undefined) {
        const all = [...(loaded.told ?? []), ...told];
        outcomes.set(file.path, { loaded: all.length === 0 ? loaded : { ...loaded, told: all } });
      } else if (strangers.length > 0 && batch.length > 1) await askAbout([file]);
      else outcomes.set(file.path, { refused: { told: told.join('\n') } });
    }
  }

  for (const batch of batchesOf(files, size, namesOf)) await askAbout(batch);
  return outcomes;
}

/** Neither the names of files nor those of agents may collide in one folder. */
function namesOf({ fileName, agentName }: ClientFile): string[] {
  return [`file ${fileName}`, `agent ${agentName}`];
}

function halvesOf<T>(items: readonly T[]): T[][] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

/** What came of one run of a client. */
export interface Answered {
  /** The agents that it has, its own included, by name. */
  agents: ReadonlyMap<string, Loaded>;
  /** What it said about files, by their `path`. */
  told: ReadonlyMap<string, readonly string[]>;
  /** What it said when it did not start; undefined when it did. */
  broken?: string;
}
