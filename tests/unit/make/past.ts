import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { versionReader } from '../../../src/build/agents/version-reader.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { readHistory } from '../../../src/collection/git/read-history.ts';
import { readRepositories, readVersions, type AgentHistory } from '../../../src/collection/versions.ts';
import { agentOf } from './agent-file.ts';

/** What git tells about some files of a folder. @param cacheDir where to keep what was read */
export async function pastIn(
  folder: string,
  files: readonly string[],
  cacheDir: string,
): Promise<(AgentHistory | undefined)[]> {
  const agents = files.map((file) => versionedAgent(folder, file));
  const repositories = await readRepositories({ folder, prefix: '' }, files, await readHistory(folder));
  const past = await readVersions(agents, repositories, versionReader({ cacheDir, code: 'code' }));
  return files.map((file) => past.get(file));
}

/** An agent of a folder, whose versions can be looked for. Throws if the file is no agent. */
export function versionedAgent(folder: string, file: string): Pick<AgentEntry, 'file' | 'sha256' | 'agent'> {
  const read = readAgent(readFileSync(join(folder, file)), file);
  return { file, sha256: read.sha256, agent: agentOf(read) };
}
