import { linkOf, type Provenance } from '../catalogue/provenance.ts';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { valueOf, type Agent } from '../agent/agent-file.ts';
import { compareText } from '../agent/compare-text.ts';
import { shortened } from '../catalogue/words.ts';

/**
 * Where an agent comes from and under which licence, as far as its file or its folder says. The texts are the authors',
 * cut to one short line but otherwise verbatim.
 * @param files the licences found in the agents folder
 * @param file the agent's path below the agents folder, with forward slashes
 * @param source where the folder as a whole comes from, for agents that do not say
 */
export function provenanceOf(agent: Agent, files: FolderLicences, file: string, source?: string): Provenance {
  const own = ['license', 'licence'].filter((key) => isSaid(valueOf(agent, key)));
  return {
    // Even an unreadable licence field means that the folder's licence may not apply.
    licence: own.length > 0 ? firstText(agent, own) : licenceAbove(files, file),
    source: sourceOf(agent) ?? source,
    author: firstText(agent, ['author']),
    version: firstText(agent, ['version']) ?? numberOf(agent, 'version'),
  };
}

/**
 * Finds the licence files of an agents folder and its subfolders, and identifies the licences. What cannot be read is
 * skipped.
 * @param folder absolute path
 * @param stated the licence in the folder's `catalogue.json`; it takes precedence over a licence file at the top
 */
export async function readFolderLicences(folder: string, stated?: string): Promise<FolderLicences> {
  const licences = new Map<string, string>();
  await walk(licences, folder, '');
  if (stated !== undefined) licences.set('', stated);
  return licences;
}

/** In characters. Longer texts are cut, and longer addresses are not used as addresses. */
const MAX_LENGTH = 200;
/** Larger files are none of the licences recognised here. */
const MAX_LICENCE_BYTES = 100_000;
/** In capitals only: `license.md` may well be an agent. */
const LICENCE_FILE = /^(?:LICEN[CS]E|COPYING)(?:\.md|\.txt)?$/;
/** Folders without agents of the collection, the same as in list-folder.ts. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules']);

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && tidy(value) === '');
}

/** The text of the first of some fields that has one. */
function firstText(agent: Agent, keys: readonly string[]): string | undefined {
  const [text] = textsOf(agent, keys);
  return text === undefined || text.length <= MAX_LENGTH ? text : shortened(text, MAX_LENGTH - 1);
}

function textsOf(agent: Agent, keys: readonly string[]): string[] {
  const values = keys.map((key) => valueOf(agent, key));
  return values.map((value) => (typeof value === 'string' ? tidy(value) : '')).filter((text) => text !== '');
}

/** A number as it is written: version 1.10 is not version 1.1. */
function numberOf(agent: Agent, key: string): string | undefined {
  const field = agent.fields.find((each) => each.key === key);
  return typeof field?.value === 'number' && field.written.length <= MAX_LENGTH ? field.written : undefined;
}

function sourceOf(agent: Agent): string | undefined {
  const keys = ['source', 'homepage', 'repository', 'url'];
  // A truncated address would lead somewhere else.
  const address = textsOf(agent, keys).find((text) => text.length <= MAX_LENGTH && linkOf(text) !== undefined);
  return address ?? firstText(agent, keys);
}

function tidy(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function licenceAbove(files: FolderLicences, file: string): string | undefined {
  const folders = file.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    const licence = files.get(folders.slice(0, depth).join('/'));
    if (licence !== undefined) return licence;
  }
  return undefined;
}

/**
 * Adds the licences of a folder and its subfolders.
 * @param below the folder's path below the agents folder, with forward slashes; empty for the agents folder itself
 */
async function walk(licences: Map<string, string>, folder: string, below: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = new Map<string, string | undefined>();
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const path = join(folder, entry.name);
    const file = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) await walk(licences, path, file);
    } else if (LICENCE_FILE.test(entry.name)) {
      // Links may leave the folder, so they are not followed. Still, the licence of the parent folder no longer applies.
      if (entry.isSymbolicLink()) found.set(file, undefined);
      else if (entry.isFile()) found.set(file, await licenceIn(path));
    }
  }
  if (found.size > 0) licences.set(below, inWords(found));
}

/** The name of the licence when all licence files of a folder agree, otherwise which files to look at. */
function inWords(found: ReadonlyMap<string, string | undefined>): string {
  const [name, ...others] = new Set(found.values());
  if (name !== undefined && others.length === 0) return name;
  const text = tidy(`see ${[...found.keys()].join(', ')}`);
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`;
}

async function licenceIn(path: string): Promise<string | undefined> {
  try {
    if ((await stat(path)).size > MAX_LICENCE_BYTES) return undefined;
    const title = tidy((await readFile(path, 'utf8')).slice(0, TITLE_LENGTH));
    return TITLES.find(([pattern]) => pattern.test(title))?.[1];
  } catch {
    return undefined;
  }
}

/** In characters. A licence names itself at its beginning; further down it may name others. */
const TITLE_LENGTH = 300;

/** The recognised licences, by the title that each begins with. */
const TITLES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^(?:The )?MIT License\b/i, 'MIT'],
  [/^(?:The )?ISC License\b/i, 'ISC'],
  [/^Apache License,? Version 2\.0\b/i, 'Apache-2.0'],
  [/^(?:The )?BSD 2-Clause\b/i, 'BSD-2-Clause'],
  [/^(?:The )?BSD 3-Clause\b/i, 'BSD-3-Clause'],
  [/^GNU GENERAL PUBLIC LICENSE Version 2\b/i, 'GPL-2.0'],
  [/^GNU GENERAL PUBLIC LICENSE Version 3\b/i, 'GPL-3.0'],
  [/^GNU AFFERO GENERAL PUBLIC LICENSE Version 3\b/i, 'AGPL-3.0'],
  [/^GNU LESSER GENERAL PUBLIC LICENSE Version 3\b/i, 'LGPL-3.0'],
  [/^Mozilla Public License,? Version 2\.0\b/i, 'MPL-2.0'],
  [/^This is free and unencumbered software released into the public domain\b/i, 'Unlicense'],
  [/^(?:Creative Commons )?(?:Legal Code )?CC0 1\.0 Universal\b/i, 'CC0-1.0'],
  [/^(?:Creative Commons )?Attribution 4\.0 International\b/i, 'CC-BY-4.0'],
  [/^(?:Creative Commons )?Attribution-ShareAlike 4\.0 International\b/i, 'CC-BY-SA-4.0'],
];

/**
 * The licences found in an agents folder, by the path of the folder that each was found in, below the agents folder (empty
 * for that folder itself). A value is an SPDX name, or `see` and the files to look at.
 */
export type FolderLicences = ReadonlyMap<string, string>;
