import type { AgentFile } from '../../../src/agent/agent-file.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { agentOf } from './agent-file.ts';

/** The entry of the catalogue that a file has before anything is known but the file. Throws if the file is not an agent. */
export function entryOf(file: AgentFile, slug = ''): AgentEntry {
  return {
    file: file.file,
    status: 'agent',
    slug,
    sharedSlugs: [],
    sameNamed: [],
    family: [],
    sha256: file.sha256,
    agent: agentOf(file),
    shares: [],
    claims: [],
    company: [],
    proofs: [],
    isShort: false,
    field: [],
    spares: [],
    linked: [],
    mentions: [],
    terms: '',
    minhash: [],
    promptDigest: '',
    evidence: [],
    headings: [],
    tools: [],
    files: [],
    portable: undefined,
    changed: undefined,
    versions: [],
    history: 'none',
    isNew: false,
    provenance: {},
    findings: file.findings,
    stamp: undefined,
  };
}
