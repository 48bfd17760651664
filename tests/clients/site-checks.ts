import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Claim } from './agreement.ts';
import { checkInstalls } from './installs.ts';
import { checkPlugins } from './plugins.ts';

/**
 * Builds a site of the test agents and checks with the clients what it hands out: what its install commands put in place, and its
 * plugins.
 * @param clients for each tool's key, the folder whose `node_modules` has the client
 * @returns the claims, by the tool's key
 */
export async function siteClaims(
  clients: Readonly<Record<'claude-code' | 'opencode', string>>,
): Promise<{ tool: string; claim: Claim }[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'agent-catalogue-site-'));
  try {
    const site = path.join(folder, 'site');
    await promisify(execFile)('npx', ['--no-install', 'astro', 'build', '--outDir', site], {
      // An address of https, without which there are no plugins.
      env: {
        ...process.env,
        SITE_URL: 'https://agents.example',
        AGENTS_DIR: 'tests/fixtures/agents',
        ON_INVALID: 'fail',
      },
      shell: process.platform === 'win32',
    });
    const installs = await checkInstalls(site, clients);
    const plugins = await checkPlugins(site, clients['claude-code']);
    const installed = installs.map(({ tool, place, way, agent, problem = '' }) => ({
      tool,
      claim: { kind: `installed: ${place}, ${way} command`, file: agent, agrees: problem === '', detail: problem },
    }));
    return [...installed, ...plugins.map((claim) => ({ tool: 'claude-code', claim }))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
