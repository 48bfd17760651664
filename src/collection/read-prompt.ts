import { readFileSync } from 'node:fs';
import { assertUnchanged } from '../catalogue/assert-unchanged.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { renderAgentPrompt, type AgentHtml } from '../prompt/agent-prompt.ts';
import { diskPathOf } from './agent-folders.ts';
import { getLoaded } from './loaded.ts';

/**
 * The bytes of an agent's file, exactly those that the rest of its entry was derived from.
 * @throws Error when the file has changed since it was read
 */
export function readBytes(entry: AgentEntry): Uint8Array {
  // Synchronous reads of small files are several times as fast, and there is nothing to do meanwhile.
  return assertUnchanged(entry, readFileSync(diskPathOf(entry.file, getLoaded().agentsDir)));
}

/**
 * The HTML of an agent's header and prompt, from the cache, or rendered again if the cache has lost it.
 * @throws Error when the file has changed since it was read
 */
export function readPrompt(entry: AgentEntry): AgentHtml {
  const kept = getLoaded().prompts.read(entry);
  return kept ?? renderAgentPrompt(entry.agent, readBytes(entry), entry.linked);
}
