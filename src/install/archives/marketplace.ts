import { kebab } from '../../catalogue/bundles.ts';
import type { Plugin } from './plugins.ts';

/**
 * The list of plugins that Claude Code reads with `/plugin marketplace add`.
 * @param name the marketplace's name
 * @param home the catalogue's address, with a slash at the end
 * @param owner who the catalogue is
 * @param sha256 gives the digest of a plugin's archive, in hexadecimal
 * @throws what `sha256` throws
 * @see https://code.claude.com/docs/en/plugin-marketplaces
 */
export async function marketplaceFile(
  name: string,
  plugins: readonly Plugin[],
  home: string,
  owner: { isOwn: boolean; title: string },
  sha256: (plugin: Plugin) => Promise<string>,
): Promise<Marketplace> {
  const listed: ListedPlugin[] = [];
  for (const plugin of plugins) {
    const [only, ...others] = plugin.agents;
    const isOne = only !== undefined && others.length === 0;
    listed.push({
      name: plugin.name,
      displayName: plugin.displayName,
      source: { source: 'archive', url: `${home}${pluginPath(plugin)}`, sha256: await sha256(plugin) },
      description: plugin.description,
      homepage: isOne ? `${home}agents/${encodeURIComponent(only.slug)}/` : `${home}bundles/`,
      ...(isOne ? { keywords: only.claims.slice(0, MAX_KEYWORDS).map(({ capability }) => capability) } : {}),
    });
  }
  return {
    name,
    description: `The agents of ${owner.isOwn ? `${owner.title} at ` : ''}${home}, each plugin with its digest. To stay current: /plugin marketplace update ${name}`,
    owner: { name: owner.isOwn ? owner.title : new URL(home).host, url: home },
    plugins: listed,
  };
}

/** Where a plugin's archive is served, below the base path. */
export function pluginPath({ name }: Plugin): string {
  return `plugins/${name}.zip`;
}

/**
 * The name of a catalogue's marketplace, made from the address because Claude Code knows only one marketplace of a name.
 * @param home the catalogue's address, with a slash at the end
 * @throws TypeError when `home` is not an address
 */
export function marketplaceName(home: string): string {
  const { host, pathname } = new URL(home);
  const name = kebab(`${host.replace(/^www\./, '')} ${decodeURI(pathname)}`) || 'catalogue';
  return isReserved(name) ? kebab(`agents of ${name}`) : name;
}

/**
 * Whether Claude Code accepts archives from an address: not over plain http, and not from its own machine.
 * @param home the catalogue's address
 * @throws TypeError when `home` is not an address
 */
export function servesArchives(home: string): boolean {
  const { protocol, hostname } = new URL(home);
  return protocol === 'https:' && !LOCAL.test(hostname);
}

const MAX_KEYWORDS = 5;

/** The machine itself, and addresses that are valid on one network link only. */
const LOCAL = /^(?:localhost|.*\.localhost|127\..*|0\.0\.0\.0|169\.254\..*|\[::1?\]|\[fe[89ab].*\])$/;

/** Whether Anthropic keeps a name for itself, or the name looks like one of Anthropic's. */
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

/** The content of `/marketplace.json`. */
export interface Marketplace {
  name: string;
  description: string;
  owner: { name: string; url: string };
  plugins: ListedPlugin[];
}

interface ListedPlugin {
  name: string;
  /** What Claude Code calls it in its list. */
  displayName: string;
  source: { source: 'archive'; url: string; sha256: string };
  description: string;
  homepage: string;
  keywords?: string[];
}
