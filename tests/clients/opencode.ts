import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { opencode as target } from '../../src/install/tools/opencode.ts';
import type { Client, ClientFile, Loaded, Outcome } from './client.ts';
import { startOpencode, type OpencodeAgent, type OpencodeServer } from './opencode-server.ts';
import { inThrowAwayHome } from './run-client.ts';

/** How many files are put into one project, and so loaded together. */
const MAX_TOGETHER = 40;

/** OpenCode. */
export const opencode: Client = {
  id: 'opencode',
  package: 'opencode-ai',
  version: '1.18.33',
  load: async (installed, files, scope = 'project') => {
    const load = scope === 'project' ? loadInProjects : loadInHome;
    const outcomes: FileOutcome[] = [];
    for (const group of scope === 'project' ? groupsOf(files) : files.map((file) => [file])) {
      outcomes.push(...(await load(installed, group)));
    }
    return new Map(outcomes.map(([file, outcome]) => [file.path, outcome]));
  },
};

/**
 * Loads files of different names from one project. One file that OpenCode does not accept keeps it from starting there, so
 * files that were not loaded together are loaded again, each in its own project.
 */
async function loadInProjects(installed: string, files: readonly ClientFile[]): Promise<FileOutcome[]> {
  const together = await loadGroups(installed, [files]);
  const apart = together.filter(([, outcome]) => 'refused' in outcome).map(([file]) => file);
  if (files.length === 1 || apart.length === 0) return together;
  // OpenCode keeps a file that it could not parse, and finds it there the next time, without a header. So this is another
  // process.
  const again = await loadGroups(
    installed,
    apart.map((file) => [file]),
  );
  return [...together.filter(([, outcome]) => 'loaded' in outcome), ...again];
}

/** Loads groups of files, each from its own project. */
async function loadGroups(installed: string, groups: readonly (readonly ClientFile[])[]): Promise<FileOutcome[]> {
  return inThrowAwayHome(async (home) => {
    const server = await startOpencode(installed, home);
    try {
      const outcomes: FileOutcome[] = [];
      for (const [index, group] of groups.entries()) {
        const project = path.join(home.home, `project-${index}`);
        await putFiles(path.join(project, target.projectFolder), group);
        outcomes.push(...(await outcomesOf(server, project, group)));
      }
      return outcomes;
    } finally {
      server.stop();
    }
  });
}

/** Loads files from a home. */
async function loadInHome(installed: string, files: readonly ClientFile[]): Promise<FileOutcome[]> {
  return inThrowAwayHome(async (home) => {
    await putFiles(path.join(home.home, target.userFolder), files);
    const server = await startOpencode(installed, home);
    try {
      return await outcomesOf(server, home.project, files);
    } finally {
      server.stop();
    }
  });
}

async function putFiles(folder: string, files: readonly ClientFile[]): Promise<void> {
  for (const { fileName, bytes } of files) {
    const file = path.join(folder, fileName);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

async function outcomesOf(
  server: OpencodeServer,
  project: string,
  files: readonly ClientFile[],
): Promise<FileOutcome[]> {
  const answer = await server.agentsOf(project);
  return files.map((file) => {
    if ('refusal' in answer) return [file, { refused: { told: answer.refusal } }];
    const agent = agentOf(file, answer.agents, files.length === 1);
    return [file, agent === undefined ? { refused: { told: '' } } : { loaded: loadedOf(agent) }];
  });
}

/**
 * Finds a file's agent among those that were loaded: by the name of the file or of its agent, or because no other file is
 * there. A built-in agent of that name counts if the file's text is its prompt.
 * @param isAlone whether no other file was loaded
 */
function agentOf(file: ClientFile, agents: readonly OpencodeAgent[], isAlone: boolean): OpencodeAgent | undefined {
  const own = agents.filter(({ native }) => native !== true);
  const named = (among: readonly OpencodeAgent[]) => among.find(({ name }) => namesOf(file).includes(folded(name)));
  const found = named(own) ?? (isAlone ? own[0] : undefined);
  if (found !== undefined) return found;
  const builtIn = named(agents);
  const { prompt } = builtIn ?? {};
  return typeof prompt === 'string' && new TextDecoder().decode(file.bytes).includes(prompt) ? builtIn : undefined;
}

function loadedOf({ name, description, model, permission, prompt }: OpencodeAgent): Loaded {
  return {
    name,
    permissions: permission,
    prompt: prompt ?? '',
    ...(typeof description === 'string' ? { description } : {}),
    ...(model ? { model: `${model.providerID}/${model.modelID}` } : {}),
  };
}

/** Groups files so that no two in a group could be loaded under one name. */
function groupsOf(files: readonly ClientFile[]): ClientFile[][] {
  const groups: { files: ClientFile[]; names: Set<string> }[] = [];
  for (const file of files) {
    const names = namesOf(file);
    let group = groups.find((each) => each.files.length < MAX_TOGETHER && !names.some((name) => each.names.has(name)));
    if (group === undefined) groups.push((group = { files: [], names: new Set() }));
    group.files.push(file);
    for (const name of names) group.names.add(name);
  }
  return groups.map((group) => group.files);
}

/** The names that a file's agent could be loaded under: its file's, or the one in the header. */
function namesOf({ fileName, agentName }: ClientFile): string[] {
  return [folded(fileName.replace(/\.md$/i, '')), folded(agentName)];
}

/** Folds names together that are the same file on a case-insensitive disk. */
function folded(name: string): string {
  return name.toLowerCase();
}

type FileOutcome = [ClientFile, Outcome];
