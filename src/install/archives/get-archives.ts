import { digest } from '../../agent/header/source.ts';
import { portableForm } from '../../agent/portable.ts';
import { bundlesOf, type Bundle } from '../../catalogue/bundles.ts';
import { getCatalogue } from '../../collection/get-catalogue.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { archive, MAX_FILES, pack, unpack, type PackedFile } from './zip.ts';
import { bundleFiles } from './bundle-files.ts';
import { isCopiedInPlugins, MAX_AGENTS_IN_PLUGIN, pluginFiles, pluginsOf, type Plugin } from './plugins.ts';
import { fromLoaded } from '../../collection/loaded.ts';
import { prepare } from '../files/prepare.ts';
import { claudeCode } from '../tools/claude-code.ts';
import { packFiles } from './pack.ts';

/** The bundles of this build, without those that are too large for an archive. */
export async function getBundles(): Promise<Bundle[]> {
  const { agents } = await getCatalogue();
  // An archive also has a README.txt.
  return bundlesOf(agents, MAX_FILES - 1);
}

/** Starts to pack the files of the archives, which goes on in other threads while pages are made. */
export function startPacking(): void {
  // A failure surfaces when an archive is requested; this keeps it from being an unhandled rejection before that.
  getPacked().catch(() => undefined);
}

/** The plugins of this build. @param marketplace the marketplace's name */
export async function getPlugins(marketplace: string): Promise<Plugin[]> {
  const { agents } = await getCatalogue();
  return pluginsOf(bundlesOf(agents, MAX_AGENTS_IN_PLUGIN), agents, marketplace);
}

/**
 * Makes a bundle's archive.
 * @param home the catalogue's address, with a slash at the end
 * @throws Error when an agent's file cannot be read, or has changed since it was first read
 */
export async function bundleArchive(bundle: Bundle, home: string): Promise<Uint8Array<ArrayBuffer>> {
  return archive(await bundleFiles(bundle, packedForClaudeCode, home));
}

/**
 * Makes a plugin's archive.
 * @param home the catalogue's address, with a slash at the end
 * @throws Error when an agent's file cannot be read, or has changed since it was first read
 */
export async function pluginArchive(plugin: Plugin, home: string): Promise<Uint8Array<ArrayBuffer>> {
  return archive(await pluginFiles(plugin, packedToLoad, home));
}

/**
 * The size and digest of an archive. Archives are made again where they are served, because that is quick once their files
 * are packed, and keeping all of them would take several times the memory.
 * @param key identifies the archive within this build
 * @throws what `make` throws
 */
export async function summaryOf(key: string, make: () => Promise<Uint8Array>): Promise<ArchiveSummary> {
  const summaries = getSummaries();
  const known = summaries.get(key);
  if (known !== undefined) return known;
  const bytes = await make();
  const summary = { bytes: bytes.length, sha256: digest(bytes) };
  summaries.set(key, summary);
  return summary;
}

/** Gives the bytes of agents' files by unpacking them, which saves reading the disk again. */
export async function packedBytes(): Promise<(entry: AgentEntry) => Uint8Array> {
  const packed = await getPacked();
  return (entry) => unpack(packedFile(packed, entry));
}

/** An agent's file, packed. */
async function packed(entry: AgentEntry): Promise<PackedFile> {
  return packedFile(await getPacked(), entry);
}

/** An agent's file, packed; converted if it is written for another tool. */
async function packedForClaudeCode(entry: AgentEntry): Promise<PackedFile> {
  const file = await packed(entry);
  const { agent, slug } = entry;
  return agent.dialect === 'claude-code' ? file : pack(prepare(claudeCode, agent, slug, unpack(file)).bytes);
}

/** The same; or its portable copy, where a plugin needs that. */
async function packedToLoad(entry: AgentEntry): Promise<PackedFile> {
  const file = await packedForClaudeCode(entry);
  return isCopiedInPlugins(entry) ? pack(portableForm(unpack(file), entry.agent)) : file;
}

function packedFile(packed: ReadonlyMap<string, PackedFile>, entry: AgentEntry): PackedFile {
  const file = packed.get(entry.sha256);
  if (file === undefined) throw new Error(`"${entry.file}" is not an agent of this build.`);
  return file;
}

/** The files of all agents, packed once for all archives. */
const getPacked = fromLoaded(async ({ agentsDir }) => packFiles((await getCatalogue()).agents, agentsDir));
const getSummaries = fromLoaded(() => new Map<string, ArchiveSummary>());

/** What is known about an archive before it is downloaded. */
export interface ArchiveSummary {
  /** Its size. */
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}
