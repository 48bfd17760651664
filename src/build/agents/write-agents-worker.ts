import { Tinypool } from 'tinypool';
import { z } from 'zod';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { writeSome, type WritingSite } from './write-agents.ts';

// A worker thread that writes the files of agents.
const task = z
  .custom<WritingSite>((value) => typeof value === 'object' && value !== null && 'outDir' in value)
  .parse(Tinypool.workerData);

/** Writes the files of some agents. */
export default function write(entries: readonly AgentEntry[]): ReturnType<typeof writeSome> {
  return writeSome(entries, task);
}
