import { accessOf } from '../../src/agent/fields/access.ts';
import { readingOf } from '../../src/install/tools/readings.ts';
import GithubSlugger from 'github-slugger';
import { readAgent } from '../../src/agent/read-agent.ts';
import { bodyOf, type Agent, type AgentFile } from '../../src/agent/agent-file.ts';
import { prepare } from '../../src/install/files/prepare.ts';
import type { InstallTarget } from '../../src/install/tools/target.ts';
import { TARGETS } from '../../src/install/tools/targets.ts';
import type { Client, ClientFile, Loaded, Outcome } from './client.ts';
import { compareConverted } from './compare-converted.ts';
import { opencodeDisagreements } from './opencode-agreement.ts';

/**
 * Asks a client about files and compares what it loads with what the catalogue says.
 * @param installed the folder whose `node_modules` has the client
 * @param files files of agents, by path
 */
export async function agreementOf(client: Client, installed: string, files: readonly SourceFile[]): Promise<Claim[]> {
  const target = TARGETS.find(({ id }) => id === client.id);
  const read = files.map(({ path, bytes }) => readAgent(bytes, path));
  return [
    ...(await asTheyAre(client, installed, target, read)),
    ...(target === undefined ? [] : await asHandedOut(client, installed, target, read)),
  ];
}

/** What the client does with the files as they are. */
async function asTheyAre(
  client: Client,
  installed: string,
  target: InstallTarget | undefined,
  files: readonly AgentFile[],
): Promise<Claim[]> {
  const names = new GithubSlugger();
  const asked = files.map(({ file, bytes, agent }) => {
    const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/i, '');
    // OpenCode calls an agent by its file; the others by its name.
    const fileName = `${client.id === 'opencode' ? names.slug(stem) : stem}.md`;
    const agentName = client.id === 'opencode' ? fileName.slice(0, -3) : (agent?.name ?? statedName(bytes) ?? stem);
    return { path: file, fileName, agentName, bytes };
  });
  const outcomes = await client.load(installed, asked);
  return files.flatMap((file): Claim[] => {
    const outcome = outcomes.get(file.file);
    if (outcome === undefined) return [];
    if (client.id === 'claude-code') return claudeClaims(file, outcome);
    // Other tools read files that this catalogue does not, so only agents are compared.
    const { agent } = file;
    if (agent === undefined) return [];
    // Of a tool that it has no rules for, the catalogue says what it says of readers of strict YAML.
    if (target?.asIs === undefined) {
      const strict = agent.loading === 'everywhere';
      return [claim('as it is: loads if strict', file.file, strict === 'loaded' in outcome, inWords(outcome))];
    }
    const reading = readingOf(target, agent, bodyOf(file.bytes, agent));
    if (reading === undefined) return [];
    const said = reading.kind !== 'no';
    return [
      claim(
        'as it is: loads',
        file.file,
        said === 'loaded' in outcome,
        `${String(said)} was said; ${inWords(outcome)}`,
      ),
    ];
  });
}

/** What Claude Code made of a file, next to how the catalogue reads it. */
export function claudeClaims({ file, bytes, agent }: AgentFile, outcome: Outcome): Claim[] {
  const loads = agent !== undefined && agent.loading !== 'not-in-claude-code';
  const claims = [
    claim('as it is: loads', file, loads === 'loaded' in outcome, `${String(loads)} was said; ${inWords(outcome)}`),
  ];
  if (agent === undefined || !('loaded' in outcome)) return claims;
  const { loaded } = outcome;
  const everything = loaded.tools === 'all' || loaded.tools?.[0]?.startsWith('All tools except') === true;
  claims.push(
    claim('name', file, plain(agent.name) === plain(loaded.name), `${agent.name}, but ${loaded.name}`),
    claim(
      'description',
      file,
      plain(agent.description) === plain(loaded.description ?? ''),
      `${clip(agent.description)}, but ${clip(loaded.description ?? '')}`,
    ),
    claim('may do everything', file, everything === agent.access.everything, `said ${String(agent.access.everything)}`),
  );
  if (loaded.prompt !== undefined) {
    const prompt = plain(bodyOf(bytes, agent));
    claims.push(claim('prompt', file, plain(loaded.prompt).startsWith(prompt) || prompt === '', clip(loaded.prompt)));
  }
  if (loaded.given !== undefined && !everything) {
    const more = loaded.given.filter((tool) => !MECHANISMS.has(tool) && !isGranted(agent, tool));
    claims.push(claim('no tool more than said', file, more.length === 0, `it also has ${more.join(', ')}`));
  }
  return claims;
}

