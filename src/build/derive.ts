import type { Agent } from '../agent/agent-file.ts';
import { readPassages } from '../vocabulary/passages.ts';
import type { Capability } from '../vocabulary/capability.ts';
import { coverageReader } from '../vocabulary/coverage.ts';
import type { Derived } from '../collection/read-file.ts';
import { agentTerms, packTerms } from '../search/index/index-terms.ts';

/** Makes what tells of an agent's text what it covers and what it is found by; the text is cut into terms once for both. */
export function agentReader(vocabulary: readonly Capability[]): (agent: Agent, body: string) => Derived {
  const coverage = coverageReader(vocabulary);
  return (agent, body) => {
    const passages = readPassages(agent, body);
    return { ...coverage(agent, passages), terms: packTerms(agentTerms(passages)) };
  };
}
