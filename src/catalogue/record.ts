import type { Capability } from '../vocabulary/capability.ts';
import { colorOf } from './agent-color.ts';
import type { AgentEntry } from './entry.ts';
import { sourcePath } from './source-path.ts';
import { versionPath } from './version.ts';
import type { AgentRecord } from './record-schema.ts';

export type { AgentRecord } from './record-schema.ts';

/**
 * Everything derived from an agent's file, as published at `/agents/<slug>.json`.
 * @param url makes absolute addresses of paths below the base path
 * @param install how each tool gets it
 */
export function agentRecord(
  entry: AgentEntry,
  vocabulary: readonly Capability[],
  url: (path: string) => string,
  install: AgentRecord['install'] = [],
): AgentRecord {
  const { agent, slug } = entry;
  return {
    $schema: url('schema/agent-record.json'),
    name: agent.name,
    slug,
    ...(entry.sameNamed.length === 0 ? {} : { sameNamed: entry.sameNamed }),
    ...(entry.family.length === 0 ? {} : { family: entry.family }),
    description: agent.description,
    summary: agent.summary,
    file: {
      path: entry.file,
      url: url(sourcePath(entry)),
      sha256: entry.sha256,
      bytes: agent.size.file,
      bodyOffset: agent.bodyOffset,
    },
    page: url(`agents/${slug}/`),
    history: entry.history,
    versions: versionsOf(entry, url),
    color: colorOf(agent),
    dialect: agent.dialect,
    evidence: agent.evidence,
    format: agent.format,
    route: agent.route,
    loading: agent.loading,
    dropped: agent.dropped.map(({ key, text, line }) => ({ key, text, line })),
    frontmatter: agent.fields.map(({ key, value, line, column }) => ({ key, value, line, column })),
    access: agent.access,
    capabilities: entry.claims.map(({ capability, strength, line, lines }) => {
      const { title = capability, group = '' } = vocabulary.find(({ slug }) => slug === capability) ?? {};
      return { slug: capability, title, group, strength, line, lines };
    }),
    shares: entry.shares,
    examples: agent.examples,
    headings: entry.headings.map(({ text }) => text),
    tools: entry.tools.map(({ why, ...reading }) => ({ ...reading, why: [...why] })),
    install,
    size: agent.size,
    findings: entry.findings.map((finding) => ({ ...finding, withheld: undefined })),
  };
}

/** The versions of an agent; one that no commit has comes first. */
function versionsOf(
  { slug, sha256, agent, versions }: AgentEntry,
  url: (path: string) => string,
): AgentRecord['versions'] {
  const known = versions.map((version, index) => ({
    sha256: version.sha256,
    bytes: version.bytes,
    date: version.date,
    commit: version.commit,
    subject: version.subject,
    file: version.file,
    changes: version.changes.map(({ text }) => text),
    page: url(versionPath(slug, versions, index)),
  }));
  if (versions.length === 0 || versions[0]?.sha256 === sha256) return known;
  return [{ sha256, bytes: agent.size.file }, ...known];
}
