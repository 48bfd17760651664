import { Tinypool } from 'tinypool';
import { z } from 'zod';
import type { Capability } from '../vocabulary/capability.ts';
import { fileReader } from '../collection/read-file.ts';
import { agentReader } from './derive.ts';
import type { ReadingTask } from './read-agents.ts';

// Runs in a thread of its own: reads the files that it is given.
const vocabulary = z.array(z.custom<Capability>()).parse(Tinypool.workerData);
const read = fileReader(agentReader(vocabulary));

/** Reads some files. */
export default function readSome(entries: ReadingTask): ReturnType<typeof read> {
  return read(entries);
}
