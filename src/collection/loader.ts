import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { compareText } from '../agent/compare-text.ts';
import { cacheFolder, cacheKey, openCache } from '../cache.ts';
import { inStage } from '../stages.ts';
import { promptStore } from '../prompt/agent-prompt.ts';
import type { Settings } from '../settings.ts';
import type { Capability } from '../vocabulary/capability.ts';
import { codeDigest } from './code-digest.ts';
import type { AgentsFolder } from './agent-folders.ts';
import { readCollections, unreadableFolder, type Collection } from './collections.ts';
import type { AgentEntry, CatalogueFile } from '../catalogue/entry.ts';
import { keptHistories } from './git/kept-histories.ts';
import { readHistory, type FolderHistory } from './git/read-history.ts';
import { setLoaded } from './loaded.ts';
import { keepFiles, readEarlierFiles } from './earlier-files.ts';
import { provenanceOf, readFolderLicences, type FolderLicences } from './read-provenance.ts';
import type { FileReader, ReadingTask } from './read-file.ts';
import { countErrors, formatReport } from './report.ts';
import { scanFolder } from './scan.ts';
import { assignSlugs } from './slugs.ts';
import { terminalRemark } from './terminal-line.ts';
import type { VersionReader } from './version-facts.ts';
import { readRepositories, readVersions, type AgentHistory } from './versions.ts';
import { withFamilies } from '../catalogue/likeness/families.ts';
import { withoutSharedLines } from './shared-lines.ts';
import { groupsOf } from '../vocabulary/coverage.ts';

/**
 * Loads every Markdown file of the agents folders into a collection, one entry per file, whether or not it is an agent.
 * All findings are printed in one report. Errors stop a build unless `onInvalid` is `skip`; they never stop development.
 * @throws Error when a folder cannot be read; in a build, also when there is no Markdown file, or files have errors
 */
export function agentLoader(settings: LoaderSettings): Loader {
  return {
    name: 'agent-files',
    async load(context) {
      const load = (): Promise<void> => inStage('reading', () => loadFolder(settings, context));
      await load();
      watchFolder(settings, context, load);
    },
  };
}

async function loadFolder(settings: LoaderSettings, context: LoaderContext): Promise<void> {
  const { store, logger } = context;
  const root = fileURLToPath(context.config.root);
  const code = await codeDigest(root, [join(root, 'src'), settings.capabilitiesDir]);
  const cacheDir = cacheFolder(context.config.cacheDir);
  const cache = openCache(cacheDir);
  const earlier = await readEarlierFiles(cache, code);
  const vocabulary = await settings.readVocabulary();
  const readFiles = settings.readerFor({ vocabulary, cacheDir, code });
  const readFacts = settings.versionReaderFor({ cacheDir, code });
  const histories = keptHistories(cache, code);
  const known = (file: string): CatalogueFile | undefined => earlier.get(file);
  const collections = await readCollections(settings.agentsDir, (message) => {
    logger.warn(terminalRemark(message));
  });
  const read: CatalogueFile[] = [];
  const folders = new Map<string, FolderFacts>();
  const repositories: AgentsFolder[] = [];
  for (const collection of collections) {
    if (collections.length > 1) {
      logger.info(terminalRemark(`"${collection.prefix}" is "${collection.name}" in ${collection.folder}`));
    }
    const others = collections.filter((other) => other !== collection).map(({ root }) => root);
    const [files, history, licences] = await Promise.all([
      scan(collection, { others, leftOut: settings.guidesFolder }, readFiles, known, logger),
      readHistory(collection.folder, undefined, histories),
      readFolderLicences(collection.folder, collection.licence),
    ]);
    warnOfShortHistory(collection, history, logger);
    const agents = files.filter((file) => file.status === 'agent');
    const below = agents.map(({ file }) => file.slice(collection.prefix.length));
    const own = await readRepositories(collection, below, history, histories);
    const past = await readVersions(agents, own, readFacts);
    repositories.push(...own.map(({ folder, prefix }) => ({ folder, prefix })));
    // One at a time: spreading 10,000 files would exceed the argument limit.
    for (const file of files) {
      read.push(file);
      folders.set(file.file, { collection, past, licences });
    }
  }
  read.sort((a, b) => compareText(a.file, b.file));
  const placeOf = (file: string): string => {
    const collection = folders.get(file)?.collection;
    return collection === undefined ? file : join(collection.folder, file.slice(collection.prefix.length));
  };
  // What a file says by itself is kept for the next build; what is shown depends on the other files too.
  const own = withFamilies(assignSlugs(read), placeOf).map((file) => {
    const folder = folders.get(file.file);
    return file.status !== 'agent' || folder === undefined ? file : { ...file, ...historyAndProvenance(file, folder) };
  });
  const files = withoutSharedLines(own, groupsOf(vocabulary));
  printReport(files);
  refuseErrors(files, settings, context);

  const byPath = new Map(files.map((file) => [file.file, file]));
  setLoaded({
    files: byPath,
    vocabulary,
    agentsDir: settings.agentsDir,
    repositories,
    cache,
    code,
    prompts: promptStore(cache, code),
  });
  for (const id of store.keys()) if (!byPath.has(id)) store.delete(id);
  const lines = files.map((file) => JSON.stringify(withoutPast(file)));
  for (const [index, file] of files.entries()) {
    const digest = cacheKey([lines[index], file.status === 'agent' ? [file.versions, file.changed] : []]);
    // Pages see only the data, so the digest is in there too: it tells them when a file has changed.
    store.set({ id: file.file, data: { file: file.file, status: file.status, digest }, digest });
  }
  const kept = own.map((file, index) =>
    file === files[index] ? (lines[index] ?? '') : JSON.stringify(withoutPast(file)),
  );
  await keepFiles(cache, code, kept);
  cache.prune();
}

