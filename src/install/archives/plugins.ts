import { valueOf } from '../../agent/agent-file.ts';
import { asLine } from '../../agent/hidden/plain-line.ts';
import { wholeSentences } from '../../agent/sentences.ts';
import { kebabAt, type Bundle } from '../../catalogue/bundles.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { uniqueNames } from '../../catalogue/unique-names.ts';
import { counted, shortened } from '../../catalogue/words.ts';
import { collisionLines } from './collision-lines.ts';
import { pack, type ArchivedFile, type PackedFile } from './zip.ts';

/**
 * The plugins that a catalogue offers to Claude Code: one for each bundle and, unless there are very many agents, one for
 * each agent.
 * @param marketplace the marketplace's name; Claude Code cannot install a plugin of the same name
 */
export function pluginsOf(bundles: readonly Bundle[], agents: readonly AgentEntry[], marketplace: string): Plugin[] {
  const ofBundles = bundles.map(({ slug, title, folder, agents, collisions }) => ({
    wanted: `${slug} agents`,
    own: `bundle ${slug}`,
    isAll: folder === undefined,
    displayName: folder === undefined ? title : `Agents of ${folder === '' ? 'the top folder' : title}`,
    description: [
      folder === undefined
        ? `${counted(agents.length, 'agent')}: the whole catalogue.`
        : `${counted(agents.length, 'agent')} from the folder “${title}”.`,
      ...collisionLines(collisions),
    ].join(' '),
    agents,
  }));
  const ofAgents = (agents.length > MAX_SINGLE_AGENTS ? [] : agents).map((entry) => ({
    wanted: entry.slug,
    own: entry.slug,
    isAll: false,
    displayName: shortened(asLine(entry.agent.name), MAX_DISPLAY_NAME),
    description: wholeSentences(entry.agent.summary, 300),
    agents: [entry],
  }));
  const all = [...ofBundles, ...ofAgents];
  // Every catalogue has the first bundle, so nothing else ever has its name.
  const others = all.filter(({ isAll }) => !isAll);
  const reserved = [marketplace, ALL_PLUGIN];
  const names = uniqueNames(others, ({ wanted, own }, level) => kebabAt(wanted, own, 'agent', level), reserved);
  const ofAll = marketplace === ALL_PLUGIN ? kebabAt(ALL_PLUGIN, ALL_PLUGIN, 'agents', 1) : ALL_PLUGIN;
  return all.map((plugin) => {
    const { displayName, description, agents } = plugin;
    return { name: names.get(plugin)?.name ?? ofAll, displayName, description, agents };
  });
}

/**
 * The files of a plugin's archive: its manifest, and each agent's file.
 * @param packed gives the packed file of an agent, one that Claude Code loads
 * @param home the catalogue's address, with a slash at the end
 * @throws what `packed` throws
 */
export async function pluginFiles(
  { name, displayName, description, agents }: Plugin,
  packed: (entry: AgentEntry) => Promise<PackedFile>,
  home: string,
): Promise<ArchivedFile[]> {
  // Without a version, Claude Code uses the archive's digest as one.
  const manifest = `${JSON.stringify({ name, displayName, description, homepage: home }, null, 2)}\n`;
  const files = [{ path: '.claude-plugin/plugin.json', content: pack(new TextEncoder().encode(manifest)) }];
  for (const entry of agents) files.push({ path: `agents/${entry.slug}.md`, content: await packed(entry) });
  return files;
}

/**
 * Whether a plugin has the portable copy of an agent in place of its file: Claude Code does not load the file, or the
 * description has escapes, which Claude Code 2.1.332 resolves in files and leaves as they are in plugins.
 */
export function isCopiedInPlugins({ agent }: Pick<AgentEntry, 'agent'>): boolean {
  return agent.dialect === 'claude-code' && (agent.loading === 'not-in-claude-code' || agent.escaped);
}

/** An agent's fields that Claude Code ignores when the agent comes from a plugin. */
export function ignoredInPlugins({ agent }: Pick<AgentEntry, 'agent'>): string[] {
  return IGNORED_FIELDS.filter((key) => valueOf(agent, key) !== undefined);
}

/**
 * The fields that Claude Code ignores in the agents of plugins.
 * @see https://code.claude.com/docs/en/plugins-reference
 */
export const IGNORED_FIELDS = ['hooks', 'mcpServers', 'permissionMode', 'initialPrompt'];

/** Claude Code accepts plugins of at most 20,000 files, one of which is the manifest. */
export const MAX_AGENTS_IN_PLUGIN = 19_999;

/** The name of the plugin of all agents. */
const ALL_PLUGIN = 'all-agents';
/** In characters. */
const MAX_DISPLAY_NAME = 100;

/** In a catalogue of more agents than this, only bundles are plugins. */
const MAX_SINGLE_AGENTS = 200;

/** Agents that Claude Code installs together, and calls by the plugin's name and theirs: `plugin:agent`. */
export interface Plugin {
  name: string;
  /** What it is called in lists: an agent's name as it is written. */
  displayName: string;
  description: string;
  agents: readonly AgentEntry[];
}
