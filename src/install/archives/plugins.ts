import { valueOf } from '../../agent/agent-file.ts';
import { free, kebab, type Bundle } from '../../catalogue/bundles.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { counted, shortened } from '../../catalogue/words.ts';
import { pack, type ArchivedFile, type PackedFile } from './zip.ts';

/**
 * The plugins that a catalogue offers to Claude Code: one for each bundle and, unless there are very many, one for each
 * agent.
 * @param marketplace the name of the marketplace; Claude Code cannot install a plugin of the same name
 */
export function pluginsOf(bundles: readonly Bundle[], agents: readonly AgentEntry[], marketplace: string): Plugin[] {
  const taken = new Set([marketplace]);
  const ofBundles = bundles.map(({ slug, title, folder, agents }) => ({
    name: free(kebab(`${slug} agents`), taken),
    description:
      folder === undefined
        ? `${counted(agents.length, 'agent')}: all of the catalogue.`
        : `${counted(agents.length, 'agent')} of the folder “${title}”.`,
    agents,
  }));
  if (agents.length > MOST_OF_ONE) return ofBundles;
  const ofAgents = agents.map((entry) => ({
    name: free(kebab(entry.slug) || 'agent', taken),
    description: shortened(entry.agent.summary, 300),
    agents: [entry],
  }));
  return [...ofBundles, ...ofAgents];
}

/**
 * The files of a plugin's archive: what it is, and each agent's file as it is.
 * @param packed gives the packed file of an agent
 * @param home the catalogue's address, with a slash at the end
 */
export async function pluginFiles(
  { name, description, agents }: Plugin,
  packed: (entry: AgentEntry) => Promise<PackedFile>,
  home: string,
): Promise<ArchivedFile[]> {
  // Without a version, Claude Code takes the archive's digest for it.
  const manifest = `${JSON.stringify({ name, description, homepage: home }, null, 2)}\n`;
  const files = [{ path: '.claude-plugin/plugin.json', content: pack(new TextEncoder().encode(manifest)) }];
  for (const entry of agents) files.push({ path: `agents/${entry.slug}.md`, content: await packed(entry) });
  return files;
}

/**
 * The fields of an agent that Claude Code leaves out of account when the agent comes in a plugin.
 * @see https://code.claude.com/docs/en/plugins-reference
 */
export function ignoredInPlugins({ agent }: AgentEntry): string[] {
  return IGNORED_FIELDS.filter((key) => valueOf(agent, key) !== undefined);
}

export const IGNORED_FIELDS = ['hooks', 'mcpServers', 'permissionMode', 'initialPrompt'];

/** Claude Code takes plugins of 20,000 files at most; one of them says what the plugin is. */
export const MOST_IN_PLUGIN = 19_999;

/** Of more agents than this, none is a plugin of its own. */
const MOST_OF_ONE = 200;

/** Agents that Claude Code installs together. Their names are put behind the plugin's: `plugin:agent`. */
export interface Plugin {
  name: string;
  description: string;
  agents: readonly AgentEntry[];
}
