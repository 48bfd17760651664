import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Agent } from '../../src/agent/agent-file.ts';
import type { InstallTarget } from '../../src/install/tools/target.ts';
import type { Loaded } from './client.ts';

/**
 * What a client loaded of a converted file otherwise than the file says, a sentence each; undefined for clients that
 * were not asked.
 * @param agent the agent in the catalogue
 * @param text the converted file
 */
export function compareConverted(
  id: InstallTarget['id'],
  agent: Agent,
  text: string,
  loaded: Loaded,
): string[] | undefined {
  const promise = PROMISES[id]?.(text, agent);
  return promise === undefined ? undefined : disagreements(promise, loaded);
}

function disagreements(promise: Promised, loaded: Loaded): string[] {
  if (loaded.prompt === undefined) return [`It does not start: ${(loaded.told ?? []).join(' ')}`];
  const different = (what: string, promised: string, there: string) =>
    promised === there ? [] : [`Its ${what} is ${JSON.stringify(there)}, not ${JSON.stringify(promised)}.`];
  return [
    ...different('name', promise.name, loaded.name),
    ...different('description', promise.description.trim(), (loaded.description ?? '').trim()),
    ...different('model', promise.model, loaded.model ?? 'inherit'),
    ...different('prompt', plain(promise.prompt), plain(loaded.prompt)),
    ...different('effort', promise.effort ?? '', promise.effort === undefined ? '' : (loaded.effort ?? '')),
    ...different('sandbox', promise.sandbox ?? '', loaded.sandbox ?? ''),
    ...toolDifferences(promise, loaded),
  ];
}

function toolDifferences({ tools, denied = [], absent = [] }: Promised, loaded: Loaded): string[] {
  if (tools === undefined || loaded.tools === undefined) return [];
  if (loaded.tools === 'all') {
    const kept = denied.filter((tool) => !tool.startsWith('mcp__'));
    if (kept.length > 0) return [`It has every tool, although ${kept.join(', ')} are denied.`];
    return tools === 'all' ? [] : [`It has every tool, not only ${tools.join(', ')}.`];
  }
  const there = loaded.tools;
  if (tools === 'all') {
    if (denied.length === 0) return [`It has only ${there.join(', ')}.`];
    const left = denied.filter((tool) => there.includes(tool));
    return left.length === 0 ? [] : [`It has ${left.join(', ')}, which are denied.`];
  }
  const more = there.filter((tool) => !tools.includes(tool));
  const fewer = tools.filter((tool) => !there.includes(tool) && !absent.some((each) => each.test(tool)));
  return [
    ...(more.length === 0 ? [] : [`It also has ${more.join(', ')}.`]),
    ...(fewer.length === 0 ? [] : [`It does not have ${fewer.join(', ')}.`]),
  ];
}

/** Clients differ in whether they keep line endings and the blank lines around a prompt. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** What a converted file promises. */
interface Promised {
  name: string;
  description: string;
  model: string;
  prompt: string;
  /** The tools in the client’s names, or every tool; undefined when the client has no tool lists. */
  tools?: 'all' | readonly string[];
  denied?: readonly string[];
  /** Tools that a client without servers and without a network does not have. */
  absent?: readonly RegExp[];
  effort?: string | undefined;
  sandbox?: string;
}

const HEADER = z.looseObject({
  name: z.string(),
  description: z.string(),
  model: z.union([z.string(), z.array(z.string())]).nullish(),
  tools: z.union([z.string(), z.array(z.string())]).nullish(),
  disallowedTools: z.unknown().optional(),
});

const TOML = z.looseObject({
  name: z.string(),
  description: z.string(),
  developer_instructions: z.string(),
  model: z.string().optional(),
  model_reasoning_effort: z.string().optional(),
});

const PROMISES: Readonly<Partial<Record<InstallTarget['id'], (text: string, agent: Agent) => Promised>>> = {
  'gemini-cli': (text) => ({ ...markdownPromise(text), absent: [/^mcp_/] }),
  'qwen-code': (text) => ({ ...markdownPromise(text), absent: [/^mcp__/, /^(?:list_directory|none)$/] }),
  pi: (text) => ({ ...markdownPromise(text), absent: [/^mcp__/] }),
  copilot: (text) => {
    const { tools = 'all', ...promise } = markdownPromise(text);
    const names = tools === 'all' ? [] : tools.flatMap((tool) => COPILOT_TOOLS.get(tool.toLowerCase()) ?? []);
    // It has no deny lists.
    return { ...promise, denied: [], tools: tools === 'all' ? tools : [...new Set(names)], absent: [/^web/, /^power/] };
  },
  codex: (text) => {
    const header = TOML.parse(parseToml(text));
    return {
      name: header.name,
      description: header.description,
      model: header.model ?? 'inherit',
      prompt: header.developer_instructions,
      effort: header.model_reasoning_effort,
      // The sandbox of the session that starts the agent, whatever its file asks for: 0.171.0.
      sandbox: 'workspace-write',
    };
  },
};

function markdownPromise(text: string): Promised {
  const [, yaml = '', body = ''] = /^\uFEFF?---\r?\n([^]*?)\r?\n---(?:\r?\n([^]*))?$/.exec(text) ?? [];
  const { name, description, model, tools, disallowedTools: denied } = HEADER.parse(parseYaml(yaml));
  const list = typeof tools === 'string' ? tools.split(',').map((tool) => tool.trim()) : (tools ?? ['*']);
  return {
    name,
    description,
    // Of several models it takes the first, and an empty name is none.
    model: [model].flat().find((name) => typeof name === 'string' && name !== '') ?? 'inherit',
    prompt: body,
    tools: list.includes('*') ? 'all' : list.filter((tool) => tool !== ''),
    ...(Array.isArray(denied) ? { denied: z.array(z.string()).parse(denied) } : {}),
  };
}

/** What Copilot’s command line 1.0.102 gives an agent for a name in its tool list, in lowercase. */
const COPILOT_TOOLS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'bash shell execute': ['bash', 'read_bash', 'stop_bash', 'list_bash'],
    'read notebookread': ['view'],
    read_file: ['read_file'],
    grep_search: ['grep_search'],
    'edit write multiedit notebookedit': ['create', 'edit'],
    grep: ['grep'],
    glob: ['glob'],
    search: ['grep', 'glob'],
    'agent task custom-agent': ['task', 'read_agent', 'list_agents', 'write_agent'],
    'todowrite todo': ['update_todo'],
    skill: ['skill'],
  }).flatMap(([names, tools]) => names.split(' ').map((name) => [name, tools] as const)),
);
