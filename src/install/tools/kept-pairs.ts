import { stringify as tomlText } from 'smol-toml';
import { bodyOf, type Agent } from '../../agent/agent-file.ts';
import type { DialectId, Values } from '../../agent/dialects/dialect.ts';
import { DIALECTS } from '../../agent/dialects/dialects.ts';
import { readAgent } from '../../agent/read-agent.ts';
import { convertFor } from './convert.ts';
import type { InstallTarget } from './target.ts';
import { TARGETS } from './targets.ts';

/**
 * Finds out what is kept of each tool's agents in every other tool, by converting small agents, each with one feature. A
 * feature is kept if it loses nothing that an agent without it does not lose too.
 * @throws Error when an example makes no agent
 */
export function keptPairs(): KeptFrom[] {
  return DIALECTS.map(({ id, label }) => {
    const plain = exampleOf(id, {});
    const examples = FEATURES.flatMap((feature) => {
      const fields = EXAMPLES[id][feature];
      return fields === undefined ? [] : [{ feature, example: exampleOf(id, fields) }];
    });
    const to = TARGETS.map((target) => {
      const usual = new Set(lossesOf(plain, target));
      const kept = examples.filter(({ example }) => lossesOf(example, target).every((loss) => usual.has(loss)));
      return { target, isOwn: target.id === id, kept: kept.map(({ feature }) => feature) };
    });
    return { id, label, features: examples.map(({ feature }) => feature), to };
  });
}

/** What may be kept, in the order in which the guide lists it. */
export const FEATURES = [
  'tools',
  'denied tools',
  'model',
  'effort',
  'limit of turns',
  'background',
  'hooks',
  'servers',
] as const;

function lossesOf({ agent, body }: Example, target: InstallTarget): string[] {
  return convertFor(target, agent, body, []).losses;
}

function exampleOf(id: DialectId, fields: Values): Example {
  const place = placeOf(id);
  const plain = { name: 'helper', description: 'Helps.', ...fields };
  const text = place.endsWith('.toml')
    ? tomlText({ ...plain, developer_instructions: BODY })
    : `---\n${Object.entries(plain)
        .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
        .join('')}---\n${BODY}`;
  const bytes = new TextEncoder().encode(text);
  const { agent } = readAgent(bytes, place);
  if (agent?.dialect !== id) throw new Error(`An example of ${id} makes no agent of it: ${text}`);
  return { agent, body: bodyOf(bytes, agent) };
}

function placeOf(id: DialectId): string {
  const target = TARGETS.find((each) => each.id === id);
  if (target === undefined) throw new Error(`no agents are installed for ${id}`);
  return `${target.projectFolder}/${target.fileName('helper')}`;
}

const BODY = 'Do the work.\n';
const SERVERS = { docs: { command: 'docs' } };
const HOOKS = { PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: 'check' }] }] };

/** How each tool's files say it; what they cannot say is left out. */
const EXAMPLES: Readonly<Record<DialectId, Readonly<Partial<Record<Feature, Values>>>>> = {
  'claude-code': {
    tools: { tools: 'Read, Grep' },
    'denied tools': { disallowedTools: 'Bash' },
    model: { model: 'claude-sonnet-5' },
    effort: { effort: 'high' },
    'limit of turns': { maxTurns: 5 },
    background: { background: true },
    hooks: { hooks: HOOKS },
    servers: { mcpServers: SERVERS },
  },
  copilot: {
    tools: { tools: ['read', 'search'] },
    model: { model: 'GPT-5' },
    effort: { 'reasoning-effort': 'high' },
    hooks: { hooks: HOOKS },
    servers: { 'mcp-servers': SERVERS },
  },
  cursor: {
    'denied tools': { readonly: true },
    model: { model: 'claude-sonnet-5' },
    background: { is_background: true },
  },
  opencode: {
    tools: { permission: { '*': 'deny', read: 'allow', grep: 'allow' } },
    'denied tools': { permission: { bash: 'deny' } },
    model: { model: 'anthropic/claude-sonnet-5' },
    'limit of turns': { steps: 5 },
  },
  codex: {
    model: { model: 'gpt-5' },
    effort: { model_reasoning_effort: 'high' },
    servers: { mcp_servers: SERVERS },
  },
  'gemini-cli': {
    tools: { tools: ['read_file', 'grep_search'] },
    model: { model: 'gemini-3-pro' },
    'limit of turns': { max_turns: 5 },
    servers: { mcp_servers: SERVERS },
  },
  antigravity: {
    tools: { tools: ['view_file', 'grep_search'] },
    model: { model: 'flash' },
    servers: { mcpServers: [SERVERS] },
  },
  'qwen-code': {
    tools: { tools: ['read_file', 'grep_search'] },
    'denied tools': { disallowedTools: ['run_shell_command'] },
    model: { model: 'qwen3-coder' },
    'limit of turns': { maxTurns: 5 },
    background: { background: true },
    hooks: { hooks: HOOKS },
    servers: { mcpServers: SERVERS },
  },
  factory: {
    tools: { tools: ['Read', 'Grep'] },
    model: { model: 'claude-sonnet-5' },
    effort: { reasoningEffort: 'high' },
    servers: { mcpServers: ['docs'] },
  },
  kiro: {
    tools: { tools: ['read'] },
    'denied tools': { excludedTools: ['shell'] },
    model: { model: 'claude-sonnet-4' },
    servers: { mcpServers: SERVERS },
  },
  devin: { tools: { 'allowed-tools': ['read', 'grep'] }, model: { model: 'sonnet' } },
  pi: {
    tools: { tools: 'read, grep' },
    model: { model: 'anthropic/claude-sonnet-5' },
    effort: { thinking: 'high' },
  },
};

/** A small agent of one tool. */
interface Example {
  agent: Agent;
  body: string;
}

/** Something that an agent's file says besides its name, description and prompt. */
export type Feature = (typeof FEATURES)[number];

/** What is kept of a tool's agents. */
export interface KeptFrom {
  id: DialectId;
  label: string;
  /** What its files can say. */
  features: Feature[];
  to: {
    target: InstallTarget;
    /** Whether it is the tool itself, which gets the file as it is. */
    isOwn: boolean;
    kept: Feature[];
  }[];
}
