import { MAX_FOLDERS, type Bundle } from '../../catalogue/bundles.ts';
import { collisionInWords } from '../../catalogue/collisions.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { bytesInWords, counted } from '../../catalogue/words.ts';
import { claudeCode } from '../tools/claude-code.ts';
import { unpackCommand } from './bundle-files.ts';
import type { ArchiveSummary } from './get-archives.ts';
import { ignoredInPlugins, isCopiedInPlugins, type Plugin } from './plugins.ts';

/** Where a bundle's archive is served, below the base path. */
export function bundlePath({ slug }: Pick<Bundle, 'slug'>): string {
  return `bundles/${slug}.zip`;
}

/**
 * What the page of bundles shows.
 * @param bundles in the order of the page, each with the size and digest of its archive
 * @param home the catalogue's address, with a slash at the end
 */
export function bundlesPage(bundles: readonly (Bundle & ArchiveSummary)[], home: string): BundlesPage {
  const [first] = bundles;
  const which = bundles.length > MAX_FOLDERS ? `of the ${MAX_FOLDERS} folders with the most` : 'of each folder';
  const folders = bundles.length > 1 ? `, and the agents ${which}` : '';
  return {
    description: `Every agent in one archive${folders}, with digests; and all of them as plugins for Claude Code.`,
    archives: bundles.map((bundle) => ({
      title: bundle.title,
      path: bundlePath(bundle),
      facts: `${counted(bundle.agents.length, 'agent')} · ${bytesInWords(bundle.bytes)} · about ${counted(bundle.tokens, 'token')} always in context`,
      warnings: bundle.collisions.slice(0, MAX_NAMES).map(collisionInWords),
      more: overflow(
        bundle.collisions.length,
        MAX_NAMES,
        (rest) => `The same goes for ${counted(rest, 'other name')}.`,
      ),
    })),
    // Two spaces, as `sha256sum` writes them and reads them again.
    checksums: bundles.map((bundle) => `${bundle.sha256}  ${bundle.slug}.zip`).join('\n'),
    command: first === undefined ? undefined : unpackCommand(first.slug, home, claudeCode.projectFolder),
  };
}

/**
 * What the page of bundles says about the plugins.
 * @param agents all agents of the catalogue
 * @param plugins at least one
 * @param marketplace the name that Claude Code knows the catalogue by
 * @param home the catalogue's address, with a slash at the end
 */
export function pluginOffer(
  agents: readonly AgentEntry[],
  plugins: readonly [Plugin, ...Plugin[]],
  marketplace: string,
  home: string,
): PluginOffer {
  const [first] = plugins;
  const losing = agents
    .map(({ slug, agent }) => ({ slug, name: agent.name, ignored: ignoredInPlugins({ agent }).join(', ') }))
    .filter(({ ignored }) => ignored !== '');
  const corrected = agents.filter(isCopiedInPlugins).length;
  return {
    commands: [
      { label: 'Add the catalogue (once)', command: `/plugin marketplace add ${home}marketplace.json` },
      { label: 'Install a plugin from it', command: `/plugin install ${first.name}@${marketplace}` },
    ],
    example: `${first.name}:${agents[0]?.agent.name ?? ''}`,
    ignored:
      losing.length === 0
        ? 'No agent in this catalogue uses any of them.'
        : `${counted(losing.length, 'agent')} in this catalogue ${losing.length === 1 ? 'uses' : 'use'} some of them, which take effect only when the agent is installed as a file:`,
    losing: losing.slice(0, MAX_LOSING),
    more: overflow(losing.length, MAX_LOSING, (rest) => counted(rest, 'other agent')),
    corrected:
      corrected === 0
        ? undefined
        : `Of ${counted(corrected, 'agent')}, plugins have a corrected copy in place of the file, with the same prompt: Claude Code would not load the file, or not as it is meant.`,
  };
}

/** How many of the names that several agents share are shown; the rest are counted. */
const MAX_NAMES = 3;
/** How many of the agents that lose fields as plugins are named; the rest are counted. */
const MAX_LOSING = 12;

/** What is said about the rest of a list that is cut; undefined when nothing is left out. */
function overflow(count: number, max: number, words: (rest: number) => string): string | undefined {
  return count > max ? words(count - max) : undefined;
}

/** What the page of bundles shows. */
export interface BundlesPage {
  /** For search engines. */
  description: string;
  archives: {
    title: string;
    /** Below the base path. */
    path: string;
    /** Its agents, its size and what its descriptions take in context, in words. */
    facts: string;
    /** Sentences about names that several of its agents share. */
    warnings: string[];
    /** A sentence about further such names. */
    more: string | undefined;
  }[];
  /** The SHA-256 of each archive with the name of its file, a line each, as `sha256sum` checks them. */
  checksums: string;
  /** The command that fetches and unpacks the first archive. */
  command: string | undefined;
}

/** What is said about the plugins of the catalogue. */
export interface PluginOffer {
  commands: { label: string; command: string }[];
  /** How to call the first agent of the first plugin. */
  example: string;
  /** A sentence about the agents whose fields Claude Code ignores in a plugin. */
  ignored: string;
  /** Those agents, each with the fields. */
  losing: { slug: string; name: string; ignored: string }[];
  /** How many more there are, in words. */
  more: string | undefined;
  /** A sentence about the agents of which plugins have a copy. */
  corrected: string | undefined;
}
