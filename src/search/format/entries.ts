import { isRecord } from '../../components/guard.ts';
import { deltaDecode, deltaEncode, type Postings } from './postings.ts';

/** Writes the entry of a term as JSON: its documents, and those of the pairs that it begins by their second term. */
export function writeEntry({ agents, capabilities, pairs }: Entry): string {
  const list: unknown[] = [deltaEncode(agents)];
  if (capabilities.length > 0 || pairs.size > 0) list.push(deltaEncode(capabilities));
  if (pairs.size > 0) {
    const written = [...pairs].map(([second, pair]) => [
      second,
      pair.capabilities.length === 0
        ? [deltaEncode(pair.agents)]
        : [deltaEncode(pair.agents), deltaEncode(pair.capabilities)],
    ]);
    list.push(Object.fromEntries(written));
  }
  return JSON.stringify(list);
}

/** Reads what {@link writeEntry} has written; undefined if it is anything else. */
export function readEntry(value: unknown): Entry | undefined {
  if (!isList(value)) return undefined;
  const [agents, capabilities, pairs] = value;
  const second = isRecord(pairs) ? Object.entries(pairs) : [];
  return {
    ...readDocuments([agents, capabilities]),
    pairs: new Map(second.map(([term, pair]) => [term, readDocuments(pair)])),
  };
}

/** Writes the entry of a capability as JSON. Agents that only mention it have a negative strength there. */
export function writeCapability({ slug, title, agents }: CapabilityEntry): string {
  const postings = agents.flatMap(({ number, strength, covers }) => [number, covers ? strength : -strength]);
  return JSON.stringify([slug, title, deltaEncode(postings)]);
}

/** Reads what {@link writeCapability} has written; undefined if it is anything else. */
export function readCapability(value: unknown): CapabilityEntry | undefined {
  if (!isList(value)) return undefined;
  const [slug, title, written] = value;
  if (typeof slug !== 'string' || typeof title !== 'string') return undefined;
  const postings = deltaDecode(numbersIn(written));
  const agents = postings.flatMap((number, at) => {
    const strength = postings[at + 1] ?? 0;
    return at % 2 === 0 ? [{ number, strength: Math.abs(strength), covers: strength > 0 }] : [];
  });
  return { slug, title, agents };
}

function readDocuments(value: unknown): Documents {
  const [agents, capabilities] = isList(value) ? value : [];
  return { agents: deltaDecode(numbersIn(agents)), capabilities: deltaDecode(numbersIn(capabilities)) };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function numbersIn(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
}

/** The agents and the capabilities that have a term or a pair of terms. */
export interface Documents {
  agents: Postings;
  capabilities: Postings;
}

/** The index's entry for a term. */
export interface Entry extends Documents {
  /** The documents that have the term next to another one, by the second term of each pair. */
  pairs: ReadonlyMap<string, Documents>;
}

/** The index's entry for a capability. */
export interface CapabilityEntry {
  slug: string;
  title: string;
  /**
   * The agents that mention it, by number, each with how strongly, from 1 to `MAX_IMPACT`, and whether its file proves that it
   * covers the capability.
   */
  agents: { number: number; strength: number; covers: boolean }[];
}
