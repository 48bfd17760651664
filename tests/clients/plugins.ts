import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import type { Claim } from './agreement.ts';
import { askClaudeCode } from './claude-code.ts';
import { inThrowAwayHome, runClient, type Home } from './run-client.ts';

/**
 * Checks with Claude Code the plugins of a built site: each passes the client's own validation, and the client lists its
 * agents with their descriptions when it is unpacked; `/marketplace.json` passes the validation too. The client takes
 * archives from other machines only, so nothing is installed from the marketplace.
 * @param site the folder that the site was built into, with an address of https
 * @param installed the folder whose `node_modules` has the client
 */
export async function checkPlugins(site: string, installed: string): Promise<Claim[]> {
  return inThrowAwayHome(async (home) => {
    const market = path.join(home.home, 'market');
    await mkdir(path.join(market, '.claude-plugin'), { recursive: true });
    const list = await readFile(path.join(site, 'marketplace.json'));
    await writeFile(path.join(market, '.claude-plugin', 'marketplace.json'), list);
    const claims = [await validated(installed, home, 'marketplace.json', market)];
    const described = await descriptionsOf(site);
    for (const file of (await readdir(path.join(site, 'plugins'))).sort()) {
      const folder = path.join(home.home, 'plugins', file.replace(/\.zip$/, ''));
      const agents = await unpackPlugin(path.join(site, 'plugins', file), folder);
      claims.push(await validated(installed, home, file, folder));
      claims.push(
        await listed(
          installed,
          home,
          file,
          folder,
          agents.map((slug) => described.get(slug)),
        ),
      );
    }
    return claims;
  });
}

async function validated(installed: string, home: Home, file: string, folder: string): Promise<Claim> {
  const program = path.join(installed, 'node_modules', '.bin', 'claude');
  const { stdout, stderr, code } = await runClient(program, ['plugin', 'validate', folder], home, {});
  return { kind: 'plugin: is valid', file, agrees: code === 0, detail: code === 0 ? '' : `${stdout} ${stderr}`.trim() };
}

/** Whether the client lists each of a plugin's agents, as `plugin:agent`, with its description. */
async function listed(
  installed: string,
  home: Home,
  file: string,
  folder: string,
  agents: readonly (Described | undefined)[],
): Promise<Claim> {
  const { agents: found } = await askClaudeCode(installed, home, ['--plugin-dir', folder]);
  const plugin = file.replace(/\.zip$/, '');
  const missing = agents.flatMap((agent) => {
    const there = agent && found.get(`${plugin}:${agent.name}`)?.description;
    // Of agents of the same name, the client lists one.
    const same = agents.filter((other) => other?.name === agent?.name).map((other) => plain(other?.description));
    return there !== undefined && same.includes(plain(there))
      ? []
      : [`${agent?.name ?? 'unknown'}: ${there ?? 'not listed'}`];
  });
  return { kind: 'plugin: its agents are listed', file, agrees: missing.length === 0, detail: missing.join(', ') };
}

/** Unpacks a plugin. @returns the slugs of its agents */
async function unpackPlugin(file: string, folder: string): Promise<string[]> {
  const files = Object.entries(unzipSync(await readFile(file)));
  for (const [name, bytes] of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
  return files.flatMap(([name]) => /^agents\/(.*)\.md$/.exec(name)?.[1] ?? []);
}

/** The names and descriptions of a site's agents, by slug. */
async function descriptionsOf(site: string): Promise<Map<string, Described>> {
  const files = (await readdir(path.join(site, 'agents'))).filter((file) => file.endsWith('.json'));
  const records = await Promise.all(
    files.map(async (file) => RECORD.parse(JSON.parse(await readFile(path.join(site, 'agents', file), 'utf8')))),
  );
  return new Map(records.map((record) => [record.slug, record]));
}

const RECORD = z.object({ slug: z.string(), name: z.string(), description: z.string() });

type Described = z.infer<typeof RECORD>;

function plain(text = ''): string {
  return text
    .replace(/\\+(?=["'])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