async function scan(
  { folder, prefix }: Collection,
  { others, leftOut }: { others: readonly string[]; leftOut: string | undefined },
  read: FileReader,
  known: (file: string) => CatalogueFile | undefined,
  logger: LoaderContext['logger'],
): Promise<CatalogueFile[]> {
  const progress = (done: number, all: number): void => {
    logger.info(`Read ${done.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} files`);
  };
  return scanFolder(folder, read, known, progress, prefix, others, leftOut).catch((cause: unknown) => {
    throw unreadableFolder(folder, cause);
  });
}

function warnOfShortHistory({ folder }: Collection, { reach }: FolderHistory, logger: LoaderContext['logger']): void {
  if (reach === 'shallow') {
    logger.warn(
      `"${folder}" is in a shallow clone, so earlier versions of its agents are not known. Fetch them with "git fetch --unshallow", or in GitHub Actions with "fetch-depth: 0".`,
    );
  }
  if (reach === 'cut')
    logger.warn(
      `Git took too long to read the whole history of "${folder}", so the oldest versions of its agents are missing.`,
    );
}

/** A file as it is kept for the next build, which asks git again. */
function withoutPast(file: CatalogueFile): CatalogueFile {
  return file.status === 'agent' ? { ...file, versions: [], changed: undefined, isNew: false, history: 'none' } : file;
}

/** The fields of an agent that come from its folder. */
function historyAndProvenance(
  { file, agent }: AgentEntry,
  { collection, past, licences }: FolderFacts,
): Pick<AgentEntry, 'provenance'> & Partial<AgentHistory> {
  const below = file.slice(collection.prefix.length);
  const provenance = provenanceOf(agent, licences, below, collection.source);
  return {
    ...past.get(file),
    provenance: collection.prefix === '' ? provenance : { ...provenance, collection: collection.name },
  };
}

function printReport(files: readonly CatalogueFile[]): void {
  const width = process.stderr.isTTY ? Math.max(60, Math.min(process.stderr.columns - 10, 160)) : 100;
  const color = process.stderr.isTTY && process.stderr.hasColors();
  process.stderr.write(formatReport(files, { color, width }));
}

function refuseErrors(files: readonly CatalogueFile[], settings: LoaderSettings, context: LoaderContext): void {
  const agents = files.filter(({ status }) => status === 'agent').length;
  if (context.watcher !== undefined) return;
  // An empty or wrong folder must not replace the last good site.
  const folders = settings.agentsDir.map((folder) => `"${folder}"`).join(' or ');
  if (files.length === 0) throw new Error(`Not built. There is no Markdown file in ${folders}.`);
  if (agents === 0) context.logger.warn(`There is no agent in ${folders}.`);
  if (countErrors(files) === 0 || settings.onInvalid === 'skip') return;
  throw new Error('Not built. Fix the errors above, or set ON_INVALID=skip to leave those files out.');
}

function watchFolder(settings: LoaderSettings, context: LoaderContext, load: () => Promise<void>): void {
  const { watcher, logger } = context;
  if (watcher === undefined) return;
  watcher.add([...settings.agentsDir]);
  let running = Promise.resolve();
  const reload = (path: string): void => {
    if (!settings.agentsDir.some((folder) => path.startsWith(folder + sep))) return;
    if (!/\.(?:md|toml|json)$/i.test(path)) return;
    running = running.then(load).catch((error: unknown) => {
      logger.error(error instanceof Error ? error.message : String(error));
    });
  };
  watcher.on('add', reload).on('change', reload).on('unlink', reload);
}

/** What a folder tells about the agents in it. */
interface FolderFacts {
  collection: Collection;
  /** What git tells about its agents, by file. */
  past: ReadonlyMap<string, AgentHistory>;
  licences: FolderLicences;
}

interface LoaderSettings extends Pick<Settings, 'agentsDir' | 'capabilitiesDir' | 'onInvalid'> {
  /** Absolute path of the folder with the catalogue's own guides, which are no agents. */
  guidesFolder?: string | undefined;
  /** Reads the vocabulary of capabilities. */
  readVocabulary: () => Promise<Capability[]>;
  /** Makes the function that reads agent files. */
  readerFor: (task: ReadingTask) => FileReader;
  /** Makes the function that reads versions of agent files. */
  versionReaderFor: (task: Pick<ReadingTask, 'cacheDir' | 'code'>) => VersionReader;
}
