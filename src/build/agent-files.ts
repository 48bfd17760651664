import { escapeHtml } from '../agent/hidden/html.ts';
import { asLine } from '../agent/hidden/plain-line.ts';
import type { Capability } from '../vocabulary/capability.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { agentRecord } from '../catalogue/record.ts';
import { sourcePath } from '../catalogue/source-path.ts';
import { shortened } from '../catalogue/words.ts';
import { installHtml, type Addresses } from '../install/commands/install-html.ts';
import { prepareAll } from '../install/files/prepare.ts';
import { servedFiles } from '../install/files/served-files.ts';
import { TARGETS } from '../install/tools/targets.ts';

/**
 * Makes everything that a site serves about an agent besides its page: its file, the record, the files for other tools, and
 * the page with all install commands. That is about ten files per agent. They are not Astro endpoints, because Astro's
 * overhead per file is larger than the work.
 * @param bytes the agent's file
 */
export function agentFiles(entry: AgentEntry, bytes: Uint8Array, site: FileSite): AgentFile[] {
  const { agent, slug } = entry;
  const tools = prepareAll(TARGETS, agent, slug, bytes);
  const record = agentRecord(entry, site.vocabulary, site.absolute);
  return [
    { path: sourcePath(entry), content: bytes },
    { path: `agents/${slug}.json`, content: `${JSON.stringify(record, null, 2)}\n` },
    ...servedFiles(tools, entry, bytes).map((file) => ({
      path: `agents/${slug}/${file.name}`,
      content: file.bytes,
    })),
    {
      path: `agents/${slug}/install/index.html`,
      content: fillShell(site.shell, agent.name, slug, installHtml(agent, slug, tools, site, entry.family)),
    },
  ];
}

/** Placeholders in the shell page for what differs from agent to agent. */
export const SHELL = {
  name: 'agent-name-here',
  shortName: 'agent-short-name-here',
  slug: 'agent-slug-here',
  content: '<agent-content-here></agent-content-here>',
};

/** How many characters of a name the description of a page shows. */
export const SHORT_NAME = 40;

/** Replaces the placeholders of the shell page with an agent. */
function fillShell(shell: string, name: string, slug: string, content: string): string {
  return shell
    .replaceAll(SHELL.name, () => escapeHtml(asLine(name)))
    .replaceAll(SHELL.shortName, () => escapeHtml(asLine(shortened(name, SHORT_NAME))))
    .replaceAll(SHELL.slug, () => encodeURI(slug))
    .replace(SHELL.content, () => content);
}

/** What the files of all agents have in common. */
export interface FileSite extends Addresses {
  vocabulary: readonly Capability[];
  /** The install page, with the placeholders of {@link SHELL} in place of an agent. */
  shell: string;
}

/** A file to be served. */
export interface AgentFile {
  /** Below the site's folder, with forward slashes. */
  path: string;
  content: Uint8Array | string;
}
