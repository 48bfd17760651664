import { bodyOf, type Agent } from '../agent/agent-file.ts';
import { cacheKey, type Cache } from '../cache.ts';
import { linkedLines, type Claim } from '../vocabulary/coverage.ts';
import { renderPrompt, type Prompt } from './render-prompt.ts';

/**
 * Renders the prompt of an agent for its page.
 * @param bytes the agent's file
 * @param claims what the agent covers; the lines that prove it become link targets
 */
export function renderAgentPrompt(agent: Agent, bytes: Uint8Array, claims: readonly Claim[]): Prompt {
  return renderPrompt(bodyOf(bytes, agent), TOP_LEVEL, agent.bodyLine, linkedLines(claims));
}

/**
 * Stores the HTML of prompts between reading, which renders it, and the pages, which show it. The HTML of all agents at once
 * would take too much memory.
 * @param code the digest of the code that renders prompts
 */
export function promptStore(cache: Cache, code: string): PromptStore {
  const keyOf = ({ sha256, claims }: PromptSource): string => cacheKey([code, sha256, linkedLines(claims)]);
  return {
    keep: (source, html) => {
      cache.keepItem(KIND, keyOf(source), new TextEncoder().encode(html));
    },
    read: (source) => {
      const bytes = cache.readItem(KIND, keyOf(source));
      return bytes === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    },
  };
}

/** The highest heading level of a prompt on the page. */
const TOP_LEVEL = 3;
const KIND = 'prompts';

/** What the HTML of a prompt depends on, besides the code. */
interface PromptSource {
  /** SHA-256 of the agent's file. */
  sha256: string;
  claims: readonly Claim[];
}

/** The rendered prompts of agents. */
export interface PromptStore {
  keep: (source: PromptSource, html: string) => void;
  /** The stored HTML; undefined when there is none. */
  read: (source: PromptSource) => string | undefined;
}
