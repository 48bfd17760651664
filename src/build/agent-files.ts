import type { Capability } from '../vocabulary/capability.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { agentRecord } from '../catalogue/record.ts';
import { sourcePath } from '../catalogue/source-path.ts';
import { badgePath } from '../checks/badge-path.ts';
import { badgeSvg } from '../checks/badge.ts';
import { installRecords } from '../install/commands/install-records.ts';
import { prepareAll } from '../install/files/prepare.ts';
import { servedFiles } from '../install/files/served-files.ts';
import { TARGETS } from '../install/tools/targets.ts';

/**
 * Makes everything that a site serves about an agent besides its page: its file, the record, the badge, the files for other
 * tools, and what the install scripts read. That is about ten files per agent. They are not Astro endpoints, because Astro's
 * overhead per file is larger than the work.
 * @param bytes the agent's file
 */
export function agentFiles(entry: AgentEntry, bytes: Uint8Array, site: FileSite): AgentFile[] {
  const { agent, slug } = entry;
  const tools = prepareAll(TARGETS, agent, slug, bytes);
  const record = agentRecord(entry, site.vocabulary, site.absolute, installRecords(tools, slug, site.absolute));
  return [
    { path: sourcePath(entry), content: bytes },
    { path: `agents/${slug}.json`, content: `${JSON.stringify(record, null, 2)}\n` },
    { path: badgePath(slug), content: badgeSvg(entry.agent.name, entry.findings) },
    ...servedFiles(tools, entry, bytes).map((file) => ({
      path: `agents/${slug}/${file.name}`,
      content: file.bytes,
    })),
  ];
}

/** What the files of all agents have in common. */
export interface FileSite {
  /** Makes an address with scheme and host. @param path what follows the base path, without a slash before it */
  absolute: (path: string) => string;
  vocabulary: readonly Capability[];
}

/** A file to be served. */
export interface AgentFile {
  /** Below the site's folder, with forward slashes. */
  path: string;
  content: Uint8Array | string;
}
