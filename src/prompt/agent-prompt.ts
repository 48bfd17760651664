import { bodyOf, headerOf, type Agent } from '../agent/agent-file.ts';
import { visibleHtml } from '../agent/hidden/html.ts';
import { cacheKey, type Cache } from '../cache.ts';
import { renderPrompt, type Heading } from './render-prompt.ts';

/**
 * Renders the prompt of an agent for its page, and its header as it is written.
 * @param bytes the agent's file
 * @param linked the 1-based lines that become link targets
 */
export function renderAgentPrompt(
  agent: Agent,
  bytes: Uint8Array,
  linked: readonly number[],
): AgentHtml & { headings: Heading[] } {
  const { html, headings } = renderPrompt(bodyOf(bytes, agent), TOP_LEVEL, agent.bodyLine, linked);
  return { header: visibleHtml(headerOf(bytes, agent)), prompt: html, headings };
}

/**
 * Stores the HTML of prompts between reading, which renders it, and the pages, which show it. The HTML of all agents at once
 * would take too much memory.
 * @param code the digest of the code that renders prompts
 */
export function promptStore(cache: Cache, code: string): PromptStore {
  const keyOf = ({ sha256, linked }: PromptSource): string => cacheKey([code, sha256, linked]);
  return {
    keep: (source, { header, prompt }) => {
      cache.keepItem(KIND, keyOf(source), new TextEncoder().encode(`${header}${BETWEEN}${prompt}`));
    },
    read: (source) => {
      const bytes = cache.readItem(KIND, keyOf(source));
      if (bytes === undefined) return undefined;
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      const end = text.indexOf(BETWEEN);
      return end === -1 ? undefined : { header: text.slice(0, end), prompt: text.slice(end + 1) };
    },
  };
}

/** The highest heading level of a prompt on the page. */
const TOP_LEVEL = 3;
const KIND = 'prompts';
/** Neither part contains it, because both have a mark in the place of a hidden character. */
const BETWEEN = '\0';

/** What the HTML of a prompt depends on, besides the code. */
interface PromptSource {
  /** SHA-256 of the agent's file. */
  sha256: string;
  /** The 1-based lines that are link targets. */
  linked: readonly number[];
}

/** The rendered prompts of agents. */
export interface PromptStore {
  keep: (source: PromptSource, html: AgentHtml) => void;
  /** What was stored; undefined when there is nothing. */
  read: (source: PromptSource) => AgentHtml | undefined;
}

/** The two parts of an agent's file as HTML. */
export interface AgentHtml {
  /** Everything above the prompt, as written. */
  header: string;
  prompt: string;
}
