import { geminiCli as dialect } from '../../agent/dialects/gemini-cli.ts';
import { valueOf, type Agent } from '../../agent/agent-file.ts';
import { fieldLosses, modelFrom, temperatureOf, turnsOf } from '../conversion/field-losses.ts';
import { grantsOf } from '../conversion/grants.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import { nameLosses, plainName } from '../conversion/plain-name.ts';
import { hasPlaceholder, promptOf, withoutPlaceholders } from '../conversion/prompt-text.ts';
import { listed } from '../conversion/sentences.ts';
import type { AsIs, InstallTarget } from './target.ts';
import { translateTools, type ToolNames } from '../conversion/tool-names.ts';

const label = 'Gemini CLI';

/** Gemini CLI: refuses files with unknown keys or tools. */
export const geminiCli: InstallTarget = {
  id: 'gemini-cli',
  label,
  projectFolder: '.gemini/agents',
  userFolder: '.gemini/agents',
  // It skips files whose name starts with an underscore.
  fileName: (slug) => `${plainName(slug).replace(/^_+/, 'agent-')}.md`,
  servedAs: 'gemini-cli.md',
  convert: (agent, body) => {
    const { rule, wider, missing } = translateTools(NAMES, label, grantsOf(agent));
    const name = plainName(agent.name);
    const turns = turnsOf(agent);
    const model = modelFrom(agent, 'google');
    const temperature = temperatureOf(agent);
    const header = {
      name,
      display_name: name === agent.name ? undefined : agent.name,
      description: agent.description,
      tools: rule.kind === 'only' ? rule.natives : undefined,
      model,
      temperature,
      max_turns: turns,
    };
    const fields = fieldLosses(agent, label, [
      ...(turns === undefined ? [] : ['maxTurns']),
      ...(model === undefined ? [] : ['model']),
    ]);
    const prompt = promptOf(body, agent.description, label);
    const text = withoutPlaceholders(prompt.body, label);
    const losses = [
      ...wider,
      ...fields.wider,
      ...missing,
      ...nameLosses(label, agent.name, name),
      ...prompt.losses,
      ...text.losses,
      ...fields.missing,
    ];
    return { form: { text: markdownFile(header, text.body) }, losses, ownKept: OWN_KEPT };
  },
  asIs,
  checkedWith: '0.61.0',
  source: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/core/subagents.md',
};

const OWN_KEPT = ['temperature'];

const NAMES: ToolNames = {
  natives: dialect.tools,
  denies: false,
  allServers: 'mcp_*',
  // A server's name ends at the first underscore, so no tool list can name a server with an underscore.
  mcp: ({ server, tool = '*' }) =>
    /^[a-z0-9.:-]+$/i.test(server) && (tool === '*' || /^(?!_*$)[a-z0-9_.:-]+$/i.test(tool))
      ? `mcp_${server}_${tool}`
      : undefined,
  fallback: 'write_todos',
};

/** It refuses a file for each of these, and starts no agent whose prompt is empty or has a name that it would replace. */
function asIs(agent: Agent, body: string): AsIs {
  if (agent.bom) return { kind: 'no', why: [`${label} finds no header after a byte order mark.`] };
  if (agent.delimiters === 'language') return { kind: 'no', why: [`${label} finds no header below this first line.`] };
  if (agent.route !== 'strict' && agent.delimiters === 'lines')
    return { kind: 'no', why: [`${label} does not load this file: its header is not strict YAML.`] };
  const unknown = agent.fields.map(({ key }) => key).filter((key) => !KEYS.has(key));
  const tools = valueOf(agent, 'tools');
  const odd = ['name', 'description', 'model'].filter(
    (key) => !['string', 'undefined'].includes(typeof valueOf(agent, key)),
  );
  const why = [
    ...(unknown.length === 0 ? [] : [`${label} refuses files with fields that it does not know: ${listed(unknown)}.`]),
    ...(tools === undefined || isListOf(tools, isTool)
      ? []
      : [`${label} refuses this file’s tools: it accepts only a list of its own names.`]),
    ...(odd.length === 0 ? [] : [`${label} refuses this file: ${listed(odd)} must be text there.`]),
    ...(/^[a-z0-9_-]+$/.test(agent.name)
      ? []
      : [`${label} refuses the name ${listed([agent.name])}: it accepts only plain names.`]),
    ...(body.trim() === '' ? [`${label} does not start an agent without a prompt.`] : []),
    ...(hasPlaceholder(body)
      ? [`${label} does not start this agent: its prompt has a name in braces that it would replace.`]
      : []),
  ];
  if (why.length > 0) return { kind: 'no', why };
  const model = valueOf(agent, 'model');
  return typeof model === 'string' && model.trim() !== '' && model !== 'inherit'
    ? { kind: 'part', why: [`${label} would ask its service for a model called ${listed([model])} there.`] }
    : { kind: 'whole' };
}

/** The fields that it knows. */
const KEYS: ReadonlySet<string> = new Set([
  ...['kind', 'name', 'display_name', 'description', 'tools', 'mcp_servers', 'model', 'temperature', 'max_turns'],
  'timeout_mins',
]);

/** Its other tools whose names files use, an old name among them. */
const OTHER_TOOLS: ReadonlySet<string> = new Set([
  ...['search_file_content', 'read_many_files', 'activate_skill', 'ask_user', 'complete_task', 'invoke_agent'],
]);

function isTool(name: string): boolean {
  return (
    Object.hasOwn(NAMES.natives, name) ||
    OTHER_TOOLS.has(name) ||
    name === '*' ||
    /^mcp_(?:\*|[a-z0-9.:-]+_(?:\*|[a-z0-9_.:-]+))$/i.test(name)
  );
}

function isListOf(value: unknown, isEntry: (entry: string) => boolean): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string' && isEntry(entry));
}
