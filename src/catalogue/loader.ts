import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'astro/zod';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Settings } from '../settings.ts';
import { coverageReader } from './coverage.ts';
import type { CatalogueFile } from './file.ts';
import { readHistory } from './history.ts';
import { originOf, readOriginFiles } from './origin.ts';
import { countErrors, formatReport } from './report.ts';
import { scanFolder } from './scan.ts';
import { assignSlugs } from './slugs.ts';
import { readVocabulary } from './vocabulary.ts';

/**
 * Loads every Markdown file of the agents folder into a collection, one entry a file, agents and others alike. Findings
 * are printed all at once. In a build, errors stop it unless `onInvalid` says otherwise; while developing they never do.
 * @throws Error when the folder cannot be read, holds no Markdown file, or holds files with errors
 */
export function agentLoader(settings: FolderSettings): Loader {
  return {
    name: 'agent-files',
    async load(context) {
      await loadFolder(settings, context);
      watchFolder(settings, context);
    },
  };
}

async function loadFolder(settings: FolderSettings, context: LoaderContext): Promise<void> {
  const { store, meta, logger } = context;
  const reader = await readerDigest(fileURLToPath(context.config.root), settings.vocabularyDir);
  const fresh = meta.get('reader') !== reader;
  const coverage = coverageReader(await readVocabulary(settings.vocabularyDir));
  const known = (file: string): CatalogueFile | undefined => (fresh ? undefined : cached(store.get(file)?.data));
  const [read, history, licences] = await Promise.all([
    scan(settings.agentsDir, coverage, known, logger),
    readHistory(settings.agentsDir),
    readOriginFiles(settings.agentsDir),
  ]);
  const files = assignSlugs(read).map((file): CatalogueFile =>
    file.status === 'agent'
      ? { ...file, changed: history.get(file.file), origin: originOf(file.agent, licences, file.file) }
      : file,
  );
  printReport(files);
  refuseErrors(files, settings, context);

  const present = new Set(files.map(({ file }) => file));
  for (const id of store.keys()) if (!present.has(id)) store.delete(id);
  for (const file of files) {
    store.set({
      id: file.file,
      data: { ...file },
      digest: createHash('sha256').update(JSON.stringify(file)).digest('hex'),
    });
  }
  meta.set('reader', reader);
}

async function scan(
  folder: string,
  coverage: ReturnType<typeof coverageReader>,
  known: (file: string) => CatalogueFile | undefined,
  logger: LoaderContext['logger'],
): Promise<CatalogueFile[]> {
  const progress = (done: number, all: number): void => {
    logger.info(`Read ${done.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} files`);
  };
  return scanFolder(folder, coverage, known, progress).catch((cause: unknown) => {
    throw new Error(`The agents folder "${folder}" cannot be read; set AGENTS_DIR to a folder that can.`, { cause });
  });
}

/** A stored entry is what this loader stored; its type is lost on the way. */
function cached(data: Record<string, unknown> | undefined): CatalogueFile | undefined {
  return z
    .custom<CatalogueFile>((value) => typeof value === 'object' && value !== null && 'status' in value)
    .optional()
    .parse(data);
}

function printReport(files: readonly CatalogueFile[]): void {
  const width = process.stderr.isTTY ? Math.max(60, Math.min(process.stderr.columns - 10, 160)) : 100;
  const color = process.stderr.isTTY && process.stderr.hasColors();
  process.stderr.write(formatReport(files, { color, width }));
}

function refuseErrors(files: readonly CatalogueFile[], settings: FolderSettings, context: LoaderContext): void {
  const agents = files.filter(({ status }) => status === 'agent').length;
  if (context.watcher !== undefined) return;
  // A folder that was emptied, or is the wrong one, must not take the place of the last good site.
  if (files.length === 0) throw new Error(`Not built. There is no Markdown file in "${settings.agentsDir}".`);
  if (agents === 0) context.logger.warn(`There is no agent in "${settings.agentsDir}".`);
  if (countErrors(files) === 0 || settings.onInvalid === 'skip') return;
  throw new Error('Not built. Mend the errors above, or set ON_INVALID=skip to leave those files out.');
}

function watchFolder(settings: FolderSettings, context: LoaderContext): void {
  const { watcher, logger } = context;
  if (watcher === undefined) return;
  watcher.add(settings.agentsDir);
  let running = Promise.resolve();
  const reload = (path: string): void => {
    if (!path.startsWith(settings.agentsDir) || !/\.md$/i.test(path)) return;
    running = running
      .then(() => loadFolder(settings, context))
      .catch((error: unknown) => {
        logger.error(error instanceof Error ? error.message : String(error));
      });
  };
  watcher.on('add', reload).on('change', reload).on('unlink', reload);
}

/** Changes whenever the code or the vocabulary that reads agent files does, so that nothing read by older ones is kept. */
async function readerDigest(root: string, vocabularyDir: string): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of [join(root, 'src/agent'), join(root, 'src/catalogue'), vocabularyDir]) {
    for (const name of (await readdir(folder)).sort()) {
      if (/\.(?:ts|md)$/.test(name)) hash.update(name).update(await readFile(join(folder, name)));
    }
  }
  return hash.digest('hex');
}

interface FolderSettings extends Pick<Settings, 'agentsDir' | 'onInvalid'> {
  /** The folder of capabilities, as an absolute path. */
  vocabularyDir: string;
}
