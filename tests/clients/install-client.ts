import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Client } from './client.ts';

/**
 * Installs a client below the user's cache, unless that version is already there. Neither the repository nor its lock
 * file changes.
 * @param version a version, or `latest`
 * @returns the folder whose `node_modules` has the package, and the version that was installed
 * @throws when npm fails
 */
export async function installClient(client: Client, version = client.version): Promise<Installed> {
  const exact = version === 'latest' ? await latest(client) : version;
  const folder = path.join(cacheFolder(), `${client.id}-${exact}`);
  if (existsSync(path.join(folder, 'node_modules'))) return { folder, version: exact };
  // A name of its own until it is whole, so that an interrupted install is not taken for one.
  const staging = `${folder}-${process.pid}`;
  await mkdir(staging, { recursive: true });
  await writeFile(path.join(staging, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--no-audit', '--no-fund', `${client.package}@${exact}`], staging);
  await rm(folder, { recursive: true, force: true });
  await rename(staging, folder);
  return { folder, version: exact };
}

/** The folder of installed clients: `CLIENTS_FOLDER`, or one in the user's cache. */
function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { CLIENTS_FOLDER: chosen = '', XDG_CACHE_HOME: given = '' } = environment;
  if (chosen !== '') return path.resolve(chosen);
  const cache = [given, path.join(homedir(), '.cache')].find((folder) => folder !== '') ?? '.';
  return path.join(cache, 'agent-catalogue', 'clients');
}

async function latest(client: Client): Promise<string> {
  return (await npm(['view', client.package, 'version'], '.')).trim();
}

async function npm(words: readonly string[], folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', [...words], {
    cwd: folder,
    // npm is a script on Windows, which only a shell starts.
    shell: process.platform === 'win32',
  });
  return stdout;
}

/** A client that is on disk. */
export interface Installed {
  /** The folder whose `node_modules` has the package. */
  folder: string;
  version: string;
}
