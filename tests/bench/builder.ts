import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { readAgent } from '../../src/agent/read-agent.ts';
import { bodyOf } from '../../src/agent/agent-file.ts';
import type { Command } from './measure.ts';

/** The environment of a build: this process's, without the catalogue's settings, and with this Node first in the path. */
export function buildEnvironment(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own =
    /^(?:AGENTS_DIR|CAPABILITIES_DIR|SITE_URL|BASE_PATH|ON_INVALID|SOCIAL_IMAGES|FULL_TEXT|REPOSITORY_URL|npm_.*)$/;
  const inherited = Object.entries(process.env).filter(([name]) => !own.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
    ...settings,
  };
}

/** Runs npm in a folder, printing only errors. @throws Error when npm fails */
export function npm(args: readonly string[], cwd: string): void {
  execFileSync('npm', args, { cwd, env: buildEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * Copies a folder of agents for a documentation generator: adds the `title` that such generators require, and rewrites
 * headers that strict YAML rejects. Bodies stay as they are.
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

/** The paths of the Markdown files in a folder, sorted. */
export async function agentPaths(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.md')).sort();
}

/** A site generator under measurement. */
export interface Builder {
  name: string;
  version: string;
  /** Prepares a folder of agents; not measured. */
  take(agents: string): Promise<void>;
  /** Removes the output and caches of earlier builds. */
  clear(): Promise<void>;
  /** The build to measure. */
  command(): Command;
  /** The folder that it reads the agents from. */
  source(): string;
  /** The folder that the site is in. */
  output(): string;
  /** The folder of the search index within the site; undefined when there is none. */
  index: string | undefined;
}
