import type { Capability } from '../../vocabulary/capability.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { agentRecord } from '../../catalogue/record.ts';
import { historyPath } from '../../catalogue/version.ts';
import { historyHtml, historyPages } from '../../history/history-html.ts';
import { escapeHtml } from '../../agent/hidden/html.ts';
import { asLine } from '../../agent/hidden/plain-line.ts';
import { sourcePath } from '../../catalogue/source-path.ts';
import { shortened } from '../../catalogue/words.ts';
import { badgePath } from '../../checks/badge-path.ts';
import { badgeSvg } from '../../checks/badge.ts';
import { installRecords } from '../../install/commands/install-records.ts';
import { prepareAll } from '../../install/files/prepare.ts';
import { servedFiles } from '../../install/files/served-files.ts';
import { TARGETS } from '../../install/tools/targets.ts';

/**
 * Makes everything that a site serves about an agent besides its page: its file, the record, the badge, the files for other
 * tools, and what the install scripts read. That is about ten files per agent. They are not Astro endpoints, because Astro's
 * overhead per file is larger than the work.
 * @param bytes the agent's file
 * @param contents the contents of its versions, by blob id
 */
export function agentFiles(
  entry: AgentEntry,
  bytes: Uint8Array,
  site: FileSite,
  contents: ReadonlyMap<string, Uint8Array> = new Map(),
): AgentFile[] {
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
    ...historyFiles(entry, bytes, site, contents),
  ];
}

/** The pages of an agent's history. */
function historyFiles(
  entry: AgentEntry,
  bytes: Uint8Array,
  { historyShell, address }: FileSite,
  contents: ReadonlyMap<string, Uint8Array>,
): AgentFile[] {
  const { agent, slug } = entry;
  return Array.from({ length: historyPages(entry) }, (_, index) => {
    const page = index + 1;
    const name = page === 1 ? agent.name : `${agent.name}, page ${page}`;
    const content = historyHtml(entry, page, contents, bytes, address);
    return {
      path: `${historyPath(slug, page)}index.html`,
      content: fillShell(historyShell, name, slug, content, page === 1 ? '' : `${page}/`),
    };
  });
}

/** Placeholders in the shell page for what differs from agent to agent. */
export const SHELL = {
  name: 'agent-name-here',
  shortName: 'agent-short-name-here',
  slug: 'agent-slug-here',
  /** What follows in the address of a page that is not the first. */
  rest: 'agent-rest-here/',
  content: '<agent-content-here></agent-content-here>',
};

/** How many characters of a name the description of a page shows. */
export const SHORT_NAME = 40;

/** Replaces the placeholders of the shell page with an agent. */
function fillShell(shell: string, name: string, slug: string, content: string, rest = ''): string {
  return shell
    .replaceAll(SHELL.name, () => escapeHtml(asLine(name)))
    .replaceAll(SHELL.shortName, () => escapeHtml(asLine(shortened(name, SHORT_NAME))))
    .replaceAll(SHELL.slug, () => encodeURI(slug))
    .replaceAll(SHELL.rest, () => rest)
    .replace(SHELL.content, () => content);
}

/** What the files of all agents have in common. */
export interface FileSite {
  /** Makes an address with scheme and host. @param path what follows the base path, without a slash before it */
  absolute: (path: string) => string;
  vocabulary: readonly Capability[];
  /** Makes an address below the base path. */
  address: (path: string) => string;
  /** The history page, with the placeholders of {@link SHELL} in place of an agent. */
  historyShell: string;
}

/** A file to be served. */
export interface AgentFile {
  /** Below the site's folder, with forward slashes. */
  path: string;
  content: Uint8Array | string;
}
