import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { readAgent } from '../../src/agent/read-agent.ts';
import { bodyOf } from '../../src/agent/agent-file.ts';
import type { Command } from './measure.ts';

/** The environment of a build: this one without the settings of the catalogue, with this Node first. */
export function buildEnvironment(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = /^(?:AGENTS_DIR|CAPABILITIES_DIR|SITE_URL|BASE_PATH|ON_INVALID|SOCIAL_IMAGES|REPOSITORY_URL|npm_.*)$/;
  const inherited = Object.entries(process.env).filter(([name]) => !own.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
    ...settings,
  };
}

/** Runs npm quietly in a folder. */
export function npm(args: readonly string[], cwd: string): void {
  execFileSync('npm', args, { cwd, env: buildEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * Copies a folder of agents for a builder of documentation: each header gets the title that such builders ask for, and one
 * that strict YAML rejects is written anew. Bodies stay as they are.
 */
export async function copyAsDocuments(agents: string, documents: string): Promise<void> {
  await rm(documents, { recursive: true, force: true });
  for (const path of await agentPaths(agents)) {
    const { agent, bytes } = readAgent(await readFile(join(agents, path)), path);
    if (agent === undefined) continue;
    const title = `title: ${JSON.stringify(agent.name)}`;
    const text = Buffer.from(bytes).toString('utf8');
    const file = join(documents, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(
      file,
      agent.route === 'strict'
        ? text.replace(/^---\n/, () => `---\n${title}\n`)
        : `---\n${title}\ndescription: ${JSON.stringify(agent.summary)}\n---\n${bodyOf(bytes, agent)}`,
    );
  }
}

/** The Markdown files of a folder, in order. */
export async function agentPaths(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.md')).sort();
}

/** Something that makes a site of a folder of agents. */
export interface Builder {
  name: string;
  version: string;
  /** Makes ready for a folder of agents; not measured. */
  take(agents: string): Promise<void>;
  /** Forgets every earlier build. */
  clear(): Promise<void>;
  command(): Command;
  /** The folder that it reads the agents from. */
  source(): string;
  /** The folder that the site is in. */
  output(): string;
  /** The folder of the search index in the site; undefined when it makes none. */
  index: string | undefined;
}