/** Tools through which Claude Code finds other tools; they reach nothing by themselves. */
const MECHANISMS: ReadonlySet<string> = new Set(['ToolSearch', 'DeferredToolPlaceholder']);

function isGranted({ access }: Agent, tool: string): boolean {
  const names = access.tools.map((written) => written.replace(/\(.*/s, ''));
  return names.some((name) => (OLD_NAMES.get(name) ?? name) === tool);
}

const OLD_NAMES: ReadonlyMap<string, string> = new Map([
  ['Task', 'Agent'],
  ['KillBash', 'TaskStop'],
  ['KillShell', 'TaskStop'],
]);

/** What the client does with the files that the catalogue hands out for it. */
async function asHandedOut(
  client: Client,
  installed: string,
  target: InstallTarget,
  files: readonly AgentFile[],
): Promise<Claim[]> {
  const names = new GithubSlugger();
  const handed = files.flatMap(({ file, bytes, agent }) => {
    if (agent === undefined) return [];
    const slug = names.slug(agent.name) || names.slug('agent');
    const prepared = prepare(target, agent, slug, bytes);
    const fileName = target.fileName(slug);
    const agentName = client.id === 'opencode' ? fileName.replace(/\.md$/, '') : nameIn(prepared.bytes, agent);
    const asked: ClientFile = { path: file, fileName, agentName, bytes: prepared.bytes };
    return [{ agent, prepared, asked }];
  });
  const outcomes = await client.load(
    installed,
    handed.map(({ asked }) => asked),
  );
  return handed.flatMap(({ agent, prepared, asked }): Claim[] => {
    const outcome = outcomes.get(asked.path);
    if (outcome === undefined) return [];
    const warned = prepared.losses.some((loss) => loss.includes('does not load'));
    const loads = claim('handed out: loads', asked.path, 'loaded' in outcome || warned, inWords(outcome));
    if (!('loaded' in outcome)) return [loads];
    const text = new TextDecoder().decode(prepared.bytes);
    const broken = brokenPromises(
      client.id,
      inClaudeCode(agent),
      { text, losses: prepared.losses },
      asked,
      outcome.loaded,
    );
    return [
      loads,
      ...(broken === undefined
        ? []
        : [claim('handed out: as promised', asked.path, broken.length === 0, broken.join(' '))]),
    ];
  });
}

/** An agent with what it may do in Claude Code’s names, whatever tool its file is for. */
function inClaudeCode(agent: Agent): Agent {
  return agent.dialect === 'claude-code' ? agent : { ...agent, access: accessOf(agent.values) };
}

function brokenPromises(
  id: Client['id'],
  agent: Agent,
  file: { text: string; losses: readonly string[] },
  { fileName }: ClientFile,
  loaded: Loaded,
): string[] | undefined {
  if (id === 'opencode') return opencodeDisagreements(agent, file, fileName, loaded);
  if (id === 'claude-code') {
    return plain(agent.description) === plain(loaded.description ?? '') ? [] : ['Its description is another.'];
  }
  return compareConverted(id, agent, file.text, loaded);
}

/** The name in a file that is handed out, which a tool may have made plain. */
function nameIn(bytes: Uint8Array, agent: Agent): string {
  const text = new TextDecoder().decode(bytes);
  const toml = /^name = "(.*)"$/m.exec(text)?.[1];
  return toml ?? readAgent(bytes, 'agent.md').agent?.name ?? agent.name;
}

function statedName(bytes: Uint8Array): string | undefined {
  return /^name[ \t]*:[ \t]*["']?([^"'\r\n]+)/m.exec(new TextDecoder().decode(bytes.subarray(0, 4096)))?.[1]?.trim();
}

function claim(kind: string, file: string, agrees: boolean, detail: string): Claim {
  return { kind, file, agrees, detail: agrees ? '' : clip(detail, 300) };
}

function inWords(outcome: Outcome): string {
  return 'loaded' in outcome ? 'it is loaded' : `it is refused: ${outcome.refused.told}`;
}

/** A text without the differences that do not count: white space and what is left of escapes. */
function plain(text: string): string {
  return text
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', ' ')
    .replace(/\\+r?(?=["'\n])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function clip(text: string, length = 100): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= length ? line : `${line.slice(0, length)}…`;
}

/** A file to ask about. */
export interface SourceFile {
  /** Its path below the folder that is checked. */
  path: string;
  bytes: Uint8Array;
}

/** Something that the catalogue says of a file, and whether the client agrees. */
export interface Claim {
  /** What it is about, such as "description". */
  kind: string;
  file: string;
  agrees: boolean;
  /** What is different; empty when they agree. */
  detail: string;
}
