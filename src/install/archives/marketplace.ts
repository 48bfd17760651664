import { kebab } from '../../catalogue/bundles.ts';
import type { Plugin } from './plugins.ts';

/**
 * The list of plugins that Claude Code reads with `/plugin marketplace add`.
 * @param home the catalogue's address, with a slash at the end
 * @param sha256 gives the digest of a plugin's archive
 * @see https://code.claude.com/docs/en/plugin-marketplaces
 */
export async function marketplaceFile(
  name: string,
  plugins: readonly Plugin[],
  home: string,
  sha256: (plugin: Plugin) => Promise<string>,
): Promise<Marketplace> {
  const listed: ListedPlugin[] = [];
  for (const plugin of plugins) {
    const [only, ...others] = plugin.agents;
    const isOne = only !== undefined && others.length === 0;
    listed.push({
      name: plugin.name,
      source: { source: 'archive', url: `${home}${pluginPath(plugin)}`, sha256: await sha256(plugin) },
      description: plugin.description,
      homepage: isOne ? `${home}agents/${encodeURIComponent(only.slug)}/` : `${home}bundles/`,
      ...(isOne ? { keywords: only.claims.slice(0, MOST_KEYWORDS).map(({ capability }) => capability) } : {}),
    });
  }
  return {
    name,
    description: `The agents of ${home}, byte for byte, each with its digest.`,
    owner: { name: new URL(home).host, url: home },
    plugins: listed,
  };
}

/** Where a plugin's archive is served, below the base path. */
export function pluginPath({ name }: Plugin): string {
  return `plugins/${name}.zip`;
}

/**
 * What a catalogue's marketplace is called: its address, so that no two of them have the same name; Claude Code knows only
 * one marketplace of a name.
 * @param home the catalogue's address, with a slash at the end
 */
export function marketplaceName(home: string): string {
  const { host, pathname } = new URL(home);
  const name = kebab(`${host.replace(/^www\./, '')} ${decodeURI(pathname)}`) || 'catalogue';
  return isReserved(name) ? kebab(`agents of ${name}`) : name;
}

/**
 * Whether Claude Code takes archives from an address: not over plain http, and not from the machine that it runs on.
 * @param home the catalogue's address
 */
export function servesArchives(home: string): boolean {
  const { protocol, hostname } = new URL(home);
  return protocol === 'https:' && !LOCAL.test(hostname);
}

const MOST_KEYWORDS = 5;

/** The machine itself, and addresses that are only valid on one network link. */
const LOCAL = /^(?:localhost|.*\.localhost|127\..*|0\.0\.0\.0|169\.254\..*|\[::1?\]|\[fe[89ab].*\])$/;

/** Names that Anthropic keeps for itself, and those that look like its own. */
function isReserved(name: string): boolean {
  return RESERVED.has(name) || /^(?:official|anthropic|claude)-|-official$/.test(name);
}

const RESERVED: ReadonlySet<string> = new Set([
  'agent-skills',
  'financial-services-plugins',
  'first-party-plugins',
  'healthcare',
  'knowledge-work-plugins',
  'life-sciences',
]);

/** What `/marketplace.json` holds. */
export interface Marketplace {
  name: string;
  description: string;
  owner: { name: string; url: string };
  plugins: ListedPlugin[];
}

interface ListedPlugin {
  name: string;
  source: { source: 'archive'; url: string; sha256: string };
  description: string;
  homepage: string;
  keywords?: string[];
}
