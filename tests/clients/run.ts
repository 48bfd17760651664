import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readAgent } from '../../src/agent/read-agent.ts';
import { clientCases } from '../unit/make/client-cases.ts';
import { agreementOf, claudeClaims, type Claim, type SourceFile } from './agreement.ts';
import type { Client } from './client.ts';
import { CLIENTS } from './clients.ts';
import { installClient } from './install-client.ts';
import { siteClaims } from './site-checks.ts';
import { printTable, report, type ClientResult } from './results.ts';

// npm run test:clients [-- --client NAME]… [-- --folder DIR] [-- --latest]
// Asks the real clients what they load, and fails when something that the catalogue says of it is not true.
const { values } = parseArgs({
  options: {
    client: { type: 'string', multiple: true },
    folder: { type: 'string' },
    latest: { type: 'boolean', default: false },
  },
});

const wanted = CLIENTS.filter(({ id }) => values.client === undefined || values.client.includes(id));
if (wanted.length === 0)
  throw new Error(`There is no such client. There are: ${CLIENTS.map(({ id }) => id).join(', ')}.`);
const folders = values.folder === undefined ? ['tests/fixtures/agents', 'tests/fixtures/collection'] : [values.folder];
const files = (await Promise.all(folders.map(agentFiles))).flat();

const results: ClientResult[] = [];
const installedIn = new Map<string, string>();
for (const client of wanted) {
  const started = performance.now();
  const installed = await installClient(client, values.latest ? 'latest' : client.version);
  const claims = [
    ...(client.id === 'claude-code' ? await recordedClaims(client, installed.folder) : []),
    ...(await agreementOf(client, installed.folder, files)),
  ];
  installedIn.set(client.id, installed.folder);
  results.push({ client: client.id, version: installed.version, claims });
  console.log(`${client.id} ${installed.version}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

const [claude, open] = ['claude-code', 'opencode'].map((id) => installedIn.get(id));
if (values.folder === undefined && claude !== undefined && open !== undefined) {
  for (const { tool, claim } of await siteClaims({ 'claude-code': claude, opencode: open })) {
    results.find(({ client }) => client === tool)?.claims.push(claim);
  }
}

printTable(results);
const date = new Date().toISOString().slice(0, 10);
const text = report(results, { date, files: `${files.length} files of ${folders.join(' and ')}` });
const isWhole = values.client === undefined && values.folder === undefined && !values.latest;
if (isWhole) await writeFile(new URL('RESULTS.md', import.meta.url), text);
else console.log(text.slice(text.indexOf('## Disagreements')));
process.exitCode = results.some(({ claims }) => claims.some(({ agrees }) => !agrees)) ? 1 : 0;

/** Asks Claude Code again about every file that the reading is held to. */
async function recordedClaims(client: Client, installed: string): Promise<Claim[]> {
  const { cases } = clientCases(client.id);
  const read = cases.map(({ text }, index) => {
    // A name of its own for each, so that many can be asked about together.
    const name = `zz${index.toString().padStart(4, '0')}`;
    return readAgent(new TextEncoder().encode(text.replaceAll('helper', name)), `case ${index + 1}`);
  });
  const outcomes = await client.load(
    installed,
    read.map(({ file, bytes, agent }, index) => ({
      path: file,
      fileName: `zz${index.toString().padStart(4, '0')}.md`,
      agentName: agent?.name ?? file,
      bytes,
    })),
  );
  return read.flatMap((file) => {
    const outcome = outcomes.get(file.file);
    return outcome === undefined
      ? []
      : claudeClaims(file, outcome).map((each) => ({ ...each, kind: `recorded: ${each.kind}` }));
  });
}

/** The files of a folder that may be agents, in the order of their paths. */
async function agentFiles(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(?:md|toml|json)$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (file) => ({
      path: path.relative(folder, file).replaceAll(path.sep, '/'),
      bytes: new Uint8Array(await readFile(file)),
    })),
  );
}
