import { getCatalogue, readBytes } from '../catalogue/catalogue.ts';
import { bundlesOf, type Bundle } from '../catalogue/bundle.ts';
import type { AgentEntry } from '../catalogue/file.ts';
import { digest } from '../agent/source.ts';
import { archive, MOST_IN_ARCHIVE, pack, type PackedFile } from './archive.ts';
import { bundleFiles } from './bundle.ts';
import { MOST_IN_PLUGIN, pluginFiles, pluginsOf, type Plugin } from './plugin.ts';

/** The bundles of this build. Those that no archive can hold are left out. */
export async function getBundles(): Promise<Bundle[]> {
  const { agents } = await getCatalogue();
  // One file more says how to unpack them.
  return bundlesOf(agents, MOST_IN_ARCHIVE - 1);
}

/** The plugins of this build. @param marketplace the name of the marketplace that they are for */
export async function getPlugins(marketplace: string): Promise<Plugin[]> {
  const { agents } = await getCatalogue();
  return pluginsOf(bundlesOf(agents, MOST_IN_PLUGIN), agents, marketplace);
}

/** A bundle's archive. @param home the catalogue's address, with a slash at the end */
export async function bundleArchive({ slug, agents }: Bundle, home: string): Promise<Uint8Array<ArrayBuffer>> {
  return archive(await bundleFiles(slug, agents, packed, home));
}

/** A plugin's archive. @param home the catalogue's address, with a slash at the end */
export async function pluginArchive(plugin: Plugin, home: string): Promise<Uint8Array<ArrayBuffer>> {
  return archive(await pluginFiles(plugin, packed, home));
}

/**
 * What is told of an archive. Archives are made again where they are served, because that is quick once their files are
 * packed, and holding all of them would take several times the room.
 * @param key what tells it from every other archive of this build
 */
export async function summaryOf(key: string, make: () => Promise<Uint8Array>): Promise<ArchiveSummary> {
  const known = summaries.get(key);
  if (known !== undefined && !import.meta.env.DEV) return known;
  const bytes = await make();
  const summary = { bytes: bytes.length, sha256: digest(bytes) };
  summaries.set(key, summary);
  return summary;
}

/** Packs an agent's file, once a build however many archives it goes into. */
async function packed(entry: AgentEntry): Promise<PackedFile> {
  const known = files.get(entry.sha256);
  if (known !== undefined) return known;
  const file = pack(await readBytes(entry));
  files.set(entry.sha256, file);
  return file;
}

const files = new Map<string, PackedFile>();
const summaries = new Map<string, ArchiveSummary>();

/** What is told of an archive. */
export interface ArchiveSummary {
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}
