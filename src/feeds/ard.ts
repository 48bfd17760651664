import { cutList, listPath } from '../catalogue/list-pages.ts';
import { sourcePath } from '../catalogue/source-path.ts';
import { asLine } from '../agent/hidden/plain-line.ts';
import { wholeSentences } from '../agent/sentences.ts';
import type { Capability } from '../vocabulary/capability.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { counted } from '../catalogue/words.ts';

/**
 * The manifest of Agentic Resource Discovery, which lets registries find the agents. Only sites on a public domain and https
 * have one, because its identifiers begin with a domain that a registry can verify. Where there are very many agents, its
 * entries are further manifests, as the specification has it for catalogues of catalogues.
 * @param home the catalogue's address, with a slash at the end
 * @param title the catalogue's name
 * @returns the manifest, and those further ones
 * @see https://github.com/ards-project/ard-spec
 */
export function ardManifests(
  agents: readonly AgentEntry[],
  vocabulary: readonly Capability[],
  home: string,
  title: string,
): [ArdManifest, ...ArdManifest[]] {
  const { hostname, pathname } = new URL(home);
  const needs = new Map(vocabulary.map((capability) => [capability.slug, capability.needs]));
  const namespace = ['agents', ...decodeURI(pathname).split('/').map(identifierPart)].filter(Boolean).join(':');
  const entryOf = (entry: AgentEntry): ArdEntry => {
    const { agent, slug, claims, sha256, changed } = entry;
    const queries = queriesFor(entry, needs);
    return {
      identifier: `urn:air:${hostname}:${namespace}:${identifierPart(slug)}`,
      displayName: asLine(agent.name),
      type: AGENT_TYPE,
      url: `${home}${encodeURI(sourcePath(entry))}`,
      description: wholeSentences(asLine(agent.summary || agent.description), 500, 500),
      ...(claims.length > 0 ? { capabilities: claims.map(({ capability }) => capability) } : {}),
      ...(queries.length > 1 ? { representativeQueries: queries } : {}),
      ...(changed === undefined ? {} : { updatedAt: changed }),
      metadata: { sha256 },
    };
  };
  const manifestOf = (entries: ArdEntry[]): ArdManifest => ({
    specVersion: '1.0',
    host: { displayName: `${title} at ${hostname}`, documentationUrl: home },
    entries,
  });
  const entries = agents.map(entryOf);
  const pages = cutList(
    entries.map((entry) => JSON.stringify(entry)),
    MAX_PAGE_BYTES,
  );
  if (pages.length === 1) return [manifestOf(entries)];
  let from = 0;
  const further = pages.map(({ length }) => manifestOf(entries.slice(from, (from += length))));
  const listed = further.map(({ entries }, index) => ({
    identifier: `urn:air:${hostname}:${namespace}:page:${index + 1}`,
    displayName: `${title}, page ${index + 1} of ${further.length}`,
    type: MANIFEST_TYPE,
    url: `${home}${listPath(ARD_PATH, index + 2)}`,
    description: `${counted(entries.length, 'agent')}, from ${entries[0]?.displayName ?? ''} to ${entries.at(-1)?.displayName ?? ''}.`,
  }));
  return [manifestOf(listed), ...further];
}

/** Whether a site can have a manifest. @param home the site's address */
export function hasArdManifest(home: string): boolean {
  const { protocol, hostname } = new URL(home);
  return (
    protocol === 'https:' && /^(?:[a-z\d-]+\.)+(?=[a-z\d-]*[a-z])[a-z\d-]+$/.test(hostname) && !LOCAL.test(hostname)
  );
}

/** Where the manifest is, below the base path. */
export const ARD_PATH = '.well-known/ard.json';

/** No media type is registered for files that define agents; this one follows the specification's own for skills. */
const AGENT_TYPE = 'application/ai-agent-definition+md';
/** That of manifests inside a manifest. */
const MANIFEST_TYPE = 'application/ai-catalog+json';
/** Addresses, names of fields and the blanks between them cost little when compressed. */
const MAX_PAGE_BYTES = 200_000;
const LOCAL = /(?:^|\.)(?:localhost|local|internal|lan)$/;
const MAX_QUERIES = 5;

/** What people who need the agent would ask: users in its examples, then the needs of the capabilities it covers most. */
function queriesFor({ agent, claims }: AgentEntry, needs: ReadonlyMap<string, readonly string[]>): string[] {
  const said = agent.examples.flatMap(({ turns }) => {
    const asked = turns.find(({ role }) => role === 'user')?.text ?? '';
    return asked.length >= 12 && asked.length <= 200 ? [asLine(asked)] : [];
  });
  const needed = claims.slice(0, MAX_QUERIES).flatMap(({ capability }) => needs.get(capability)?.slice(0, 1) ?? []);
  return [...new Set([...said, ...needed])].slice(0, MAX_QUERIES);
}

/** Converts part of an address to part of an identifier: letters, digits, dots, underscores and hyphens only. */
function identifierPart(part: string): string {
  return encodeURIComponent(part).replace(/[^\w.-]/g, '_');
}

/** The content of the manifest, and of each further one. */
export interface ArdManifest {
  /** Versions of the specification before 0.91 require this and `host`; later ones ignore both. */
  specVersion: '1.0';
  host: { displayName: string; documentationUrl: string };
  entries: ArdEntry[];
}

interface ArdEntry {
  identifier: string;
  displayName: string;
  type: string;
  url: string;
  description: string;
  /** The slugs of the capabilities that it covers. */
  capabilities?: string[];
  /** Two to five, or absent. */
  representativeQueries?: string[];
  updatedAt?: string;
  /** Absent for further manifests. */
  metadata?: { sha256: string };
}
