import { bodyOf, type Agent, type PlacedExample } from '../agent/agent.ts';
import type { Access } from '../agent/access.ts';
import type { Finding } from '../agent/finding.ts';
import type { Capability } from './capability.ts';
import { colorOf } from './color.ts';
import type { AgentEntry } from './file.ts';
import { renderPrompt } from './prompt.ts';

/** Everything that is derived from an agent's file, as it is published at `/agents/<slug>.json`. */
export function agentRecord(
  entry: AgentEntry,
  bytes: Uint8Array,
  vocabulary: readonly Capability[],
  url: (path: string) => string,
): AgentRecord {
  const { agent, slug } = entry;
  return {
    name: agent.name,
    slug,
    description: agent.description,
    summary: agent.summary,
    file: {
      path: entry.file,
      url: url(`agents/${slug}.md`),
      sha256: entry.sha256,
      bytes: agent.size.file,
      bodyOffset: agent.bodyOffset,
    },
    page: url(`agents/${slug}/`),
    color: colorOf(agent),
    route: agent.route,
    frontmatter: agent.fields.map(({ key, value, line, column }) => ({ key, value, line, column })),
    access: agent.access,
    capabilities: entry.claims.map(({ capability, strength, line, lines }) => {
      const { title = capability, group = '' } = vocabulary.find(({ slug }) => slug === capability) ?? {};
      return { slug: capability, title, group, strength, line, lines };
    }),
    shares: entry.shares,
    examples: agent.examples,
    headings: renderPrompt(bodyOf(bytes, agent), 3).headings.map(({ text }) => text),
    size: agent.size,
    findings: entry.findings,
  };
}

/** The published form of an agent. */
export interface AgentRecord {
  name: string;
  slug: string;
  /** The whole description, unescaped where the file escapes it twice. */
  description: string;
  /** The description without its examples. */
  summary: string;
  /** The file: its path in the collection, its address, its SHA-256, its size in bytes, and where in it the body starts. */
  file: { path: string; url: string; sha256: string; bytes: number; bodyOffset: number };
  /** Address of the agent's page. */
  page: string;
  /** The colour that the agent is shown in; `none` when it has none that Claude Code knows. */
  color: string;
  /** `strict`: every reader loads the file; `tolerant`: strict YAML readers skip it. */
  route: Agent['route'];
  /** The fields in the order of the file, each with the 1-based line and column of its key. */
  frontmatter: { key: string; value: unknown; line: number; column: number }[];
  access: Access;
  /**
   * What it covers, strongest first: the capability, how much the file proves it (0 to 1), the 1-based line that proves it
   * best, and how many lines speak of it.
   */
  capabilities: { slug: string; title: string; group: string; strength: number; line: number; lines: number }[];
  /** How much of it lies in each of the twelve groups of capabilities, from 0 to 1, in the order of its fingerprint. */
  shares: number[];
  examples: PlacedExample[];
  /** The headings of the body, in order. */
  headings: string[];
  size: Agent['size'];
  findings: Finding[];
}
