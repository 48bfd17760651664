import { compareText } from '../agent/compare-text.ts';
import { claimOf, sharesOf, type Claim } from '../vocabulary/coverage.ts';
import { AT_HOME, packProof, scoreOf, strengthOf, unpackProof, type Proof } from '../vocabulary/proof.ts';
import type { Candidate } from '../vocabulary/evidence.ts';
import type { AgentEntry, CatalogueFile } from '../catalogue/entry.ts';

/**
 * Takes back the claims that rest on lines which many agents of a collection share, such as a heading of the collection's
 * template: they say nothing about one agent. An agent without such lines is returned as it is.
 * @param files every file of the catalogue, with the claims that its own text supports
 * @param groups the index of each capability's group, by slug
 */
export function withoutSharedLines(
  files: readonly CatalogueFile[],
  groups: ReadonlyMap<string, number>,
): CatalogueFile[] {
  const collections = new Map<string, AgentEntry[]>();
  for (const file of files) {
    if (file.status !== 'agent') continue;
    const name = file.provenance.collection ?? '';
    const agents = collections.get(name) ?? [];
    agents.push(file);
    collections.set(name, agents);
  }
  const shared = new Map([...collections].map(([name, agents]) => [name, sharedLines(agents)]));
  return files.map((file) =>
    file.status === 'agent' ? withoutLines(file, shared.get(file.provenance.collection ?? '') ?? NONE, groups) : file,
  );
}

const NONE: ReadonlySet<string> = new Set();
/** A line is shared if this many agents have it, and more in a large collection: this times the root of its size. */
const MIN_SHARING = 8;
const SHARING_BY_ROOT = 1.5;

/** The keys of the lines that many agents have. Agents of one name, such as files for several tools, count as one. */
function sharedLines(agents: readonly AgentEntry[]): ReadonlySet<string> {
  const sorted = [...agents].sort((a, b) => compareText(a.agent.name, b.agent.name));
  const counts = new Map<string, { agents: number; last: string }>();
  let names = 0;
  for (const [index, { agent, proofs }] of sorted.entries()) {
    if (agent.name !== sorted[index - 1]?.agent.name) names += 1;
    for (const { text } of proofs.flatMap(unpackProof)) {
      const known = counts.get(text);
      if (known === undefined) counts.set(text, { agents: 1, last: agent.name });
      else if (known.last !== agent.name) {
        known.agents += 1;
        known.last = agent.name;
      }
    }
  }
  // Lines of the header have no key.
  counts.delete('');
  const many = Math.max(MIN_SHARING, SHARING_BY_ROOT * Math.sqrt(names));
  return new Set([...counts].flatMap(([key, { agents }]) => (agents >= many ? [key] : [])));
}

function withoutLines(entry: AgentEntry, shared: ReadonlySet<string>, groups: ReadonlyMap<string, number>): AgentEntry {
  if (shared.size === 0) return entry;
  const proofs = entry.proofs.map(unpackProof);
  if (!proofs.some((proof) => proof.some(({ text }) => shared.has(text)))) return entry;
  const weakened = new Map<string, number>();
  const kept = entry.claims.flatMap((claim, index): Kept[] => {
    const proof = proofs[index] ?? [];
    const own = proof.filter(({ text }) => !shared.has(text));
    const candidates = [...entry.evidence.slice(index, index + 1), ...(entry.spares[index] ?? [])];
    const company = entry.company[index] ?? AT_HOME;
    if (own.length === proof.length) return [{ claim, proof, company, candidates }];
    weakened.set(claim.capability, strengthOf(scoreOf(own)) / claim.strength);
    const left = candidates.filter(({ proves }) => own.some(({ line }) => line === proves));
    const [evidence] = left;
    // A claim whose best lines are all shared is not worth another look at the file.
    if (evidence === undefined) return [];
    const support = entry.field[groups.get(claim.capability) ?? -1] ?? 0;
    return claimOf(claim.capability, own, { isShort: entry.isShort, support, company }).map((weaker) => ({
      claim: { ...weaker, line: evidence.line },
      proof: own,
      company,
      candidates: left,
    }));
  });
  kept.sort(({ claim: a }, { claim: b }) => b.strength - a.strength || compareText(a.capability, b.capability));
  const claims = kept.map(({ claim }) => claim);
  return {
    ...entry,
    claims,
    proofs: kept.map(({ proof }) => packProof(proof)),
    company: kept.map(({ company }) => company),
    spares: kept.map(({ candidates }) => candidates.slice(1)),
    evidence: kept.flatMap(({ candidates }) => candidates.slice(0, 1)),
    mentions: entry.mentions.flatMap((mention) => {
      const part = weakened.get(mention.capability) ?? 1;
      const strength = Math.round(mention.strength * part * 100) / 100;
      return strength > 0 ? [{ ...mention, strength }] : [];
    }),
    shares: sharesOf(claims, groups),
  };
}

/** A claim that remains, with what proves it. */
interface Kept {
  claim: Claim;
  proof: Proof;
  company: number;
  candidates: readonly Candidate[];
}
