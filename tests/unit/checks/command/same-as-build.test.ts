import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import type { Finding } from '../../../../src/agent/findings/finding.ts';
import { agentsReader } from '../../../../src/build/agents/read-agents.ts';
import { versionReader } from '../../../../src/build/agents/version-reader.ts';
import { checkEntries } from '../../../../src/checks/command/check-entries.ts';
import { readEntries } from '../../../../src/checks/command/read-entries.ts';
import { listTargets } from '../../../../src/checks/command/targets.ts';
import { getLoaded } from '../../../../src/collection/loaded.ts';
import { agentLoader } from '../../../../src/collection/loader.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { fixturePath } from '../../make/fixture.ts';
import { fine, fixable, writeFiles } from './call.ts';

/** What a build reads from some folders. */
async function built(folders: readonly string[], cacheDir: string, guidesFolder?: string): Promise<Summary[]> {
  const loader = agentLoader({
    agentsDir: [...folders],
    guidesFolder,
    capabilitiesDir: 'tests/build/capabilities',
    onInvalid: 'skip',
    readVocabulary: () => Promise.resolve([]),
    readerFor: agentsReader,
    versionReaderFor: versionReader,
  });
  const store = { keys: () => [], set: () => true, delete: () => undefined };
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const config = { root: pathToFileURL(`${process.cwd()}/`), cacheDir: pathToFileURL(`${cacheDir}/`) };
  const context = z.custom<LoaderContext>().parse({ store, logger, config });
  // The loader prints what it finds.
  const silent = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await loader.load(context).finally(() => {
    silent.mockRestore();
  });
  return [...getLoaded().files.values()].map((file) => ({
    file: file.file,
    status: file.status,
    slug: file.status === 'agent' ? file.slug : undefined,
    findings: file.findings,
  }));
}

/** What a check reads from them. */
async function checked(folders: readonly string[]): Promise<Summary[]> {
  const entries = await listTargets({ folders: [...folders], files: [] }, '/');
  const { files } = await checkEntries(entries, readEntries, false);
  return files.map(({ file }) => ({
    file: file.file,
    status: file.status,
    slug: file.status === 'agent' ? file.slug : undefined,
    findings: file.findings,
  }));
}

test.each([
  ['odd agents', [fixturePath('agents')]],
  ['the agents of several tools', [fixturePath('project')]],
  ['a collection with errors', [fixturePath('broken')]],
  ['several folders', [fixturePath('agents'), fixturePath('broken'), fixturePath('collection')]],
])('findings, slugs and skipped files are those of a build: %s', async (_, folders) => {
  const cache = temporaryFolder(onTestFinished);
  expect(await checked(folders)).toEqual(await built(folders, cache));
});

test('so are names and addresses that several agents share', async () => {
  const work = temporaryFolder(onTestFinished);
  writeFiles(work, {
    'x/a/one.md': fine('same'),
    'x/b/two.md': fixable('Same'),
    'y/x/three.md': fine('same'),
    'y/four.md': fine('same!'),
  });
  const folders = [join(work, 'x'), join(work, 'y')];
  expect(await checked(folders)).toEqual(await built(folders, join(work, 'cache')));
});

test('neither reads the guides of a catalogue’s own', async () => {
  const work = temporaryFolder(onTestFinished);
  writeFiles(work, {
    'agents/one.md': fine('one'),
    'agents/guides/rules.md': '# Rules\n',
    'agents/site.json': '{ "guides": { "folder": "guides" } }',
  });
  const folder = join(work, 'agents');
  const read = await checked([folder]);
  expect(read.map(({ file }) => file)).toEqual(['one.md']);
  expect(read).toEqual(await built([folder], join(work, 'cache'), join(folder, 'guides')));
});

interface Summary {
  file: string;
  status: string;
  slug: string | undefined;
  findings: Finding[];
}
